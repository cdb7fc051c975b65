// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/writing_run.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/history/kept_counts.hpp"
#include "indexer/history/moved_files.hpp"
#include "indexer/threads/thread_count.hpp"
#include "indexer/writing/article_footprint.hpp"
#include "indexer/writing/stored_articles.hpp"
#include "indexer/writing/transaction_buffer.hpp"

namespace gazette {
namespace {

Error other_tree_error(const std::string& folder) {
  return Error(fmt::format("the index {} uses another topic tree", folder),
               fmt::format("leave out --topics-file to keep that tree, or file all articles by "
                           "this one: gazette-index --db {} --topics-file FILE topics retag",
                           folder));
}

/// The tree that `tuning` asks for, else that of the index.
IndexTopics topics_for(const LiveDatabase& live, const WriterTuning& tuning) {
  IndexTopics stored = read_topics(live.db());
  if (!tuning.topics || is_same_tree(stored, *tuning.topics)) return stored;
  if (live.db().get_doccount() > 0 && tuning.other_topics == WriterTuning::OtherTopics::refuse) {
    throw other_tree_error(live.folder().string());
  }
  return *tuning.topics;
}

/// What assigns topics to incoming articles.
TopicFiling filing_for(const WriterTuning& tuning, const std::filesystem::path& folder,
                       const IndexTopics& topics) {
  TopicFiling filing;
  filing.of = tuning.filed;
  if (tuning.model == WriterTuning::Model::used) filing.model = read_model(folder, topics);
  if (tuning.rules == WriterTuning::Rules::used) {
    filing.rules = std::make_shared<const TopicRules>(tree_of(topics));
  }
  return filing;
}

WriterTuning within(const MemoryShares& shares, WriterTuning tuning) {
  tuning.threads = thread_count(tuning.threads);
  tuning.few_bytes = std::min(tuning.few_bytes, shares.waiting);
  return tuning;
}

}  // namespace

WritingRun::WritingRun(const std::string& folder, const WriterTuning& tuning)
    : live_(folder, tuning.wait, tuning.mode),
      shares_(tuning.memory_bytes, thread_count(tuning.threads)),
      tuning_(within(shares_, tuning)),
      topics_(topics_for(live_, tuning_)),
      topics_are_new_(!is_same_tree(topics_, read_topics(db()))),
      filing_(filing_for(tuning_, live_.folder(), topics_)),
      maker_({}, shares_.cache_bytes),
      tracker_(tuning_.on_finding),
      history_(db()),
      added_([this] { return live_.begin_building(); }, tuning_, shares_.batch, filing_) {
  maker_.file_by(filing_);
}

void WritingRun::put(Article article) {
  if (changes_.restore(article.id)) tracker_.count_restored();
  switch (tracker_.decide(db(), article)) {
    case ChangeTracker::Action::add:
      counted_.add(article);
      added_.add(std::move(article));
      break;
    case ChangeTracker::Action::replace:
      changes_.put(std::move(article));
      break;
    case ChangeTracker::Action::keep:
      changes_.forget(article.id);
      break;
  }
  commit_if_full();
}

/// Commits early when too much memory is in use.
void WritingRun::commit_if_full() {
  const bool is_full = tracker_.bytes() > shares_.ids;
  if (!is_full && changes_.bytes() + withdrawals_.bytes() <= shares_.pending) return;
  commit();
  if (is_full) tracker_.shrink();
}

bool WritingRun::remove(const std::string& id) {
  if (tracker_.is_uncommitted(id)) {
    if (!changes_.remove(id)) return false;
    tracker_.count_removed(db(), id);
    return true;
  }
  const std::optional<unsigned> docid = find_document(db(), id);
  if (!docid || !changes_.remove(id)) return false;
  tracker_.count_removed(db(), *docid);
  return true;
}

void WritingRun::withdraw(const Withdrawal& withdrawal) {
  remove(withdrawal.id);
  remember(withdrawal);
}

void WritingRun::remember(const Withdrawal& withdrawal) {
  withdrawals_.add(withdrawal);
  commit_if_full();
}

void WritingRun::apply(const std::string& former_id, const std::string& id, Renaming why) {
  if (tracker_.was_seen(former_id) || !find_document(db(), former_id)) return;
  if (changes_.remove(former_id)) tracker_.count_renamed(id, why);
}

void WritingRun::apply_renames() {
  for (const auto& [former_id, id] : std::exchange(renames_, {})) {
    apply(former_id, id, Renaming::other_rules);
  }
  FileTracker& files = tracker_.files();
  const auto was_seen = [&](const std::string& id) { return tracker_.was_seen(id); };
  find_moved(db(), files, files.take_arrivals(), was_seen, [&](const MovedArticle& moved) {
    apply(moved.former_id, moved.id, Renaming::file_moved);
  });
}

void WritingRun::commit() {
  apply_renames();
  added_.finish();
  if (added_.are_built() && is_merging_cheaper()) {
    commit_merged();
  } else if (added_.count() > 0 || !changes_.empty() || !tracker_.files().changes(db()).empty() ||
             !history_.changes(db()).empty() || !withdrawals_.changes(db()).empty() ||
             topics_are_new_) {
    commit_in_place();
  }
  added_.clear();
  tracker_.end_commit();
}

/// Whether to merge what was built instead of adding it.
bool WritingRun::is_merging_cheaper() {
  const WritingCost cost = writing_cost(added_.count(), size_of(live_.generation()), tuning_);
  plan_ += plan_line(added_.count(), cost) + threads_line(added_.threads(), tuning_.threads);
  return cost.is_merging_cheaper();
}

/// Writes into the current database.
void WritingRun::commit_in_place() {
  if (!added_.are_built()) {
    plan_ += fmt::format("{} and {}: written into the current index\n",
                         counted(added_.count(), "new article"),
                         counted(changes_.articles().size(), "changed article"));
  }
  live_.db().begin_transaction();  // otherwise Xapian might commit a part of it
  TransactionBuffer buffer(live_.db(), shares_.transaction);
  added_.append_to(live_.db(), buffer, maker_);
  finish_transaction(buffer);
}

/// Makes a new generation from the current one and what was built.
void WritingRun::commit_merged() {
  const bool is_first = db().get_doccount() == 0;
  const std::string revision = db().get_metadata(std::string(revision_key));
  added_.merge(is_first ? std::filesystem::path() : live_.generation(), live_.begin_next());
  live_.open_next();
  live_.db().begin_transaction();
  if (is_first) write_stamp(live_.db(), revision);
  topics_are_new_ |= is_first;
  TransactionBuffer buffer(live_.db(), shares_.transaction);
  finish_transaction(buffer);
  live_.make_current();
}

/// Everything of a commit except the new articles, of which some may be removed here.
void WritingRun::finish_transaction(TransactionBuffer& buffer) {
  remove_documents(buffer);
  for (const auto& [id, article] : changes_.articles()) replace(article, buffer);
  changes_.clear();
  if (!live_.notice().empty() && !has_recounted_) forget_counts(live_.db());
  has_recounted_ = true;
  change_counts(live_.db(), counted_);
  counted_.clear();
  for (const auto& [key, value] : tracker_.files().changes(db()))
    live_.db().set_metadata(key, value);
  for (const auto& [key, value] : history_.changes(db())) live_.db().set_metadata(key, value);
  for (const auto& [key, value] : withdrawals_.changes(db())) live_.db().set_metadata(key, value);
  withdrawals_.clear();
  if (topics_are_new_) write_topics(live_.db(), topics_);
  count_commit(live_.db());
  live_.commit_transaction();
  live_.seal();
  topics_are_new_ = false;
}

/// In order of the documents: Xapian then changes each part of a posting list once, and not once
/// for every ten thousand removals.
void WritingRun::remove_documents(TransactionBuffer& buffer) {
  std::vector<std::pair<unsigned, std::string_view>> removed;
  for (const std::string& id : changes_.removed()) {
    removed.emplace_back(*find_document(db(), id), id);
  }
  std::sort(removed.begin(), removed.end());
  for (const auto& [docid, id] : removed) {
    const Article article = stored_article(db(), docid);
    if (!article.origin.empty()) tracker_.files().note_loss(origin_key(article.origin));
    counted_.add(article, -1);
    live_.db().delete_document(id_term(std::string(id)));
    buffer.remove(footprint(article));
  }
}

void WritingRun::replace(const Article& article, TransactionBuffer& buffer) {
  std::string former_origin;
  if (const std::optional<unsigned> docid = find_document(db(), article.id)) {
    const Article before = stored_article(db(), *docid);
    former_origin = before.origin;
    counted_.add(before, -1);
    buffer.remove(footprint(before));
  }
  counted_.add(article);
  const Xapian::Document document = maker_.make(article);
  live_.db().replace_document(id_term(article.id), document);
  buffer.add(document);
  tracker_.count_replaced(article, former_origin);
}

void WritingRun::refile(const std::vector<Refiling>& refilings) {
  commit();
  if (refilings.empty()) return;
  live_.db().begin_transaction();
  TransactionBuffer buffer(live_.db(), shares_.transaction);
  for (const Refiling& each : refilings) buffer.add(refile_stored(live_.db(), each));
  finish_transaction(buffer);
}

void WritingRun::take_over(const Xapian::Database& former) {
  history_.take_over(RunHistory(former));
  const std::string prefix(file_key_prefix);
  for (auto key = former.metadata_keys_begin(prefix); key != former.metadata_keys_end(prefix);
       ++key) {
    const std::optional<KnownFile> file = parse_known_file(former.get_metadata(*key));
    if (file && file->entry) tracker_.files().record(file->path, *file->entry);
  }
  for (const Withdrawal& each : withdrawals_in(former)) withdrawals_.add(each);
}

/// Earlier versions kept what they knew of files whose articles were gone.
void WritingRun::forget_files_without_articles() {
  const std::string prefix(file_key_prefix);
  for (auto key = db().metadata_keys_begin(prefix); key != db().metadata_keys_end(prefix); ++key) {
    const std::optional<KnownFile> file = parse_known_file(db().get_metadata(*key));
    if (!file) continue;
    const OriginKey origin = origin_key(file->path);
    if (db().get_termfreq(origin_term(origin)) == 0) tracker_.files().note_loss(origin);
  }
}

void WritingRun::compact() {
  commit();
  forget_files_without_articles();
  commit();
  live_.db().compact(live_.begin_next().string());
  live_.open_next();
  live_.make_current();
}

void WritingRun::set_topics(const IndexTopics& topics) {
  topics_are_new_ = topics_are_new_ || topics != topics_;
  topics_ = topics;
}

}  // namespace gazette
