// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "core/date.hpp"
#include "core/error.hpp"
#include "core/record.hpp"
#include "core/schema.hpp"
#include "indexer/bulk_builder.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/document.hpp"

namespace gazette {
namespace {

/// Changed articles wait in memory for a later version of themselves up to so many bytes.
constexpr std::size_t pending_bytes = 32'000'000;

constexpr const char* first_generation = "generation-1";

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

/// Whether there may be a file: what cannot be looked at counts as there.
bool exists(const std::filesystem::path& path) {
  std::error_code code;
  return std::filesystem::status(path, code).type() != std::filesystem::file_type::not_found;
}

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string id_term(const std::string& id) { return whole_term(field("id"), id); }

}  // namespace

struct IndexWriter::State {
  State(const std::string& path, const WriterTuning& how)
      : folder(prepared(path)), lock(folder, how.wait), tuning(how) {
    if (tuning.threads == 0) tuning.threads = std::max(1U, std::thread::hardware_concurrency());
    translated(folder.string(), [&] {
      remove_leftovers(folder);
      open();
    });
  }

  /// Xapian would commit what was put when its database goes away; only commit() may.
  ~State() {
    try {
      db.begin_transaction(false);
      db.cancel_transaction();
    } catch (const Xapian::Error&) {
      db.close();  // the disk failed: the last commit stands
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  static std::filesystem::path prepared(const std::string& path) {
    prepare_folder(path);
    return path;
  }

  void open() {
    generation = current_generation(folder);
    if (!generation.empty()) {
      db = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
      check_stamp(folder.string(), db.get_metadata(std::string(schema_key)),
                  db.get_metadata(std::string(analysis_key)));
      return;
    }
    // Nothing is published before it can be read: whatever lies there is a dead run's.
    generation = folder / first_generation;
    db = Xapian::WritableDatabase(generation.string(), Xapian::DB_CREATE_OR_OVERWRITE);
    db.set_metadata(std::string(schema_key), std::string(schema_version));
    db.set_metadata(std::string(analysis_key), std::string(analysis_name));
    db.commit();
    publish_generation(folder, first_generation);
  }

  std::optional<Xapian::docid> stored(const std::string& id) const {
    const auto posting = db.postlist_begin(id_term(id));
    if (posting == db.postlist_end(id_term(id))) return std::nullopt;
    return *posting;
  }

  bool is_stored_as(Xapian::docid docid, const Hash& digest) const {
    return db.get_document(docid).get_value(static_cast<Xapian::valueno>(Slot::digest)) ==
           std::string(digest.begin(), digest.end());
  }

  /// What became of an id in this run.
  enum class Fate { added, unchanged, pending, updated };
  struct Arrival {
    Fate fate = Fate::pending;
    Hash origin{};  ///< of the path that it came from last
  };

  void put(Article article) {
    const Hash hash = hash_of(article.id);
    const Hash digest = digest_of(article);
    const Hash origin = hash_of(article.origin);
    const auto [arrival, is_first] = arrivals.try_emplace(hash, Arrival{Fate::pending, origin});
    if (!is_first) {
      if (repeated_hashes.insert(hash).second) repeated.push_back(article.id);
      unsettle(std::exchange(arrival->second.origin, origin));
      unsettle(origin);
    }
    Fate& fate = arrival->second.fate;
    if (const auto found = fresh.find(hash); found != fresh.end()) {
      put_changed(std::move(article), found->second == digest);
    } else if (const std::optional<Xapian::docid> docid = stored(article.id)) {
      if (removed.erase(article.id) == 1) --counts.removed;  // it is back
      const bool is_same = is_stored_as(*docid, digest);
      if (is_same && (is_first || fate == Fate::pending)) {
        fate = Fate::unchanged;
        ++counts.unchanged;
      } else if (!is_same && fate == Fate::unchanged) {
        fate = Fate::pending;
        --counts.unchanged;
      }
      if (!is_same && is_first) take_from_file(*docid, origin);
      put_changed(std::move(article), is_same);
    } else {
      if (fate != Fate::added) ++counts.added;
      fate = Fate::added;
      fresh.emplace(hash, digest);
      put_new(std::move(article));
    }
    if (waiting > pending_bytes) commit();
  }

  Hash origin_of(Xapian::docid docid) const {
    return hash_of(from_record(db.get_document(docid).get_data()).origin);
  }

  /// The stored article is to be replaced by one from the file `origin`.
  void take_from_file(Xapian::docid docid, const Hash& origin) {
    const Hash before = origin_of(docid);
    if (before == origin) return;
    unsettle(before);
    unsettle(origin);
    if (kept.contains(before)) --counts.unchanged;
  }

  void forget_file(const Hash& origin) {
    recorded.erase(origin);
    if (!db.get_metadata(file_key(origin)).empty()) forgotten.insert(origin);
  }

  void unsettle(const Hash& origin) {
    if (unsettled.insert(origin).second) forget_file(origin);
  }

  std::optional<FileEntry> file(const Hash& origin) const {
    if (forgotten.contains(origin) || recorded.contains(origin)) return std::nullopt;
    return parse_file_entry(db.get_metadata(file_key(origin)));
  }

  /// What, beside articles, is part of a commit.
  void write_bookkeeping() {
    write_counts(maker.take_counts(), db);
    write_files();
    count_revision();
  }

  void write_files() {
    for (const Hash& origin : forgotten) db.set_metadata(file_key(origin), std::string());
    for (const auto& [origin, entry] : recorded) {
      db.set_metadata(file_key(origin), to_metadata(entry));
    }
    forgotten.clear();
    recorded.clear();
  }

  /// An article whose id is there already, and whether it is there as it is.
  void put_changed(Article article, bool is_same) {
    forget_pending(article.id);
    if (is_same) return;
    waiting += article.body.size();
    std::string id = article.id;
    pending.insert_or_assign(std::move(id), std::move(article));
  }

  void put_new(Article article) {
    if (builder) return builder->add(std::move(article));
    few_size += article.body.size();
    few.push_back(std::move(article));
    if (few.size() < tuning.few_articles && few_size < tuning.few_bytes) return;
    builder.emplace(building_folder(folder), tuning.threads);
    for (Article& each : few) builder->add(std::move(each));
    few.clear();
    few_size = 0;
  }

  void forget_pending(const std::string& id) {
    const auto found = pending.find(id);
    if (found == pending.end()) return;
    waiting -= found->second.body.size();
    pending.erase(found);
  }

  void replace(const Article& article) {
    const std::string term = id_term(article.id);
    Fate& fate = arrivals.at(hash_of(article.id)).fate;
    if (const std::optional<Xapian::docid> docid = stored(article.id)) {
      const Article before = from_record(db.get_document(*docid).get_data());
      maker.uncount(before);
      if (!before.origin.empty() && !article.origin.empty() && before.origin != article.origin &&
          fate == Fate::pending) {
        moved.push_back({article.id, before.origin, article.origin});
      }
    }
    db.replace_document(term, maker.make(article));
    if (fate == Fate::pending) {
      ++counts.updated;
      fate = Fate::updated;
    }
  }

  void commit() {
    if (builder) builder->finish();
    if (builder && is_merging_cheaper()) {
      commit_merged();
    } else if (!few.empty() || builder || !pending.empty() || !removed.empty() ||
               !forgotten.empty() || !recorded.empty()) {
      if (!builder) {
        plan += fmt::format("{} new and {} changed articles: written into the index at hand\n",
                            few.size(), pending.size());
      }
      db.begin_transaction();  // else Xapian might commit a part of it
      delete_removed();
      for (const Article& article : few) db.add_document(maker.make(article));
      if (builder) builder->append_to(db);
      replace_pending();
      write_bookkeeping();
      db.commit_transaction();
    }
    builder.reset();
    few.clear();
    few_size = 0;
    fresh.clear();
  }

  /// Seconds that the two ways of writing what was built would take.
  struct Cost {
    double adding;
    double merging;
  };
  Cost cost() const {
    return {static_cast<double>(fresh.size()) * tuning.seconds_an_added_article,
            static_cast<double>(size_of(generation)) / tuning.merged_bytes_a_second};
  }

  /// Whether what was built is to be merged, not added.
  bool is_merging_cheaper() {
    const Cost estimate = cost();
    const bool is_merged = estimate.merging < estimate.adding;
    plan += fmt::format(
        "{} new articles, built beside the index: {} (estimates: adding {:.2f} s, merging {:.2f} "
        "s)\n",
        fresh.size(), is_merged ? "merged with it into a new generation" : "added to it",
        estimate.adding, estimate.merging);
    return is_merged;
  }

  /// Makes a new generation of this one and what was built.
  void commit_merged() {
    const std::string name = next_generation(folder);
    const bool is_first = db.get_doccount() == 0;
    builder->merge(is_first ? std::filesystem::path() : generation, folder / name);
    Xapian::WritableDatabase merged((folder / name).string(), Xapian::DB_OPEN);
    for (const std::string_view key : {schema_key, analysis_key, revision_key}) {
      if (is_first) merged.set_metadata(std::string(key), db.get_metadata(std::string(key)));
    }
    db.close();
    db = merged;
    db.begin_transaction();
    delete_removed();
    replace_pending();
    write_bookkeeping();
    db.commit_transaction();
    publish_generation(folder, name);
    generation = folder / name;
    remove_leftovers(folder);
  }

  void compact() {
    commit();
    const std::string name = next_generation(folder);
    std::filesystem::remove_all(folder / name);
    db.compact((folder / name).string());
    sync_files(folder / name);
    db.close();
    publish_generation(folder, name);
    generation = folder / name;
    db = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
    remove_leftovers(folder);
  }

  Below below(const std::vector<std::string>& sources,
              const std::function<bool(const std::string& origin)>& is_whole) const {
    Below result;
    const std::string prefix(origin_prefix);
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
      const Article first = from_record(db.get_document(*db.postlist_begin(*term)).get_data());
      const bool is_below = std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
        return is_at_or_below(first.origin, source);
      });
      if (!is_below) continue;
      result.articles += term.get_termfreq();
      const bool is_gone = !exists(first.origin);
      if (!is_gone && !is_whole(first.origin)) continue;
      for (auto posting = db.postlist_begin(*term); posting != db.postlist_end(*term); ++posting) {
        const std::string id = from_record(db.get_document(*posting).get_data()).id;
        if (!arrivals.contains(hash_of(id))) result.gone.push_back(id);
      }
    }
    return result;
  }

