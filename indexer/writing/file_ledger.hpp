// SPDX-License-Identifier: GPL-3.0-or-later
// What a run learns of the files that articles come from, until a commit writes it beside them.
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

/// Its path; empty when it came from no file, or from one that `db` does not know.
std::string origin_of(const Xapian::Database& db, unsigned docid);

/// `db` is always the database that the run writes.
class FileLedger {
 public:
  /// What is known of the file at `path`, while nothing in this run speaks against it.
  std::optional<FileEntry> entry(const Xapian::Database& db, const std::string& path) const;

  /// Articles of the file are put: until it is recorded nothing is known of it but its path.
  void forget(const std::string& path);

  /// An id of the file comes from another file as well: it takes reading both to know which counts,
  /// so neither is recorded in this run.
  void unsettle(const std::string& path);
  void unsettle(const Xapian::Database& db, OriginKey key);

  /// All articles of the file have been put.
  void record(const std::string& path, const FileEntry& entry);

  /// Notes that the file stays as it is; false when that was noted before.
  bool keep(const std::string& path);
  bool is_kept(OriginKey key) const { return kept_.contains(key); }

  /// Metadata, as keys and values, that are to be other than they are in `db`.
  std::vector<std::pair<std::string, std::string>> changes(const Xapian::Database& db) const;

  /// They are written.
  void clear_changes() { noted_.clear(); }

  /// About the memory that a commit makes free.
  std::size_t bytes() const;

 private:
  std::string path_of(const Xapian::Database& db, OriginKey key) const;

  std::unordered_map<OriginKey, KnownFile> noted_;  ///< since the last commit
  std::unordered_set<OriginKey> unsettled_;
  std::unordered_set<OriginKey> kept_;
};

}  // namespace gazette
