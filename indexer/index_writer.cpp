// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/date.hpp"
#include "core/error.hpp"
#include "core/record.hpp"
#include "core/schema.hpp"
#include "indexer/arrivals.hpp"
#include "indexer/bulk_builder.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/document.hpp"
#include "indexer/file_ledger.hpp"
#include "indexer/memory_shares.hpp"
#include "indexer/pending_changes.hpp"
#include "indexer/stored_articles.hpp"
#include "indexer/threads.hpp"
#include "indexer/topic_model_file.hpp"

namespace gazette {
namespace {

Error unwritable(const std::string& folder, const std::string& why) {
  return Error(fmt::format("the index {} cannot be written: {}", folder, why),
               "what was committed before stands; check permissions and space left on the disk, "
               "then run the command again");
}

/// Runs `work`; errors of Xapian and of the file system become ours.
template <typename Work>
auto translated(const std::string& folder, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw unwritable(folder, error.get_description());
  } catch (const std::filesystem::filesystem_error& error) {
    throw unwritable(folder, error.what());
  }
}

Error filed_otherwise(const std::string& folder) {
  return Error(
      fmt::format("the articles of the index {} are filed by another tree of topics", folder),
      fmt::format("leave --topics-file out to go on by that one, or file all of them anew: "
                  "gazette-index --db {} --topics-file FILE topics retag; --rebuild makes the "
                  "index anew from its sources",
                  folder));
}

}  // namespace

struct IndexWriter::State {
  State(const std::string& path, const WriterTuning& how)
      : live(path, how.wait, how.mode),
        tuning(with_threads(how)),
        shares(tuning.memory_bytes, tuning.threads),
        maker({}, shares.cached_words),
        articles_before(live.articles_before()),
        topics(read_topics(live.db())) {
    take_tree();
    filing.of = tuning.filed;
    if (tuning.model == WriterTuning::Model::used) {
      filing.model = read_model(live.folder(), topics);
    }
    if (tuning.rules == WriterTuning::Rules::used) {
      filing.rules = std::make_shared<const TopicRules>(tree_of(topics));
    }
    maker.file_by(filing);
  }

  /// The tree that is asked for.
  void take_tree() {
    if (!tuning.topics || is_same_tree(topics, *tuning.topics)) return;
    if (db().get_doccount() > 0 && tuning.other_topics == WriterTuning::OtherTopics::refuse) {
      throw filed_otherwise(folder());
    }
    topics = *tuning.topics;
    topics_are_new = true;
  }

  static WriterTuning with_threads(WriterTuning tuning) {
    tuning.threads = thread_count(tuning.threads);
    return tuning;
  }

  const Xapian::WritableDatabase& db() const { return live.db(); }
  std::string folder() const { return live.folder().string(); }

  std::optional<unsigned> stored(const std::string& id) const { return find_stored(db(), id); }

  using Fate = Arrivals::Fate;

  void put(Article article) {
    const Digest digest = digest_of(article);
    const OriginKey origin = origin_key(article.origin);
    if (!article.origin.empty()) touch(origin, article.origin);
    const auto [arrival, is_first, is_blank] = arrivals.note(id_key(article.id), origin);
    if (!is_first) {
      repeat(article.id);
      files.unsettle(db(), std::exchange(arrival.origin, origin));
      files.unsettle(article.origin);
    }
    if (arrivals.is_fresh(arrival)) {
      put_changed(std::move(article), arrival.digest == digest);
    } else if (const std::optional<unsigned> docid = stored(article.id)) {
      if (removed.erase(article.id) == 1) --counts.removed;  // it is back
      const bool is_same = is_stored_as(db(), *docid, digest);
      count_stored(arrival.fate, is_same, is_first);
      if (!is_same && is_blank) take_from_file(*docid, article.origin);
      put_changed(std::move(article), is_same);
    } else {
      if (arrival.fate != Fate::added) ++counts.added;
      arrival.fate = Fate::added;
      arrivals.add_fresh(arrival, digest);
      put_new(std::move(article));
    }
    keep_small();
  }

  /// Articles of one file mostly come one after the other.
  void touch(OriginKey origin, const std::string& path) {
    if (std::exchange(touched, origin) != origin) files.forget(path);
  }

  void repeat(const std::string& id) {
    if (repeated_ids.insert(id_key(id)).second) repeated.push_back(id);
  }

  /// An article whose id is stored came, the same or another.
  void count_stored(Fate& fate, bool is_same, bool is_first) {
    if (is_same && (is_first || fate == Fate::pending)) {
      fate = Fate::unchanged;
      ++counts.unchanged;
    } else if (!is_same && fate == Fate::unchanged) {
      fate = Fate::pending;
      --counts.unchanged;
    }
  }