  void count_revision() {
    const std::string key(revision_key);
    db.set_metadata(key, std::to_string(parse_revision(db.get_metadata(key)) + 1));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    db.set_metadata(std::string(committed_key), to_rfc3339(now));
  }

  void delete_removed() {
    for (const std::string& id : removed) {
      maker.uncount(from_record(db.get_document(*stored(id)).get_data()));
      db.delete_document(id_term(id));
    }
    removed.clear();
  }

  void replace_pending() {
    for (const auto& [id, article] : pending) replace(article);
    pending.clear();
    waiting = 0;
  }

  std::filesystem::path folder;
  WriterLock lock;
  WriterTuning tuning;
  std::filesystem::path generation;  ///< that `db` is
  Xapian::WritableDatabase db;
  DocumentMaker maker;
  /// Articles that differ from what is stored wait here, since a later one of the same id may be
  /// what is stored: then nothing changes, however often the same sources are indexed.
  std::map<std::string, Article> pending;
  std::size_t waiting = 0;  ///< bytes of bodies in `pending`
  /// Digests of the articles that are added by the next commit, by the hashes of their ids.
  std::unordered_map<Hash, Hash, HashOfHash> fresh;
  /// Ids of what the next commit removes: Xapian would commit a part of many removals before.
  std::unordered_set<std::string> removed;
  std::vector<Article> few;                                ///< that are added, while they are few
  std::size_t few_size = 0;                                ///< bytes of their bodies
  std::optional<BulkBuilder> builder;                      ///< takes them when they are many
  std::unordered_map<Hash, Arrival, HashOfHash> arrivals;  ///< of this run, by the hashes of ids
  // By the hashes of paths:
  std::unordered_map<Hash, FileEntry, HashOfHash> recorded;  ///< since the last commit
  std::unordered_set<Hash, HashOfHash> forgotten;            ///< since the last commit
  std::unordered_set<Hash, HashOfHash> unsettled;  ///< share ids with others: not to be recorded
  std::unordered_set<Hash, HashOfHash> kept;
  std::string plan;
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;
  std::unordered_set<Hash, HashOfHash> repeated_hashes;
};

