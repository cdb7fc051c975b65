// SPDX-License-Identifier: GPL-3.0-or-later
// A moment in time as news carries it. Stored and compared in UTC; the offset that a source wrote
// is kept, so that an article can be shown on the day of its own place.
#pragma once

#include <chrono>
#include <optional>

namespace gazette {

struct Timestamp {
  std::chrono::sys_seconds utc;
  std::optional<std::chrono::minutes> offset;  ///< east of UTC; absent when the source named none

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// The date that the source wrote: the day at the offset of `time`, in UTC where it has none. By it
/// an article is shown, filtered, counted and drawn.
constexpr std::chrono::sys_days local_day(const Timestamp& time) {
  return std::chrono::floor<std::chrono::days>(time.utc +
                                               time.offset.value_or(std::chrono::minutes{0}));
}

}  // namespace gazette
