// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/time_limit.hpp"

#include <algorithm>

namespace gazette {

TimeLimit TimeLimit::after(std::chrono::milliseconds time) {
  return time.count() > 0 ? TimeLimit(Clock::now() + time) : TimeLimit();
}

std::optional<std::chrono::duration<double>> TimeLimit::left() const {
  using Seconds = std::chrono::duration<double>;
  if (!end_) return std::nullopt;
  return std::max<Seconds>(*end_ - Clock::now(), std::chrono::milliseconds(1));
}

}  // namespace gazette
