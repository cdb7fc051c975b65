// SPDX-License-Identifier: GPL-3.0-or-later
// How many of the matches were published in each period.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/matches/matching.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// A timeline of days, weeks or months has at most this many periods; with more, the unit is the
/// next coarser one. Years are never more than 9,999.
inline constexpr std::size_t max_periods = 1'000;

/// `day`, `week`, `month`, `year`.
std::string_view name_of(TimeUnit unit);

/// "day, week, month, year", for messages.
std::string time_unit_names();

/// The first day of the period that holds `day`. Weeks are those of ISO 8601: they begin on Monday.
std::chrono::sys_days period_start(std::chrono::sys_days day, TimeUnit unit);

/// The first day of the period behind the one that begins at `start`.
std::chrono::sys_days next_period(std::chrono::sys_days start, TimeUnit unit);

/// Every period from the first match to the last, in UTC, those without any too. `published` counts
/// the values of Slot::published. With more than `most_periods` the unit is the next coarser one;
/// there may be more years.
Timeline make_timeline(TimeUnit unit, const SlotCounts& published,
                       std::size_t most_periods = max_periods);

}  // namespace gazette