  /// The stored article is to be replaced by one from the file `origin`.
  void take_from_file(Xapian::docid docid, const std::string& origin) {
    const std::string before = origin_of(db(), docid);
    if (before == origin) return;
    files.unsettle(before);
    files.unsettle(origin);
    if (files.is_kept(origin_key(before))) --counts.unchanged;
  }

  /// Commits early where more waits, or more is remembered, than there is memory for.
  void keep_small() {
    const bool is_full = arrivals.bytes() + files.bytes() > shares.ids;
    if (!is_full && pending.bytes() <= shares.pending) return;
    commit();
    if (is_full) arrivals.condense();
  }

  /// An article whose id is there already, and whether it is there as it is.
  void put_changed(Article article, bool is_same) {
    if (is_same) return pending.forget(article.id);
    pending.put(std::move(article));
  }

  void put_new(Article article) {
    if (builder) return builder->add(std::move(article));
    few_size += article.body.size();
    few.push_back(std::move(article));
    if (few.size() < tuning.few_articles && few_size < tuning.few_bytes) return;
    builder.emplace(building_folder(live.folder()), tuning.threads, shares.batch, filing);
    for (Article& each : few) builder->add(std::move(each));
    few.clear();
    few_size = 0;
  }

  void replace(const Article& article) {
    Fate& fate = arrivals.at(id_key(article.id)).fate;
    if (const std::optional<unsigned> docid = stored(article.id)) {
      const Article before = stored_article(db(), *docid);
      maker.uncount(before);
      if (!before.origin.empty() && !article.origin.empty() && before.origin != article.origin &&
          fate == Fate::pending) {
        moved.push_back({article.id, before.origin, article.origin});
      }
    }
    live.db().replace_document(id_term(article.id), maker.make(article));
    if (fate == Fate::pending) {
      ++counts.updated;
      fate = Fate::updated;
    }
  }

  void commit() {
    if (builder) builder->finish();
    if (builder && is_merging_cheaper()) {
      commit_merged();
    } else if (!few.empty() || builder || !pending.articles().empty() || !removed.empty() ||
               !files.changes(db()).empty() || topics_are_new) {
      commit_added();
    }
    builder.reset();
    few.clear();
    few_size = 0;
    arrivals.settle();
    files.clear_changes();
  }

  /// Seconds that the two ways of writing what was built would take.
  struct Cost {
    double adding;
    double merging;
  };
  Cost cost() const {
    return {static_cast<double>(arrivals.fresh_count()) * tuning.seconds_an_added_article,
            static_cast<double>(size_of(live.generation())) / tuning.merged_bytes_a_second};
  }

  /// Whether what was built is to be merged, not added.
  bool is_merging_cheaper() {
    const Cost estimate = cost();
    const bool is_merged = estimate.merging < estimate.adding;
    plan += fmt::format(
        "{} new articles, built beside the index: {} (estimates: adding {:.2f} s, merging {:.2f} "
        "s)\n",
        arrivals.fresh_count(), is_merged ? "merged with it into a new generation" : "added to it",
        estimate.adding, estimate.merging);
    return is_merged;
  }

  /// Writes into the database at hand.
  void commit_added() {
    if (!builder) {
      plan += fmt::format("{} new and {} changed articles: written into the index at hand\n",
                          few.size(), pending.articles().size());
    }
    live.db().begin_transaction();  // else Xapian might commit a part of it
    for (const Article& article : few) live.db().add_document(maker.make(article));
    if (builder) builder->append_to(live.db());
    finish_transaction();
  }

  /// Makes a new generation of this one and what was built.
  void commit_merged() {
    const bool is_first = db().get_doccount() == 0;
    const std::string revision = db().get_metadata(std::string(revision_key));
    builder->merge(is_first ? std::filesystem::path() : live.generation(), live.next_generation());
    live.open_next();
    live.db().begin_transaction();
    if (is_first) write_stamp(live.db(), revision);
    topics_are_new |= is_first;
    finish_transaction();
    live.settle();
  }

  /// All of a commit but the new articles.
  void finish_transaction() {
    delete_removed();
    for (const auto& [id, article] : pending.articles()) replace(article);
    pending.clear();
    write_counts(maker.take_counts(), live.db());
    for (const auto& [key, value] : files.changes(db())) live.db().set_metadata(key, value);
    if (topics_are_new) write_topics(live.db(), topics);
    const std::string key(revision_key);
    live.db().set_metadata(key, std::to_string(parse_revision(db().get_metadata(key)) + 1));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    live.db().set_metadata(std::string(committed_key), to_rfc3339(now));
    live.db().commit_transaction();
    topics_are_new = false;
  }

