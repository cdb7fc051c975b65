// SPDX-License-Identifier: GPL-3.0-or-later
// When a search stops counting matches, for its total and facets or for suggestions. Hits are found
// beyond it: a search that does not even get that far is ended by its Deadline.
#pragma once

#include <chrono>
#include <optional>

namespace gazette {

/// A moment, or no limit. A value; thread-safe.
class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// No limit.
  TimeLimit() = default;
  explicit TimeLimit(Clock::time_point end) : end_(end) {}

  /// The moment that is `time` from now; 0: no limit.
  static TimeLimit after(std::chrono::milliseconds time);

  bool is_over() const { return end_ && Clock::now() >= *end_; }

  /// The time left; nothing without a limit. At least a millisecond, since Xapian takes 0 for no
  /// limit.
  std::optional<std::chrono::duration<double>> left() const;

 private:
  std::optional<Clock::time_point> end_;
};

}  // namespace gazette
