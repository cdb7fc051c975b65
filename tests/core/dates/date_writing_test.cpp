// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::date_writing_test {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

TEST_CASE("a date written by the library is read back as the same date") {
  RandomText random(20260226);
  const auto first = sys_days{std::chrono::year{2} / 1 / 1}.time_since_epoch();
  const auto last = sys_days{std::chrono::year{9999} / 1 / 1}.time_since_epoch();
  const auto span = static_cast<std::size_t>(std::chrono::seconds(last - first).count());
  for (int round = 0; round < 2000; ++round) {
    const std::size_t after = (random.below(1U << 31U) << 16U | random.below(1U << 16U)) % span;
    const Timestamp time{std::chrono::sys_seconds{first} + std::chrono::seconds{after},
                         minutes{static_cast<int>(random.below(26 * 60 + 1)) - 12 * 60}};
    const std::string text = to_rfc3339(time);
    CAPTURE(text);
    CHECK(parse_date(text) == time);
    CHECK(parse_date(to_rfc3339(time.utc))->utc == time.utc);
  }
}

TEST_CASE("the day of an article is the day of its own place") {
  CHECK(to_day(*parse_date("2026-02-26T00:30:00+01:00")) == "2026-02-26");
  CHECK(to_day(*parse_date("2026-02-25T23:30:00-05:00")) == "2026-02-25");
  CHECK(to_day(*parse_date("2026-02-26T23:30:00Z")) == "2026-02-26");
  CHECK(to_day(*parse_date("2026-02-26")) == "2026-02-26");
  CHECK(to_day(*parse_date("0001-01-01")) == "0001-01-01");
}

TEST_CASE("dates are written as RSS and mail have them") {
  struct Written {
    std::string date;
    std::string want;
  };
  for (const Written& c : std::vector<Written>{
           {"2026-02-26T14:05:00+01:00", "Thu, 26 Feb 2026 13:05:00 GMT"},
           {"1970-01-01", "Thu, 01 Jan 1970 00:00:00 GMT"},
           {"1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"},
           {"0001-01-01", "Mon, 01 Jan 0001 00:00:00 GMT"},
           {"9999-12-31", "Fri, 31 Dec 9999 00:00:00 GMT"},
       }) {
    CAPTURE(c.date);
    CHECK(to_rfc822(parse_date(c.date).value().utc) == c.want);
  }
}

}  // namespace
}  // namespace gazette::date_writing_test
