// SPDX-License-Identifier: GPL-3.0-or-later
// What each article that comes is to the index: a new one, another version of one that is there, or
// one that is there as it is; and what a run did, counted by how each id ends.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/writing/file_ledger.hpp"
#include "indexer/writing/id_fates.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

/// Counted by articles (ids), not by how often they arrived.
struct WriteCounts {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
};

/// An id that came from another file than the one it is stored with.
struct Moved {
  std::string id;
  std::string from;
  std::string to;
};

struct RunOutcome {
  WriteCounts counts;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;  ///< ids that came more than once, in order
};

/// `db` is always the database that the run writes; functions that take it throw Xapian's errors.
class Intake {
 public:
  /// What is to be done about an article that came.
  enum class Step {
    add,
    replace,  ///< the one of its id, stored or added by the next commit, with it
    leave,    ///< the one of its id as it is
  };
  Step take(const Xapian::Database& db, const Article& article);

  /// The next commit adds the article of that id.
  bool is_fresh(const std::string& id) const { return arrivals_.is_fresh(id_key(id)); }

  /// Whether an article of that id came in this run.
  bool has_come(const std::string& id) const { return arrivals_.contains(id_key(id)); }

  /// `article` is written over one that came from the file `former_origin` (empty: from none).
  void note_replaced(const Article& article, const std::string& former_origin);

  /// The stored article is to be removed.
  void note_removed(const Xapian::Database& db, unsigned docid);

  /// One that was to be removed came again.
  void note_returned() { --outcome_.counts.removed; }

  /// The articles of the file at `origin`, so many, stay as they are.
  void keep_file(const std::string& origin, std::size_t articles);

  FileLedger& files() { return files_; }
  const FileLedger& files() const { return files_; }

  /// A commit is done.
  void settle();

  /// About the memory that is taken; `condense` frees most of it. Only after settle().
  std::size_t bytes() const { return arrivals_.bytes() + files_.bytes(); }
  void condense() { arrivals_.condense(); }

  const RunOutcome& outcome() const { return outcome_; }

 private:
  void touch(OriginKey origin, const std::string& path);
  void note_repeated(const std::string& id);
  void count_stored(Arrivals::Fate& fate, bool is_same, bool is_first);
  void take_from_file(const Xapian::Database& db, unsigned docid, const std::string& origin);

  Arrivals arrivals_;
  FileLedger files_;
  OriginKey touched_ = 0;  ///< file of the article that came last
  RunOutcome outcome_;
  std::unordered_set<IdKey> repeated_ids_;
};

}  // namespace gazette
