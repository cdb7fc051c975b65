// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index add: walks and reads the sources, completes the articles and puts them into the
// index.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/add_options.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct AddResult {
  WriteCounts counts;
  Renamed renamed;
  std::size_t read = 0;  ///< articles that readers yielded
  FirstFew<Skipped> skipped;
  FirstFew<Omitted> omitted;
  FirstFew<Ignored> ignored;
  std::map<std::string, std::size_t> unread;  ///< of the ignored, files of unknown formats by kind
  FirstFew<UnfollowedLink> links;
  FirstFew<UnreadFolder> failed_folders;  ///< whose cause is a failure; also in `skipped`
  FirstFew<Moved> moved;
  FirstFew<Repeated> repeated;
  std::string plan;  ///< how the index was written, and why; lines
  bool was_interrupted = false;
  /// Of an interrupted run: files that were not read to their end, and all files. Both are 0 when
  /// it was interrupted before they were counted.
  std::size_t files_left = 0;
  std::size_t files = 0;
  std::uint64_t bytes_left = 0;  ///< of these; 0 when unknown
};

struct AddProgress {
  enum class Stage { reading, writing } stage = Stage::reading;
  std::size_t articles = 0;
  std::size_t skipped = 0;
  std::uint64_t bytes = 0;        ///< read, or of unchanged files
  std::uint64_t total_bytes = 0;  ///< of all sources; 0 when unknown
};

/// Indexes all sources. Calls `on_progress` for each story, on this thread. When `interrupted`
/// becomes true, ends after the current story or file, and commits. Prunes nothing below an unread
/// folder. A rebuild with failed folders is not published. Throws Error when a source does not
/// exist, before anything is written, unless articles are pruned and the index knows files from
/// there; and when the index cannot be written; earlier commits are then intact.
AddResult add(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
              const std::atomic<bool>& interrupted);

}  // namespace gazette
