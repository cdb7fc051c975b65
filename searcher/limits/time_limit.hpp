// SPDX-License-Identifier: GPL-3.0-or-later
// When a search stops to count matches, be it for its total and facets or for advice. Hits are
// found beyond it: a search that does not even come to them is ended by its Deadline.
#pragma once

#include <chrono>
#include <optional>

namespace gazette {

class TimeLimit {
 public:
  using Clock = std::chrono::steady_clock;

  /// No limit.
  TimeLimit() = default;
  explicit TimeLimit(Clock::time_point end) : end_(end) {}

  /// So long from now; 0: no limit.
  static TimeLimit after(std::chrono::milliseconds time);

  bool is_over() const { return end_ && Clock::now() >= *end_; }

  /// Nothing without a limit; never less than a millisecond, of which Xapian makes something.
  std::optional<std::chrono::duration<double>> left() const;

 private:
  std::optional<Clock::time_point> end_;
};

}  // namespace gazette
