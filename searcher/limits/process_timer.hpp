// SPDX-License-Identifier: GPL-3.0-or-later
// The timers of this process (setitimer), which raise a signal when they expire.
#pragma once

#include <chrono>

namespace gazette {

/// What a timer counts, and the signal that it raises.
enum class TimerClock {
  real,       ///< real time: SIGALRM
  processor,  ///< processor time of this process, in user and kernel mode: SIGPROF
};

/// Has the timer of `clock` expire once, after `time`; 0 stops it. Each clock has one timer: a new
/// time replaces the old one.
void set_process_timer(TimerClock clock, std::chrono::milliseconds time);

}  // namespace gazette
