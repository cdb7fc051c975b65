// SPDX-License-Identifier: GPL-3.0-or-later
// Adding and updating articles: sources are walked, read, completed and put into the index.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/add_options.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// A file that was passed over in a folder.
struct Ignored {
  std::string path;
  std::string why;
};

struct AddResult {
  WriteCounts counts;
  std::size_t read = 0;  ///< articles that readers yielded
  std::vector<Skipped> skipped;
  std::vector<Ignored> ignored;
  std::vector<Moved> moved;
  std::vector<std::string> repeated;
  std::string plan;  ///< how the index was written, and why so: lines
  bool was_interrupted = false;
  /// Of a run that was interrupted: files that were not read, or not to their ends, of so many. 0
  /// of 0 when it was interrupted before they were counted.
  std::size_t files_left = 0;
  std::size_t files = 0;
  std::uint64_t bytes_left = 0;  ///< of them; 0 when that is not known
};

struct AddProgress {
  enum class Stage { reading, writing } stage = Stage::reading;
  std::size_t articles = 0;
  std::size_t skipped = 0;
  std::uint64_t bytes = 0;        ///< read, or known to be as they were
  std::uint64_t total_bytes = 0;  ///< of all sources; 0 when that is not known beforehand
};

/// Indexes all sources. `on_progress` is called for each story, on this thread; when `interrupted`
/// becomes true the run ends after the story at hand, or the file, and commits. Throws Error when
/// the index cannot be written or a source does not exist; what was committed before stands.
AddResult add(const AddOptions& options, const std::function<void(const AddProgress&)>& on_progress,
              const std::atomic<bool>& interrupted);

}  // namespace gazette
