// SPDX-License-Identifier: GPL-3.0-or-later
// The words of dates: months and weekdays in English, German, French and Spanish, time zones.
#pragma once

#include <optional>
#include <string_view>

namespace gazette {

/// 1 to 12 for a month's name in any case, with or without accents, or an abbreviation of at least
/// three letters that fits no other month ("jui" fits juin and juillet). Nothing for other words.
std::optional<int> month_named(std::string_view word);

/// Whether `word` is a weekday's name or an abbreviation of at least three letters that is not a
/// month's ("mar" is March, not mardi), or a German one of two letters.
bool is_weekday(std::string_view word);

/// Hours east of UTC of the zones of RFC 822 and those that news agencies write. Other names are
/// ambiguous (IST, AST).
std::optional<int> zone_named(std::string_view word);

/// Hours east of UTC, in winter, of the zones of the United States that do not say which half of
/// the year they mean: ET, CT, MT, PT.
std::optional<int> american_zone_named(std::string_view word);

/// What may follow the day in `29th` and `1er`.
bool is_ordinal_ending(std::string_view word);

/// Whether `word` is `name` in any case. REQUIRES: `name` consists of lower-case ASCII letters.
bool is_word(std::string_view word, std::string_view name);

}  // namespace gazette
