// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as news carries them. Stored and compared in UTC; the offset that a source wrote
// is kept, so that an article can be shown in the day of its own place.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct Timestamp {
  std::chrono::sys_seconds utc;
  std::optional<std::chrono::minutes> offset;  ///< east of UTC; absent when the source named none

  friend bool operator==(const Timestamp&, const Timestamp&) = default;
};

/// The point in time that `text` names, or nothing when it names none. Understood are
///  - ISO 8601: `2026-02-26`, `20260226`, `2026-02-26T14:05:00.5+01:00`, `2026-02-26 14:05Z`
///  - RFC 822 and 5322: `Thu, 26 Feb 2026 14:05:00 +0100`, `26 Feb 26 14:05 EST`
///  - `26-FEB-1987 15:01:01.79`, `29 January 2026`, `January 29, 2026 3:04 pm`
///  - `2026年6月11日`
///  - seconds (9 or 10 digits) or milliseconds (13 digits) since 1970
/// Time and zone may be absent: midnight, and UTC. Years run from 1 to 9999; fractions of a second
/// are dropped. Blanks around are ignored, anything else left over makes it no date.
std::optional<Timestamp> parse_date(std::string_view text);

/// `2026-02-26T13:05:00Z`.
std::string to_rfc3339(std::chrono::sys_seconds time);

/// As above, in the time of the kept offset: `2026-02-26T14:05:00+01:00`; Z when there is none.
std::string to_rfc3339(const Timestamp& time);

/// `2026-02-26`, the day in the time of the kept offset.
std::string to_day(const Timestamp& time);

}  // namespace gazette
