// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes dates as text.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// The point in time that `text` names, or nothing when it names none. These forms are understood
/// (each has a row in `forms` of date.cpp):
///  - ISO 8601: `2026-02-26`, `20260226`, `2026-02-26T14:05:00.5+01:00`, `2026-02-26 14:05Z`,
///    `2026-02-26T24:00:00Z` (the next midnight)
///  - RFC 822 and 5322: `Thu, 26 Feb 2026 14:05:00 +0100`, `26 Feb 26 14:05 EST`
///  - asctime: `Thu Feb 26 10:11:12 2026`, and with `EST` or `+0000` before the year
///  - `26-FEB-1987 15:01:01.79`, `29 January 2026`, `26th February 2026`,
///    `January 29, 2026 3:04 pm`, `January 29, 2026 2:05 p.m. ET`
///  - the same with German, French and Spanish names: `29. Januar 2026, 14:05 Uhr`,
///    `29 janvier 2026`, `29 de enero de 2026`
///  - `29.01.2026`; `29/01/2026`, `01/29/2026` and the same with hyphens only where one of the two
///    is above 12 or both are the same: whether 01/02/2026 is in January would be a guess
///  - `2026年6月11日`
///  - a month, `2026-02`, as its first day: that is near enough to sort and filter by. A year alone
///    is not a date: as 1 January it would be wrong by half a year, and any number may look like
///    one
///  - seconds (9 or 10 digits, with decimals or without) or milliseconds (13 digits) since 1970
/// Time and zone may be absent: midnight, and UTC. Years run from 1 to 9999; fractions of a second
/// are dropped. White space around the date is ignored; a text with anything else in it is not a
/// date.
std::optional<Timestamp> parse_date(std::string_view text);

/// `2026-02-26T13:05:00Z`.
std::string to_rfc3339(std::chrono::sys_seconds time);

/// As above, in the local time of the offset: `2026-02-26T14:05:00+01:00`; in UTC, with Z, if there
/// is no offset.
std::string to_rfc3339(const Timestamp& time);

/// `Thu, 26 Feb 2026 13:05:00 GMT`, as RSS and mail write it (RFC 822 with years of four digits).
std::string to_rfc822(std::chrono::sys_seconds time);

/// `2026-02-26`, the day in the local time of the offset; in UTC if there is none.
std::string to_day(const Timestamp& time);

}  // namespace gazette
