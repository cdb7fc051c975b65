// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/published_time.hpp"

#include <limits>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::published_time_test {
namespace {

TEST_CASE("the time of publication is a moment of the years that dates have") {
  CHECK(published_time(0) == std::chrono::sys_seconds{});
  for (const char* date : {"0001-01-01T00:00:00+14:00", "2026-02-26T10:00:00Z",
                           "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00"}) {
    CAPTURE(date);
    const std::chrono::sys_seconds time = parse_date(date)->utc;
    CHECK(published_time(static_cast<double>(time.time_since_epoch().count())) == time);
  }
}

TEST_CASE("a number that no date has is not a time of publication") {
  using Limits = std::numeric_limits<double>;
  for (const double seconds :
       {1e12, -1e12, 1e300, -1e300, Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN()}) {
    CAPTURE(seconds);
    CHECK_FALSE(published_time(seconds));
  }
}

}  // namespace
}  // namespace gazette::published_time_test
