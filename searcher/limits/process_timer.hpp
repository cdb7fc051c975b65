// SPDX-License-Identifier: GPL-3.0-or-later
// The timers of this process, which signal that a time is over (setitimer).
#pragma once

#include <chrono>

namespace gazette {

/// What a timer counts, and the signal that it ends with.
enum class TimerClock {
  real,       ///< time of day: SIGALRM
  processor,  ///< of this process, in the kernel too: SIGPROF
};

/// Ends in `time`, once; 0 stops it. There is one timer of each clock.
void set_process_timer(TimerClock clock, std::chrono::milliseconds time);

}  // namespace gazette
