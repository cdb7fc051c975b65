// SPDX-License-Identifier: GPL-3.0-or-later
// The dateline at the beginning of a story: `MEXICO CITY, Jan 29 (Reuters) - `. Pure functions,
// thread-safe; text is UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

struct Dateline {
  std::vector<std::string> places;  ///< no longer in capitals: "Mexico City"
  std::string agency;               ///< by its usual name; may be empty
  int month = 0;                    ///< 1 to 12; 0 without a date
  int day = 0;
  int year = 0;         ///< 0 when none is given
  std::size_t end = 0;  ///< where the story begins, in bytes of the paragraph
};

/// The dateline that `paragraph` begins with. Of these forms, where A is an agency, or `source` by
/// its own name:
///  - places, a date or none, A in brackets or slashes: `LONDON (AP) — `, `Berlin (dpa) - `,
///    `BEIJING, Jan. 29 (Xinhua) -- `, `Madrid, 29 ene (EFE).- `, `MADRID/LISBON, Jan 29 (Reuters)`
///  - places in capitals and a date: `MEXICO CITY, March 2 - `, also with A after it: `TOKYO, Jan.
///  29 -- (Kyodo) `
///  - A first: `(ANSA) - ROMA, 29 GEN - `
/// None: `WASHINGTON - the man of the year`, `Monday, Jan 29 - `, `Jane Roe (left) - `. Of a city
/// and its abbreviated region (`PORTLAND, Ore.`) the city is the place. O(1): reads 240 bytes.
std::optional<Dateline> dateline_of(std::string_view paragraph, std::string_view source = {});

/// The name of a place as it is written in a text: "PORT OF SPAIN" -> "Port of Spain". What is not
/// in capitals stays, and so do initials ("USA").
std::string place_name(std::string_view place);

/// The date of `dateline` in its own year, else in the latest year in which it is not after
/// `other`, another date of the article. Nothing when it has no date, or neither a year nor
/// `other`.
std::optional<Timestamp> date_of(const Dateline& dateline, const std::optional<Timestamp>& other);

}  // namespace gazette
