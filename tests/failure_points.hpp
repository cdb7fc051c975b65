// SPDX-License-Identifier: GPL-3.0-or-later
// Which events of a run are to fail: some by chance, or with GAZETTE_FAIL_ALL (scripts/fail-test)
// each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "tests/random_text.hpp"

namespace gazette {

inline bool is_each_failure_wanted() { return std::getenv("GAZETTE_FAIL_ALL") != nullptr; }

/// GAZETTE_SEED, or 1.
inline std::uint32_t failure_seed() {
  const char* text = std::getenv("GAZETTE_SEED");
  return text == nullptr ? 1 : static_cast<std::uint32_t>(std::stoul(text));
}

/// Numbers from 1 to `count`: all that are wanted, else `drawn` of them.
inline std::set<std::size_t> failure_points(std::size_t count, std::size_t drawn,
                                            RandomText& random) {
  std::set<std::size_t> points;
  if (is_each_failure_wanted() || drawn >= count) {
    for (std::size_t number = 1; number <= count; ++number) points.insert(points.end(), number);
  }
  while (points.size() < std::min(drawn, count)) points.insert(random.below(count) + 1);
  return points;
}

}  // namespace gazette
