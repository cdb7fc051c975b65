// SPDX-License-Identifier: GPL-3.0-or-later
// What a run tells while it is at work, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "indexer/commands/add.hpp"

namespace gazette {

enum class ProgressForm { with_bar, plain };

/// One line without end, below 80 columns: how far the run is, how fast, and how long it still
/// takes when the bytes of the sources were known beforehand.
std::string progress_text(const AddProgress& progress, std::chrono::duration<double> elapsed,
                          ProgressForm form);

/// On a terminal a line that is rewritten and goes away at the end; elsewhere a line every few
/// seconds; nothing when quiet.
class ProgressDisplay {
 public:
  enum class Mode { shown, quiet };
  explicit ProgressDisplay(Mode mode);
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void show(const AddProgress& progress);

  /// Makes room for a line of its own on a terminal.
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
