// SPDX-License-Identifier: GPL-3.0-or-later
// How an index holds the day of an article: as terms, by which periods are searched, and as a
// value, by which matches are counted. The day is that of `local_day`.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The terms of an article of `day`: the day, its month and its year, as in `D20260226`, `M202602`,
/// `Y2026`. Omega writes them so.
std::array<std::string, 3> day_terms(std::chrono::sys_days day);

/// Terms that the articles from `first` to `last`, both included, have one of, and no others do:
/// whole years, whole months and days. Besides the years there are at most 22 months and 60 days.
/// REQUIRES: `first` is not after `last`.
std::vector<std::string> period_terms(std::chrono::sys_days first, std::chrono::sys_days last);

/// The value of Slot::day: 3 bytes, the highest first, in the order of days. Stored in every index.
/// REQUIRES: the year is one that dates have.
std::string day_value(std::chrono::sys_days day);

/// The day of a value; nothing for one that no date has, as in a damaged index: calendars of years
/// far from ours overflow, or take for ever to draw.
std::optional<std::chrono::sys_days> parse_day_value(std::string_view value);

}  // namespace gazette
