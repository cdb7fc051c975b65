// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/open_files.hpp"
#include "indexer/writing/writing_run.hpp"

namespace gazette {
namespace {

constexpr const char* remedy =
    "earlier commits are safe; check permissions and free disk space, then run the command again";

Error unwritable(const std::string& folder, const std::string& why, const std::string& hint) {
  return Error(fmt::format("the index {} cannot be written: {}", folder, why), hint);
}

Error damaged(const std::string& folder, const Xapian::Error& error) {
  return repairable(folder, fmt::format("the index {} is damaged: {}", folder, error.get_msg()));
}

/// Runs `work` and throws errors of Xapian and of the file system as Error.
template <typename Work>
auto translated(const std::string& folder, Work work) {
  try {
    return work();
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw damaged(folder, error);
  } catch (const Xapian::Error& error) {
    throw unwritable(folder, error.get_description(), remedy_for(error, remedy));
  } catch (const std::filesystem::filesystem_error& error) {
    throw unwritable(folder, error.what(), remedy_for(error.code(), remedy));
  }
}

}  // namespace

IndexWriter::IndexWriter(const std::string& folder, const WriterTuning& tuning)
    : run_(translated(folder, [&] { return std::make_unique<WritingRun>(folder, tuning); })) {
  if (!run_->notice().empty()) tuning.on_notice(one_line(run_->notice()));
}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::begin_run(const std::vector<std::string>& roots) {
  run_->history().add_run(roots);
}

void IndexWriter::take_over(const Xapian::Database& former) {
  translated(run_->folder(), [&] { run_->take_over(former); });
}

bool IndexWriter::has_former_ids() const { return run_->history().has_former_ids(); }

void IndexWriter::put(Article article) {
  translated(run_->folder(), [&] { run_->put(std::move(article)); });
}

std::optional<FileEntry> IndexWriter::file(const std::string& origin) const {
  return translated(run_->folder(),
                    [&] { return run_->tracker().files().entry(run_->db(), origin); });
}

std::size_t IndexWriter::articles_of(const std::string& origin) const {
  return translated(run_->folder(),
                    [&] { return run_->db().get_termfreq(origin_term(origin_key(origin))); });
}

void IndexWriter::keep_file(const std::string& origin) {
  const std::optional<FileEntry> entry = file(origin);
  if (entry) run_->tracker().keep_file(origin, entry->articles);
}

void IndexWriter::forget_file(const std::string& origin) { run_->tracker().files().forget(origin); }

void IndexWriter::record_file(const std::string& origin, const FileEntry& entry) {
  run_->tracker().files().record(origin, entry);
}

void IndexWriter::follow_file(const std::string& origin) {
  translated(run_->folder(), [&] { run_->tracker().files().note_arrival(run_->db(), origin); });
}

Prunable IndexWriter::prunable(PrunedSources sources,
                               const std::function<bool(const std::string& origin)>& is_read_whole,
                               const std::function<bool(const std::string& id)>& is_kept) {
  const auto was_seen = [&](const std::string& id) {
    return run_->tracker().was_seen(id) || run_->is_removed(id) || is_kept(id);
  };
  return translated(run_->folder(), [&] {
    run_->apply_renames();
    sources.earlier = run_->history().roots();
    return find_prunable(run_->db(), sources, is_read_whole, was_seen);
  });
}

bool IndexWriter::remove(const std::string& id) {
  return translated(run_->folder(), [&] { return run_->remove(id); });
}

void IndexWriter::withdraw(const Withdrawal& withdrawal) {
  translated(run_->folder(), [&] { run_->withdraw(withdrawal); });
}

void IndexWriter::remember(const Withdrawal& withdrawal) {
  translated(run_->folder(), [&] { run_->remember(withdrawal); });
}

LatestWithdrawals IndexWriter::withdrawn(const std::string& id) const {
  return translated(run_->folder(), [&] { return run_->withdrawals().of(run_->db(), id); });
}

void IndexWriter::rename(const std::string& former_id, const std::string& id) {
  run_->rename(former_id, id);
}

bool IndexWriter::was_seen(const std::string& id) const { return run_->tracker().was_seen(id); }

std::optional<Article> IndexWriter::stored(const std::string& id) const {
  return translated(run_->folder(), [&]() -> std::optional<Article> {
    const std::optional<unsigned> docid = find_document(run_->db(), id);
    if (!docid) return std::nullopt;
    return stored_article(run_->db(), *docid);
  });
}

void IndexWriter::refile(const std::vector<Refiling>& changes) {
  translated(run_->folder(), [&] { run_->refile(changes); });
}

void IndexWriter::commit() {
  translated(run_->folder(), [&] { run_->commit(); });
}

void IndexWriter::compact() {
  translated(run_->folder(), [&] { run_->compact(); });
}

void IndexWriter::publish() {
  translated(run_->folder(), [&] { run_->publish(); });
}

const std::vector<std::filesystem::path>& IndexWriter::strangers() const {
  return run_->strangers();
}

std::size_t IndexWriter::articles_before() const { return run_->articles_before(); }

void IndexWriter::set_topics(const IndexTopics& topics) { run_->set_topics(topics); }

const IndexTopics& IndexWriter::topics() const { return run_->topics(); }

const std::string& IndexWriter::plan() const { return run_->plan(); }
const WriteCounts& IndexWriter::counts() const { return run_->tracker().outcome().counts; }
const Renamed& IndexWriter::renamed() const { return run_->tracker().outcome().renamed; }
const FirstFew<Moved>& IndexWriter::moved() const { return run_->tracker().outcome().moved; }
const FirstFew<Repeated>& IndexWriter::repeated() const {
  return run_->tracker().outcome().repeated;
}

}  // namespace gazette
