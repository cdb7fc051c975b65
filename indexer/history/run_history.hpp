// SPDX-License-Identifier: GPL-3.0-or-later
// What an index stores about the runs that added to it: the folders that were their sources, and
// the rules by which their articles got ids. Not thread-safe.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

class RunHistory {
 public:
  /// Of the runs that wrote `db`. Throws Xapian's errors.
  explicit RunHistory(const Xapian::Database& db);

  /// Whether articles came from files by the rules for ids of an earlier version.
  bool has_former_ids() const { return has_former_ids_; }

  /// The folders of earlier runs: canonical paths, of any bytes.
  const std::set<std::string>& roots() const { return roots_; }

  /// This run adds articles of these folders, with ids by the rules of this version.
  void add_run(const std::vector<std::string>& roots);

  /// The index that is written has the articles of those runs, with the ids that they gave.
  void take_over(const RunHistory& former);

  /// Keys and values of metadata that the next commit must write: those that differ from `db`.
  /// Throws Xapian's errors.
  std::vector<std::pair<std::string, std::string>> changes(const Xapian::Database& db) const;

 private:
  std::string id_rules_;  ///< empty: the first ones
  bool has_former_ids_;
  std::set<std::string> roots_;
  std::set<std::string> new_roots_;
};

}  // namespace gazette
