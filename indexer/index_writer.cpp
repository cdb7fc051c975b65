// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>

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

struct IdHash {
  std::size_t operator()(const Hash& hash) const noexcept {
    std::size_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
      value = value << 8U | static_cast<unsigned char>(hash[i]);
    }
    return value;
  }
};

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

  void put(Article article) {
    const Hash hash = hash_of(article.id);
    const Hash digest = digest_of(article);
    const auto [fate, is_first] = fates.try_emplace(hash, Fate::pending);
    if (!is_first && repeated_hashes.insert(hash).second) repeated.push_back(article.id);
    if (const auto found = fresh.find(hash); found != fresh.end()) {
      put_changed(std::move(article), found->second == digest);
    } else if (const std::optional<Xapian::docid> docid = stored(article.id)) {
      const bool is_same = is_stored_as(*docid, digest);
      if (is_same && (is_first || fate->second == Fate::pending)) {
        fate->second = Fate::unchanged;
        ++counts.unchanged;
      } else if (!is_same && fate->second == Fate::unchanged) {
        fate->second = Fate::pending;
        --counts.unchanged;
      }
      put_changed(std::move(article), is_same);
    } else {
      if (fate->second != Fate::added) ++counts.added;
      fate->second = Fate::added;
      fresh.emplace(hash, digest);
      put_new(std::move(article));
    }
    if (waiting > pending_bytes) commit();
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
    Fate& fate = fates.at(hash_of(article.id));
    if (const std::optional<Xapian::docid> docid = stored(article.id)) {
      const Article before = from_record(db.get_document(*docid).get_data());
      if (!before.origin.empty() && !article.origin.empty() && before.origin != article.origin &&
          fate == Fate::pending) {
        moved.push_back({article.id, before.origin, article.origin});
      }
    }
    db.replace_document(term, make_document(article, analyzer));
    if (fate == Fate::pending) {
      ++counts.updated;
      fate = Fate::updated;
    }
  }

  void commit() {
    if (builder) builder->finish();
    if (builder && is_merging_cheaper()) {
      commit_merged();
    } else if (!few.empty() || builder || !pending.empty() || has_removed) {
      db.begin_transaction();  // else Xapian might commit a part of it
      for (const Article& article : few) db.add_document(make_document(article, analyzer));
      if (builder) builder->append_to(db);
      replace_pending();
      count_revision();
      db.commit_transaction();
    }
    builder.reset();
    few.clear();
    few_size = 0;
    fresh.clear();
    has_removed = false;
  }

  bool is_merging_cheaper() const {
    const auto bytes = static_cast<double>(size_of(generation));
    const auto articles = static_cast<double>(fresh.size());
    return bytes / tuning.merged_bytes_a_second < articles * tuning.seconds_an_added_article;
  }

  /// Makes a new generation of this one and what was built.
  void commit_merged() {
    db.commit();  // what was removed
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
    replace_pending();
    count_revision();
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

  void count_revision() {
    const std::string key(revision_key);
    db.set_metadata(key, std::to_string(parse_revision(db.get_metadata(key)) + 1));
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
  Analyzer analyzer;
  /// Articles that differ from what is stored wait here, since a later one of the same id may be
  /// what is stored: then nothing changes, however often the same sources are indexed.
  std::map<std::string, Article> pending;
  std::size_t waiting = 0;  ///< bytes of bodies in `pending`
  /// Digests of the articles that are added by the next commit, by the hashes of their ids.
  std::unordered_map<Hash, Hash, IdHash> fresh;
  bool has_removed = false;            ///< since the last commit
  std::vector<Article> few;            ///< that are added, while they are few
  std::size_t few_size = 0;            ///< bytes of their bodies
  std::optional<BulkBuilder> builder;  ///< takes them when they are many
  std::unordered_map<Hash, Fate, IdHash> fates;
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;
  std::unordered_set<Hash, IdHash> repeated_hashes;
};

IndexWriter::IndexWriter(const std::string& folder, const WriterTuning& tuning)
    : state_(std::make_unique<State>(folder, tuning)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(Article article) {
  translated(state_->folder.string(), [&] { state_->put(std::move(article)); });
}

bool IndexWriter::remove(const std::string& id) {
  return translated(state_->folder.string(), [&] {
    if (state_->fresh.contains(hash_of(id))) state_->commit();
    if (id.empty() || !state_->stored(id)) return false;
    state_->forget_pending(id);
    state_->db.delete_document(id_term(id));
    state_->has_removed = true;
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

const WriteCounts& IndexWriter::counts() const { return state_->counts; }
const std::vector<Moved>& IndexWriter::moved() const { return state_->moved; }
const std::vector<std::string>& IndexWriter::repeated() const { return state_->repeated; }

}  // namespace gazette