  void delete_removed() {
    for (const std::string& id : removed) {
      maker.uncount(stored_article(db(), *stored(id)));
      live.db().delete_document(id_term(id));
    }
    removed.clear();
  }

  void refile(const std::vector<Refiling>& changes) {
    commit();
    if (changes.empty()) return;
    live.db().begin_transaction();
    for (const Refiling& change : changes) {
      Xapian::Document document = db().get_document(change.docid);
      gazette::refile(document, change.topics);
      document.add_value(
          static_cast<Xapian::valueno>(Slot::digest),
          digest_value(digest_of(source_part(document.get_data()), origin_of(db(), change.docid))));
      live.db().replace_document(change.docid, document);
    }
    finish_transaction();
  }

  void compact() {
    commit();
    const std::filesystem::path next = live.next_generation();
    std::filesystem::remove_all(next);
    live.db().compact(next.string());
    sync_files(next);
    live.open_next();
    live.settle();
  }

  bool remove(const std::string& id) {
    if (arrivals.is_fresh(id_key(id))) commit();
    if (id.empty()) return false;
    const std::optional<unsigned> docid = stored(id);
    if (!docid || !removed.insert(id).second) return false;
    pending.forget(id);
    files.unsettle(origin_of(db(), *docid));
    ++counts.removed;
    return true;
  }

  LiveDatabase live;
  WriterTuning tuning;
  MemoryShares shares;
  TopicFiling filing;
  DocumentMaker maker;
  std::size_t articles_before;
  IndexTopics topics;
  bool topics_are_new = false;  ///< the next commit writes them
  Arrivals arrivals;            ///< of this run
  FileLedger files;
  OriginKey touched = 0;  ///< file of the article that came last
  PendingChanges pending;
  /// Ids of what the next commit removes: Xapian would commit a part of many removals before.
  std::unordered_set<std::string> removed;
  std::vector<Article> few;            ///< that are added, while they are few
  std::size_t few_size = 0;            ///< bytes of their bodies
  std::optional<BulkBuilder> builder;  ///< takes them when they are many
  std::string plan;
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;
  std::unordered_set<IdKey> repeated_ids;
};

IndexWriter::IndexWriter(const std::string& folder, const WriterTuning& tuning)
    : state_(translated(folder, [&] { return std::make_unique<State>(folder, tuning); })) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(Article article) {
  translated(state_->folder(), [&] { state_->put(std::move(article)); });
}

std::optional<FileEntry> IndexWriter::file(const std::string& origin) const {
  return translated(state_->folder(), [&] { return state_->files.entry(state_->db(), origin); });
}

std::size_t IndexWriter::articles_of(const std::string& origin) const {
  return translated(state_->folder(),
                    [&] { return state_->db().get_termfreq(origin_term(origin_key(origin))); });
}

void IndexWriter::keep_file(const std::string& origin) {
  const std::optional<FileEntry> entry = file(origin);
  if (entry && state_->files.keep(origin)) state_->counts.unchanged += entry->articles;
}

void IndexWriter::forget_file(const std::string& origin) { state_->files.forget(origin); }

void IndexWriter::record_file(const std::string& origin, const FileEntry& entry) {
  state_->files.record(origin, entry);
}

Vanished IndexWriter::vanished(
    const std::vector<std::string>& sources,
    const std::function<bool(const std::string& origin)>& is_whole) const {
  const auto has_come = [&](const std::string& id) {
    return state_->arrivals.contains(id_key(id));
  };
  return translated(state_->folder(),
                    [&] { return find_vanished(state_->db(), sources, is_whole, has_come); });
}

bool IndexWriter::remove(const std::string& id) {
  return translated(state_->folder(), [&] { return state_->remove(id); });
}

void IndexWriter::refile(const std::vector<Refiling>& changes) {
  translated(state_->folder(), [&] { state_->refile(changes); });
}

void IndexWriter::commit() {
  translated(state_->folder(), [&] { state_->commit(); });
}

void IndexWriter::compact() {
  translated(state_->folder(), [&] { state_->compact(); });
}

void IndexWriter::publish() {
  translated(state_->folder(), [&] { state_->live.publish(); });
}

std::size_t IndexWriter::articles_before() const { return state_->articles_before; }

void IndexWriter::set_topics(const IndexTopics& topics) {
  state_->topics_are_new = state_->topics_are_new || topics != state_->topics;
  state_->topics = topics;
}

const IndexTopics& IndexWriter::topics() const { return state_->topics; }

const std::string& IndexWriter::plan() const { return state_->plan; }
const WriteCounts& IndexWriter::counts() const { return state_->counts; }
const std::vector<Moved>& IndexWriter::moved() const { return state_->moved; }
const std::vector<std::string>& IndexWriter::repeated() const { return state_->repeated; }

}  // namespace gazette
