// SPDX-License-Identifier: GPL-3.0-or-later
// How many of the matches were published in each period.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/matches/match_set.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// A timeline of days, weeks or months has at most this many periods; otherwise its unit is the
/// next coarser one. Beyond so many years those without a match are left out.
inline constexpr std::size_t max_periods = 1'000;

/// `day`, `week`, `month`, `year`.
std::string_view name_of(TimeUnit unit);

/// "day, week, month, year", for messages.
std::string time_unit_names();

/// The first day of the period that holds `day`. Weeks begin on Monday (ISO 8601).
std::chrono::sys_days period_start(std::chrono::sys_days day, TimeUnit unit);

/// The first day of the period after the one that begins at `start`.
std::chrono::sys_days next_period(std::chrono::sys_days start, TimeUnit unit);

/// Every period from the first match to the last, also empty ones. `of_days` has the counts of
/// Slot::day. Where there would be more than `most`, the unit is coarser than `unit`. Years may be
/// more, but beyond `max_periods` those without a match are left out.
Timeline make_timeline(TimeUnit unit, const SlotCounts& of_days, std::size_t most = max_periods);

}  // namespace gazette
