// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what an incoming article means for the index (new, changed, or stored already), and
// counts what a run did. Not thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "core/schema/article.hpp"
#include "indexer/history/file_tracker.hpp"
#include "indexer/writing/findings.hpp"
#include "indexer/writing/seen_ids.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

/// Numbers of articles. One that comes several times in a run counts once.
struct WriteCounts {
  std::size_t added = 0;
  std::size_t updated = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;

  bool operator==(const WriteCounts&) const = default;
};

/// Why a stored article came again under another id, which it now has.
enum class Renaming {
  file_moved,   ///< its file is gone, and another one has its content
  other_rules,  ///< it was stored by other rules for ids
};

/// Numbers of such articles.
struct Renamed {
  std::size_t file_moved = 0;
  std::size_t other_rules = 0;
};

struct RunOutcome {
  WriteCounts counts;
  Renamed renamed;
  FirstFew<Moved> moved;
  FirstFew<Repeated> repeated;  ///< each id once, in order of repetition
};

/// `db` is always the database that the run writes. Functions that take it throw Xapian's errors.
class ChangeTracker {
 public:
  /// Passes what it finds to `on_finding` as well.
  explicit ChangeTracker(FindingSink on_finding) : on_finding_(std::move(on_finding)) {}

  /// What to do with an incoming article.
  enum class Action {
    add,
    replace,  ///< the article of its id, which is stored or which the next commit adds
    keep,     ///< the article of its id as it is
  };

  /// Call once for each incoming article, in order.
  Action decide(const Xapian::Database& db, const Article& article);

  /// Whether the next commit adds the article of that id.
  bool is_uncommitted(const std::string& id) const { return seen_.is_uncommitted(id_key(id)); }

  /// Whether an article of that id came in this run.
  bool was_seen(const std::string& id) const { return seen_.contains(id_key(id)); }

  /// `article` replaces a stored one, which came from the file `former_origin` (empty: from none).
  void count_replaced(const Article& article, const std::string& former_origin);

  /// The next commit removes the stored article.
  void count_removed(const Xapian::Database& db, unsigned docid);

  /// The next commit removes the article of that id, which it adds. REQUIRES: is_uncommitted().
  void count_removed(const Xapian::Database& db, const std::string& id);

  /// The next commit removes a stored article that came again as the article `id`. It counts as
  /// updated if that is new, else as removed.
  void count_renamed(const std::string& id, Renaming why);

  /// An article that was to be removed came again.
  void count_restored() { --outcome_.counts.removed; }

  /// All `articles` of the file at `origin` stay as they are; without effect when called again.
  void keep_file(const std::string& origin, std::size_t articles);

  FileTracker& files() { return files_; }
  const FileTracker& files() const { return files_; }

  /// Call after each commit.
  void end_commit();

  /// Approximate memory in bytes, most of which shrink() frees.
  std::size_t bytes() const { return seen_.bytes() + files_.bytes(); }

  /// REQUIRES: end_commit() was called, and decide() not since.
  void shrink() { seen_.shrink(); }

  const RunOutcome& outcome() const { return outcome_; }

 private:
  void begin_file(OriginKey origin, const std::string& path);
  void count_repeated(const Article& article);
  void count_stored(SeenIds::State& state, bool is_same, bool is_first);
  void record_move(const Xapian::Database& db, unsigned docid, const std::string& origin);

  SeenIds seen_;
  FileTracker files_;
  OriginKey last_file_ = 0;  ///< of the article that came last
  RunOutcome outcome_;
  FindingSink on_finding_;
};

}  // namespace gazette
