// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/time_limit.hpp"

#include <algorithm>
#include <ctime>

namespace gazette {

TimeLimit::Clock::duration TimeLimit::now(TimerClock clock) {
  if (clock == TimerClock::real) return Clock::now().time_since_epoch();
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

TimeLimit TimeLimit::after(std::chrono::milliseconds time, TimerClock clock) {
  TimeLimit limit;
  limit.clock_ = clock;
  if (time.count() > 0) limit.end_ = now(clock) + time;
  return limit;
}

std::optional<std::chrono::duration<double>> TimeLimit::left() const {
  using Seconds = std::chrono::duration<double>;
  if (!end_) return std::nullopt;
  constexpr Seconds least = std::chrono::milliseconds(1);
  const Clock::duration present = now(clock_);
  return *end_ <= present ? least : std::max<Seconds>(*end_ - present, least);
}

}  // namespace gazette
