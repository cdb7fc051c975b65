// SPDX-License-Identifier: GPL-3.0-or-later
// The database that a writer writes: locked, opened or made, and, when a new generation takes its
// place, published.
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

/// Whether a run changes the index at hand, or makes another beside it that takes its place at the
/// end.
enum class WriteMode { update, rebuild };

class LiveDatabase {
 public:
  /// Locks `folder`, removes what dead runs left there, and opens its index or makes an empty one.
  /// Throws Error (locked, unwritable, made by other rules) and Xapian's errors.
  LiveDatabase(const std::string& folder, std::chrono::seconds wait, WriteMode mode);

  /// What was not committed is dropped; of a rebuild, all that was not published.
  ~LiveDatabase();
  LiveDatabase(const LiveDatabase&) = delete;
  LiveDatabase& operator=(const LiveDatabase&) = delete;

  Xapian::WritableDatabase& db();
  const Xapian::WritableDatabase& db() const;
  const std::filesystem::path& folder() const;
  const std::filesystem::path& generation() const;  ///< where `db` lies

  /// Articles that searchers saw when it was opened, as far as that could be read.
  std::size_t articles_before() const;

  /// Where the next generation may be made; nothing is there.
  std::filesystem::path next_generation() const;

  /// The database that was made at `next_generation()` is the one to write from now on.
  void open_next();

  /// `db`, committed, is what searchers are to see, in a rebuild only from publish() on. Then the
  /// generation before the last is removed.
  void settle();

  /// Ends a rebuild: what was committed takes the place of the index. Nothing in an update.
  void publish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes what tells the rules by which `db` is made, and how often the index was changed before.
void write_stamp(Xapian::WritableDatabase& db, const std::string& revision);

/// Counts one more change of the index, made now.
void count_commit(Xapian::WritableDatabase& db);

}  // namespace gazette
