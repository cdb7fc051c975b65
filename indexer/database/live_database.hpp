// SPDX-License-Identifier: GPL-3.0-or-later
// The database that a run writes: locked, opened or created, and published when a new generation
// replaces it. Not thread-safe. Functions throw Error and Xapian's errors.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace Xapian {
class WritableDatabase;
}

namespace gazette {

/// Whether a run changes the current index, or builds a new one that replaces it at the end.
enum class WriteMode { update, rebuild };

class LiveDatabase {
 public:
  /// Locks `folder`, removes what killed runs left there, and opens its index or creates an empty
  /// one. Waits up to `wait` for another writer. Throws Error when the folder is locked, cannot be
  /// written, or holds an index of another version.
  LiveDatabase(const std::string& folder, std::chrono::seconds wait, WriteMode mode);

  /// Drops what was not committed; in a rebuild, all that was not published.
  ~LiveDatabase();
  LiveDatabase(const LiveDatabase&) = delete;
  LiveDatabase& operator=(const LiveDatabase&) = delete;

  Xapian::WritableDatabase& db();
  const Xapian::WritableDatabase& db() const;
  const std::filesystem::path& folder() const;
  const std::filesystem::path& generation() const;  ///< the folder of `db`

  /// Number of articles that searchers saw when it was opened; 0 if that could not be read.
  std::size_t articles_before() const;

  /// A path where the next generation can be created; nothing exists there.
  std::filesystem::path next_generation() const;

  /// From now on db() is the database that was created at next_generation().
  void open_next();

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