IndexWriter::IndexWriter(const std::string& folder, const WriterTuning& tuning)
    : state_(std::make_unique<State>(folder, tuning)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(Article article) {
  translated(state_->folder.string(), [&] { state_->put(std::move(article)); });
}

std::optional<FileEntry> IndexWriter::file(const std::string& origin) const {
  return translated(state_->folder.string(), [&] { return state_->file(hash_of(origin)); });
}

std::size_t IndexWriter::articles_of(const std::string& origin) const {
  return translated(state_->folder.string(),
                    [&] { return state_->db.get_termfreq(origin_term(origin)); });
}

void IndexWriter::keep_file(const std::string& origin) {
  const std::optional<FileEntry> entry = file(origin);
  if (entry && state_->kept.insert(hash_of(origin)).second) {
    state_->counts.unchanged += entry->articles;
  }
}

void IndexWriter::forget_file(const std::string& origin) {
  translated(state_->folder.string(), [&] { state_->forget_file(hash_of(origin)); });
}

void IndexWriter::record_file(const std::string& origin, const FileEntry& entry) {
  const Hash hash = hash_of(origin);
  if (!state_->unsettled.contains(hash)) state_->recorded.insert_or_assign(hash, entry);
}

IndexWriter::Below IndexWriter::below(
    const std::vector<std::string>& sources,
    const std::function<bool(const std::string& origin)>& is_whole) const {
  return translated(state_->folder.string(), [&] { return state_->below(sources, is_whole); });
}

bool IndexWriter::remove(const std::string& id) {
  return translated(state_->folder.string(), [&] {
    if (state_->fresh.contains(hash_of(id))) state_->commit();
    if (id.empty() || !state_->stored(id) || !state_->removed.insert(id).second) return false;
    state_->forget_pending(id);
    state_->unsettle(state_->origin_of(*state_->stored(id)));
    ++state_->counts.removed;
    return true;
  });
}

void IndexWriter::commit() {
  translated(state_->folder.string(), [&] { state_->commit(); });
}

void IndexWriter::compact() {
  translated(state_->folder.string(), [&] { state_->compact(); });
}

const std::string& IndexWriter::plan() const { return state_->plan; }
const WriteCounts& IndexWriter::counts() const { return state_->counts; }
const std::vector<Moved>& IndexWriter::moved() const { return state_->moved; }
const std::vector<std::string>& IndexWriter::repeated() const { return state_->repeated; }

}  // namespace gazette
