// SPDX-License-Identifier: GPL-3.0-or-later
// The generations of an index, as the writer that holds its lock sees them: which one is current,
// where the next one is built, which can go. A generation that the index cannot account for is
// never deleted: it may be the only copy.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/database/writer_lock.hpp"

namespace gazette {

/// Whether a run changes the current index, or builds a new one that replaces it at the end.
enum class WriteMode { update, rebuild };

/// Whether the current generation could be opened, and is one of Gazette's.
enum class Current { readable, unreadable };

/// Not thread-safe. Functions throw Error and std::filesystem::filesystem_error.
class Generations {
 public:
  /// Creates `folder` unless it exists, and locks it. Throws Error when it is locked or holds
  /// something else; for an update also when the stub is damaged, or missing beside generations,
  /// and when a generation is newer than the current one. Deletes nothing.
  Generations(const std::filesystem::path& folder, std::chrono::seconds wait, WriteMode mode);

  const std::filesystem::path& folder() const { return folder_; }

  /// Empty when there is none, or when a rebuild replaces one that cannot be found.
  const std::filesystem::path& current() const { return current_; }

  /// Call once, before anything else is changed. Marks the folder, and a readable current
  /// generation, of an index that was made before there were markers; and removes what killed runs
  /// left. Throws Error when the current generation belongs to another index.
  void accept(Current current);

  /// The path of a new empty folder, marked as unfinished.
  std::filesystem::path begin();

  /// The same, for the parts of a bulk build.
  std::filesystem::path begin_building();

  /// Removes a generation that this run began and did not publish.
  void discard(const std::filesystem::path& generation);

  /// Makes `generation`, which this run began, current: whoever opens the index sees the old one or
  /// the new one, also after a power failure. The old one stays for readers that are just opening
  /// it; the one before that is removed.
  void publish(const std::filesystem::path& generation);

  /// Whether a searcher may see `generation`: publish() can fail after that.
  bool may_be_seen(const std::filesystem::path& generation) const;

  /// Folders beside the current generation that look like parts of an index but do not belong to
  /// this one: left as they are.
  const std::vector<std::filesystem::path>& strangers() const { return strangers_; }

 private:
  void finish_first_swap();
  void account();
  void account_for(const std::filesystem::path& entry, const std::vector<std::string>& replaced);
  std::vector<std::string> replaced_before() const;
  bool is_replaced_by_current(const std::string& name) const;
  std::filesystem::path make_folder(const std::string& name);
  void remove_leftovers();

  std::filesystem::path folder_;
  WriterLock lock_;
  WriteMode mode_;
  std::string identity_;  ///< empty: not known or not written yet
  std::filesystem::path current_;
  std::vector<std::string> replaces_;  ///< what the next generation takes the place of
  std::vector<std::filesystem::path> leftovers_;
  std::vector<std::filesystem::path> strangers_;
};

}  // namespace gazette
