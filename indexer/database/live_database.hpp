// SPDX-License-Identifier: GPL-3.0-or-later
// The database that a run writes: locked, opened or created, and published when a new generation
// replaces it. Not thread-safe. Functions throw Error and Xapian's errors.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "indexer/database/generations.hpp"

namespace Xapian {
class WritableDatabase;
}

namespace gazette {

class LiveDatabase {
 public:
  /// Locks `folder`, opens its index or creates an empty one, and removes what killed runs left.
  /// Waits up to `wait` for another writer. Throws Error when the folder is locked, cannot be
  /// written, holds an index of another version, or generations that it does not account for.
  LiveDatabase(const std::string& folder, std::chrono::seconds wait, WriteMode mode);

  /// Drops what was not committed; in a rebuild, all that was not published.
  ~LiveDatabase();
  LiveDatabase(const LiveDatabase&) = delete;
  LiveDatabase& operator=(const LiveDatabase&) = delete;

  Xapian::WritableDatabase& db();
  const Xapian::WritableDatabase& db() const;

  /// Commits the transaction of db(), so that a power failure no longer takes it back. Throws Error
  /// and Xapian's errors.
  void commit_transaction();

  const std::filesystem::path& folder() const;
  const std::filesystem::path& generation() const;  ///< the folder of `db`

  /// Number of articles that searchers saw when it was opened; 0 if that could not be read.
  std::size_t articles_before() const;

  /// What whoever keeps the index should know of how it was found: that another program had changed
  /// it since it was sealed. This writer seals it as it is. Empty when there is nothing.
  const std::string& notice() const;

  /// See Generations.
  const std::vector<std::filesystem::path>& strangers() const;

  /// A new folder for the parts of a bulk build.
  std::filesystem::path begin_building();

  /// A new folder in which to create the next generation.
  const std::filesystem::path& begin_next();

  /// From now on db() is the database that was created there.
  void open_next();

  /// Call after each commit of db(): replaces the seal of its generation.
  void seal();

  /// Makes db() what searchers see (in a rebuild, publish() does that) and removes the generation
  /// before the last. REQUIRES: db() is committed.
  void make_current();

  /// Ends a rebuild: what was committed replaces the index. Does nothing in an update.
  void publish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes the schema and analysis that `db` is made by, and the number of earlier changes. Throws
/// Xapian's errors.
void write_stamp(Xapian::WritableDatabase& db, const std::string& revision);

/// Increments the number of changes and stores the current time. Throws Xapian's errors.
void count_commit(Xapian::WritableDatabase& db);

}  // namespace gazette
