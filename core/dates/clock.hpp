// SPDX-License-Identifier: GPL-3.0-or-later
// The time of day and the zone within a date's text.
#pragma once

#include <chrono>
#include <optional>

#include "core/dates/cursor.hpp"
#include "core/dates/timestamp.hpp"

namespace gazette {

/// What a text says, not yet checked.
struct DateParts {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  std::optional<std::chrono::minutes> offset;
  /// Hours east of UTC, in winter, of a zone whose offset the day decides.
  std::optional<int> american_zone;
};

/// The point in time, or nothing for a day or time of day that does not exist. 24:00 is the next
/// midnight, a leap second the second before it. American summer time is that of the Energy Policy
/// Act of 2005 and, before, of the acts of 1986 and 1966.
std::optional<Timestamp> to_timestamp(const DateParts& parts);

/// `+01:00`, `-0500`, `+09`, `Z`, `EST`, `ET`, `+0100 (CET)`, `GMT+2`. True if
/// there is no zone or it was understood.
bool read_zone(DateCursor& in, DateParts& parts);

/// `15:01`, `15:01:01.79`, `3:04 pm`, `3 p.m.`, `15:01 Uhr`, and what follows it of a zone.
bool read_time(DateCursor& in, DateParts& parts);

/// `140500` and `1405`, of the ISO form without separators, and the zone.
bool read_compact_time(DateCursor& in, DateParts& parts);

}  // namespace gazette
