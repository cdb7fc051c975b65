// SPDX-License-Identifier: GPL-3.0-or-later
// Progress of a run, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "indexer/commands/add.hpp"

namespace gazette {

enum class ProgressForm { with_bar, plain };

/// One line without a newline, below 80 columns: how far the run is, how fast, and, when the size
/// of the sources is known, the time left.
std::string progress_text(const AddProgress& progress, std::chrono::duration<double> elapsed,
                          ProgressForm form);

/// On a terminal, one line that is rewritten and erased at the end; elsewhere a line every five
/// seconds. Not thread-safe.
class ProgressDisplay {
 public:
  enum class Mode { shown, quiet };
  explicit ProgressDisplay(Mode mode);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const AddProgress& progress);

  /// Erases the line on a terminal, so that another text can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  Mode mode_;
  bool is_terminal_;
  std::size_t width_ = 0;  ///< of the line on the terminal
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace gazette
