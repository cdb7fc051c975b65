// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/core/dates/date_reading.hpp"

namespace gazette::date_zone_test {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

TEST_CASE("a date without a zone is UTC and keeps no offset") {
  for (const std::string_view text :
       {"2026-02-26", "2026-02-26T00:00", "26 Feb 2026", "February 26, 2026 12:00 am"}) {
    CAPTURE(text);
    const std::optional<Timestamp> time = parse_date(text);
    REQUIRE(time);
    CHECK(time->utc == sys_days{std::chrono::year{2026} / 2 / 26});
    CHECK_FALSE(time->offset);
  }
}

TEST_CASE("the offset that a source wrote is kept and its time is stored in UTC") {
  struct Offset {
    std::string_view text;
    int want_minutes;
    std::string_view want_utc;
  };
  constexpr std::array cases = {
      Offset{"2026-03-01T00:30:00+01:00", 60, "2026-02-28T23:30:00Z"},
      Offset{"2024-03-01T00:30:00+01:00", 60, "2024-02-29T23:30:00Z"},
      Offset{"2025-12-31T23:30:00-05:00", -300, "2026-01-01T04:30:00Z"},
      Offset{"2026-02-26T12:00:00-1200", -720, "2026-02-27T00:00:00Z"},
      Offset{"2026-02-26T12:00:00+1400", 840, "2026-02-25T22:00:00Z"},
      Offset{"2026-02-26T12:00:00+05:45", 345, "2026-02-26T06:15:00Z"},
      Offset{"2026-02-26T12:00:00-00:30", -30, "2026-02-26T12:30:00Z"},
      Offset{"2026-02-26T12:00:00-0000", 0, "2026-02-26T12:00:00Z"},
      Offset{"Thu, 26 Feb 2026 12:00 JST", 540, "2026-02-26T03:00:00Z"},
      Offset{"Thu, 26 Feb 2026 12:00 pdt", -420, "2026-02-26T19:00:00Z"},
      Offset{"Thu, 26 Feb 2026 12:00 AEDT", 660, "2026-02-26T01:00:00Z"},
  };
  for (const auto& [text, want_minutes, want_utc] : cases) {
    CAPTURE(text);
    const std::optional<Timestamp> time = parse_date(text);
    REQUIRE(time);
    REQUIRE(time->offset);
    CHECK(time->offset->count() == want_minutes);
    CHECK(to_rfc3339(time->utc) == want_utc);
  }
}

TEST_CASE("every whole quarter of an hour from -1200 to +1400 is an offset") {
  for (int offset = -12 * 60; offset <= 14 * 60; offset += 15) {
    const Timestamp want{sys_days{std::chrono::year{2026} / 2 / 26}, minutes{offset}};
    const std::string text = to_rfc3339(want);
    CAPTURE(text);
    CHECK(parse_date(text) == want);
  }
}

TEST_CASE("a zone that is ambiguous, impossible or half written makes the text no date") {
  for (const std::string_view text :
       {"26 Feb 2026 14:05 IST", "26 Feb 2026 14:05 AST", "26 Feb 2026 14:05 XYZ",
        "26 Feb 2026 14:05 ES", "26 Feb 2026 14:05 ESTX", "2026-02-26T14:05+2400",
        "2026-02-26T14:05+0160", "2026-02-26T14:05+1", "2026-02-26T14:05+100",
        "2026-02-26T14:05+10000", "2026-02-26T14:05+01:", "2026-02-26T14:05+01:0",
        "2026-02-26T14:05+01:000", "2026-02-26T14:05+", "2026-02-26T14:05-",
        "2026-02-26T14:05+-0100", "2026-02-26T14:05 +0100 (CET", "2026-02-26T14:05Z+0100"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("a zone of the United States that names no half of the year goes by the day") {
  constexpr std::array cases = {
      DateCase{"March 8, 2026 1:59 a.m. ET", "2026-03-08T01:59:00-05:00"},
      DateCase{"March 8, 2026 3:00 a.m. ET", "2026-03-08T03:00:00-04:00"},
      DateCase{"July 4, 2026 12:00 p.m. PT", "2026-07-04T12:00:00-07:00"},
      DateCase{"November 1, 2026 1:59 a.m. CT", "2026-11-01T01:59:00-05:00"},
      DateCase{"November 1, 2026 2:00 a.m. CT", "2026-11-01T02:00:00-06:00"},
      DateCase{"March 20, 2006 12:00 p.m. MT", "2006-03-20T12:00:00-07:00"},
      DateCase{"April 2, 2006 12:00 p.m. MT", "2006-04-02T12:00:00-06:00"},
      DateCase{"April 10, 1980 12:00 p.m. ET", "1980-04-10T12:00:00-05:00"},
      DateCase{"Thu Jul 9 10:11:12 ET 2026", "2026-07-09T10:11:12-04:00"}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read_date(text) == want);
  }
}

}  // namespace
}  // namespace gazette::date_zone_test
