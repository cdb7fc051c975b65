// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/copy_window.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace gazette {
namespace {

constexpr std::chrono::hours window{36};
constexpr std::chrono::hours window_of_days{48};

/// The same words of a longer text are no coincidence.
constexpr std::size_t long_words = 60;

bool is_day_alone(const Timestamp& time) {
  return !time.offset && time.utc == std::chrono::floor<std::chrono::days>(time.utc);
}

}  // namespace

CopyReason reason_in_time(const CopyVerdict& verdict, const std::optional<Timestamp>& first,
                          const std::optional<Timestamp>& second) {
  const CopyReason reason = verdict.reason;
  if (!verdict.is_copy()) return reason;
  if (!first || !second) {
    return reason == CopyReason::same_words ? reason : CopyReason::undated;
  }
  if (reason == CopyReason::same_words && verdict.first.words > long_words) return reason;
  const auto& [earlier, later] = std::minmax(first->utc, second->utc);
  const bool is_by_day = is_day_alone(*first) || is_day_alone(*second);
  return later - earlier < (is_by_day ? window_of_days : window) ? reason
                                                                 : CopyReason::too_far_apart;
}

}  // namespace gazette
