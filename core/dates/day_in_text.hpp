// SPDX-License-Identifier: GPL-3.0-or-later
// Days that a text names among other words. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// Which number of 05/03/2025 is the day, where both may be.
enum class NumberOrder { day_first, month_first };

struct DayInText {
  Timestamp time;         ///< with the time of day after the day, if there is one
  std::size_t begin = 0;  ///< its bytes are [begin, end) of the text
  std::size_t end = 0;
};

/// The first day that `text` names from byte `from` on, with its year: `5 de marzo de 2024, 10:30`,
/// `March 5th, 2024`, `05.03.2024`, `5.3.24`, `05/03/2024` by `order`, `2024-03-05`,
/// `2024年3月5日`. Names of months are those of `language` (ISO 639-1, may be empty) first
/// (month_names.hpp). Years run from 1990 to 2099. O(length of the text).
std::optional<DayInText> find_day(std::string_view text, std::string_view language,
                                  NumberOrder order, std::size_t from = 0);

/// The point in time that a source states in a field for it: what parse_date() reads; 14 digits
/// (`20260203151500`); else the day that find_day() finds in a short text, with its zone, in any
/// language: `mar., 03 févr. 2026 08:15:00 +0100`, `2026.02.03. 오후 3:15`. Nothing where the order
/// of its numbers would be a guess.
std::optional<Timestamp> stated_date(std::string_view text);

}  // namespace gazette
