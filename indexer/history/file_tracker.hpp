// SPDX-License-Identifier: GPL-3.0-or-later
// What a run learns about the files that articles come from, until a commit writes it to the index.
// Not thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/schema/schema.hpp"
#include "indexer/sources/file_catalog.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

/// The file that the document came from; nothing when it came from none. Throws Xapian's errors.
std::optional<OriginKey> origin_key_of(const Xapian::Database& db, unsigned docid);

/// The path of that file; empty when there is none, or when `db` does not know its path. Throws
/// Xapian's errors.
std::string origin_of(const Xapian::Database& db, unsigned docid);

/// What `db` knows of the file; nothing when it knows none. Throws Xapian's errors.
std::optional<KnownFile> known_file(const Xapian::Database& db, OriginKey key);

/// A file that holds one article with the id of the file, and whose content has changed.
struct Arrival {
  Hash content;
  OriginKey file;
};

/// Paths are canonical. `db` is always the database that the run writes; functions that take it
/// throw Xapian's errors.
class FileTracker {
 public:
  /// The entry of the file at `path`; nothing when it has none, or when this run read the file.
  std::optional<FileEntry> entry(const Xapian::Database& db, const std::string& path) const;

  /// The run puts articles of the file: until record() only its path is known. An empty path is
  /// ignored.
  void forget(const std::string& path);

  /// An id of the file came from another file, too. Only reading both files shows which one counts,
  /// so neither is recorded in this run.
  void mark_ambiguous(const std::string& path);
  void mark_ambiguous(const Xapian::Database& db, OriginKey key);

  /// All articles of the file were put. Ignored when the file is ambiguous.
  void record(const std::string& path, const FileEntry& entry);

  /// The one article of the file has an id of the file. Call after record(); ignored when the file
  /// is not recorded, or when `db` knows it with the same content.
  void note_arrival(const Xapian::Database& db, const std::string& path);

  /// Those that were noted since the last call.
  std::vector<Arrival> take_arrivals() { return std::exchange(arrivals_, {}); }

  /// An article of the file is removed, or comes from another file now. A file without articles
  /// the index need not know.
  void note_loss(OriginKey key) { losing_.insert(key); }

  /// The path of the file; empty when neither this run nor `db` knows it.
  std::string path_of(const Xapian::Database& db, OriginKey key) const;

  /// The articles of the file stay as they are. Returns whether this is new.
  bool keep(const std::string& path);
  bool is_kept(OriginKey key) const { return kept_.contains(key); }

  /// Keys and values of metadata that the next commit must write: those that differ from `db`. An
  /// empty value removes the key, of a file without articles. Call when the articles are written.
  std::vector<std::pair<std::string, std::string>> changes(const Xapian::Database& db) const;

  /// Call when the changes are written.
  void clear_changes() {
    pending_.clear();
    losing_.clear();
  }

  /// Approximate memory, in bytes, that clear_changes() frees.
  std::size_t bytes() const;

 private:
  std::unordered_map<OriginKey, KnownFile> pending_;  ///< since the last commit
  std::unordered_set<OriginKey> losing_;              ///< since then
  std::vector<Arrival> arrivals_;
  std::unordered_set<OriginKey> ambiguous_;
  std::unordered_set<OriginKey> kept_;
};

}  // namespace gazette
