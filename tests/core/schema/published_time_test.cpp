// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/published_time.hpp"

#include <chrono>
#include <limits>

#include "tests/catch.hpp"

namespace gazette::published_time_test {
namespace {

TEST_CASE("the time of publication is a moment of the years that dates have") {
  CHECK(published_time(0) == std::chrono::sys_seconds{});
  using std::chrono::hours, std::chrono::sys_days, std::chrono::year;
  // With the offsets that a source may write.
  for (const std::chrono::sys_seconds time :
       {std::chrono::sys_seconds{sys_days{year{1} / 1 / 1}} - hours{14},
        std::chrono::sys_seconds{sys_days{year{9999} / 12 / 31}} + hours{24 + 14},
        std::chrono::sys_seconds{sys_days{year{1969} / 12 / 31}} + hours{23}}) {
    const auto seconds = static_cast<double>(time.time_since_epoch().count());
    CAPTURE(seconds);
    CHECK(published_time(seconds) == time);
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
