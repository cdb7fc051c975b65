// SPDX-License-Identifier: GPL-3.0-or-later
// The budget of one search. All its stages share it: what is not done when it is over is left out,
// and the page says so.
#pragma once

#include <chrono>
#include <optional>

#include "searcher/limits/process_timer.hpp"

namespace gazette {

/// A moment of one clock, or no limit. A value; thread-safe.
class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// No limit.
  TimeLimit() = default;
  /// A moment of real time.
  explicit TimeLimit(Clock::time_point end) : end_(end.time_since_epoch()) {}

  /// The moment that is `time` from now; 0: no limit.
  static TimeLimit after(std::chrono::milliseconds time, TimerClock clock = TimerClock::real);

  bool is_over() const { return end_ && now(clock_) >= *end_; }

  /// The time left; nothing without a limit. At least a millisecond, since Xapian takes 0 for no
  /// limit.
  std::optional<std::chrono::duration<double>> left() const;

 private:
  static Clock::duration now(TimerClock clock);

  std::optional<Clock::duration> end_;  ///< since the epoch of `clock_`
  TimerClock clock_ = TimerClock::real;
};

}  // namespace gazette
