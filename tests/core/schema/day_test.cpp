// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/day.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::day_test {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using Terms = std::vector<std::string>;

TEST_CASE("a day has Omega's terms of the day, the month and the year") {
  CHECK(day_terms(year{2026} / 2 / 6) ==
        std::array<std::string, 3>{"D20260206", "M202602", "Y2026"});
  CHECK(day_terms(year{1} / 1 / 1) == std::array<std::string, 3>{"D00010101", "M000101", "Y0001"});
}

TEST_CASE("a period is searched by whole years, whole months and days") {
  struct Case {
    sys_days first, last;
    Terms want;
  };
  for (const auto& [first, last, want] : {
           Case{year{2026} / 2 / 6, year{2026} / 2 / 6, {"D20260206"}},
           Case{year{2026} / 2 / 1, year{2026} / 2 / 28, {"M202602"}},
           Case{year{2026} / 1 / 1, year{2027} / 12 / 31, {"Y2026", "Y2027"}},
           Case{year{2025} / 11 / 30,
                year{2027} / 2 / 1,
                {"D20251130", "M202512", "Y2026", "M202701", "D20270201"}},
       }) {
    CHECK(period_terms(first, last) == want);
  }
  CHECK(period_terms(year{2024} / 2 / 1, year{2024} / 2 / 28).size() == 28);
  CHECK(period_terms(year{1989} / 1 / 2, year{2000} / 12 / 30).size() == 30 + 11 + 10 + 11 + 30);
}

TEST_CASE("the days of a period, and no others, have one of its terms") {
  std::mt19937 random(20260226);
  const sys_days begin = year{1999} / 10 / 1;
  const auto any_day = [&] { return begin + days{random() % 1600}; };
  for (int i = 0; i < 200; ++i) {
    const auto [first, last] = std::minmax({any_day(), any_day()});
    const Terms terms = period_terms(first, last);
    for (sys_days day = begin - days{40}; day < begin + days{1700}; day += days{1}) {
      const std::array<std::string, 3> its = day_terms(day);
      const bool is_found =
          std::find_first_of(its.begin(), its.end(), terms.begin(), terms.end()) != its.end();
      if (is_found != (first <= day && day <= last)) {
        CAPTURE(to_rfc3339(first), to_rfc3339(last), to_rfc3339(day));
        CHECK(is_found == (first <= day && day <= last));
      }
    }
  }
}

TEST_CASE("the value of a day is read back, and sorts as days do") {
  const std::vector<sys_days> ordered = {
      year{1} / 1 / 1,     year{1969} / 12 / 31, year{1970} / 1 / 1,
      year{2026} / 2 / 26, year{9999} / 12 / 31, sys_days{year{9999} / 12 / 31} + days{1}};
  std::string former;
  for (const sys_days day : ordered) {
    CHECK(day_value(day).size() == 3);
    CHECK(parse_day_value(day_value(day)) == day);
    CHECK(former < day_value(day));
    former = day_value(day);
  }
}

TEST_CASE("a value that no day has is none") {
  using namespace std::string_literals;
  for (const std::string& value :
       {""s, "\x01"s, "\x0B\x4A"s, "\x0B\x4A\x01\x01"s, "\xFF\xFF\xFF"s}) {
    CHECK_FALSE(parse_day_value(value));
  }
}

}  // namespace
}  // namespace gazette::day_test
