// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/error.hpp"
#include "core/record.hpp"
#include "core/schema.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/document.hpp"

namespace gazette {
namespace {

/// Added articles are committed after so many bytes of records; what a killed run can lose.
constexpr std::size_t commit_bytes = std::size_t{64} * 1024 * 1024;

/// Changed articles wait in memory for a later version of themselves up to so many bytes.
constexpr std::size_t pending_bytes = std::size_t{128} * 1024 * 1024;

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

/// Runs `work`; Xapian's errors become ours.
template <typename Work>
auto translated(const std::string& folder, Work work) {
  try {
    return work();
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("the index {} cannot be written: {}", folder, error.get_description()),
                "what was committed before stands; check permissions and space left on the disk, "
                "then run the command again");
  }
}

std::string id_term(const std::string& id) { return whole_term(field("id"), id); }

}  // namespace

struct IndexWriter::State {
  explicit State(const std::string& path) : folder(prepared(path)), lock(folder) { open(); }

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
    const std::filesystem::path generation = current_generation(folder);
    translated(folder.string(), [&] {
      if (!generation.empty()) {
        db = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
        check_stamp(folder.string(), db.get_metadata(std::string(schema_key)),
                    db.get_metadata(std::string(analysis_key)));
        return;
      }
      // Nothing is published before it can be read: whatever lies there is a dead run's.
      const std::string fresh = (folder / first_generation).string();
      db = Xapian::WritableDatabase(fresh, Xapian::DB_CREATE_OR_OVERWRITE);
      db.set_metadata(std::string(schema_key), std::string(schema_version));
      db.set_metadata(std::string(analysis_key), std::string(analysis_name));
      db.commit();
      publish_generation(folder, first_generation);
    });
  }

  std::optional<Xapian::docid> stored(const std::string& id) const {
    const auto posting = db.postlist_begin(id_term(id));
    if (posting == db.postlist_end(id_term(id))) return std::nullopt;
    return *posting;
  }

  bool is_stored_as(Xapian::docid docid, const Article& article) const {
    const Hash digest = digest_of(article);
    return db.get_document(docid).get_value(static_cast<Xapian::valueno>(Slot::digest)) ==
           std::string(digest.begin(), digest.end());
  }

  /// What became of an id in this run.
  enum class Fate { added, unchanged, pending, updated };

  void put(Article article) {
    const Hash hash = hash_of(article.id);
    const auto [fate, is_first] = fates.try_emplace(hash, Fate::pending);
    if (!is_first && repeated_hashes.insert(hash).second) repeated.push_back(article.id);
    const std::optional<Xapian::docid> docid = stored(article.id);
    if (!docid) {
      db.add_document(make_document(article, analyzer));
      uncommitted += article.body.size();
      if (fate->second != Fate::added) ++counts.added;
      fate->second = Fate::added;
    } else if (is_stored_as(*docid, article)) {
      forget_pending(article.id);
      if (is_first || fate->second == Fate::pending) {
        fate->second = Fate::unchanged;
        ++counts.unchanged;
      }
    } else {
      if (fate->second == Fate::unchanged) {
        --counts.unchanged;
        fate->second = Fate::pending;
      }
      forget_pending(article.id);
      waiting += article.body.size();
      std::string id = article.id;
      pending.insert_or_assign(std::move(id), std::move(article));
    }
    if (waiting > pending_bytes || uncommitted > commit_bytes) commit();
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
    for (const auto& [id, article] : pending) replace(article);
    pending.clear();
    waiting = 0;
    db.commit();
    uncommitted = 0;
  }

  std::filesystem::path folder;
  WriterLock lock;
  Xapian::WritableDatabase db;
  Analyzer analyzer;
  /// Articles that differ from what is stored wait here, since a later one of the same id may be
  /// what is stored: then nothing changes, however often the same sources are indexed.
  std::map<std::string, Article> pending;
  std::size_t waiting = 0;      ///< bytes of bodies in `pending`
  std::size_t uncommitted = 0;  ///< bytes of bodies added since the last commit
  std::unordered_map<Hash, Fate, IdHash> fates;
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;
  std::unordered_set<Hash, IdHash> repeated_hashes;
};

IndexWriter::IndexWriter(const std::string& folder) : state_(std::make_unique<State>(folder)) {}
IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;
IndexWriter& IndexWriter::operator=(IndexWriter&&) noexcept = default;

void IndexWriter::put(Article article) {
  translated(state_->folder.string(), [&] { state_->put(std::move(article)); });
}

bool IndexWriter::remove(const std::string& id) {
  return translated(state_->folder.string(), [&] {
    if (id.empty() || !state_->stored(id)) return false;
    state_->forget_pending(id);
    state_->db.delete_document(id_term(id));
    ++state_->counts.removed;
    return true;
  });
}

void IndexWriter::commit() {
  translated(state_->folder.string(), [&] { state_->commit(); });
}

const WriteCounts& IndexWriter::counts() const { return state_->counts; }
const std::vector<Moved>& IndexWriter::moved() const { return state_->moved; }
const std::vector<std::string>& IndexWriter::repeated() const { return state_->repeated; }

}  // namespace gazette
