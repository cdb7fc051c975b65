// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/period.hpp"

#include <array>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::period_test {
namespace {

using std::chrono::sys_days;
using std::chrono::year;

/// `2026-01-05..2026-02-10`, an open end left out; "none" for no period.
std::string read(std::string_view text, sys_days today = year{2026} / 3 / 31) {
  const std::optional<Period> period = parse_period(text, today);
  if (!period) return "none";
  const auto shown = [](const std::optional<sys_days>& day) {
    return day ? to_rfc3339(*day).substr(0, 10) : std::string();
  };
  return shown(period->first) + ".." + shown(period->last);
}

struct Case {
  std::string_view text;
  std::string_view want;
};

TEST_CASE("a day, a month and a year are periods") {
  constexpr std::array cases = {
      Case{"2026-02-26", "2026-02-26..2026-02-26"},
      Case{"2026-02", "2026-02-01..2026-02-28"},
      Case{"2026/02", "2026-02-01..2026-02-28"},
      Case{"2024-02", "2024-02-01..2024-02-29"},
      Case{"2000-02", "2000-02-01..2000-02-29"},
      Case{"1900-02", "1900-02-01..1900-02-28"},
      Case{"2026-12", "2026-12-01..2026-12-31"},
      Case{"2026", "2026-01-01..2026-12-31"},
      Case{"0001", "0001-01-01..0001-12-31"},
      Case{"9999", "9999-01-01..9999-12-31"},
      Case{"9999-12", "9999-12-01..9999-12-31"},
      Case{"2024-02-29", "2024-02-29..2024-02-29"},
      Case{"29 January 2026", "2026-01-29..2026-01-29"},
      Case{"January 29, 2026", "2026-01-29..2026-01-29"},
      Case{"26-FEB-1987", "1987-02-26..1987-02-26"},
      Case{"2026-02-26T23:30:00-05:00", "2026-02-26..2026-02-26"},
      Case{"20260226T140500Z", "2026-02-26..2026-02-26"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("months, quarters and weeks are periods as people write them") {
  constexpr std::array cases = {
      Case{"March 1987", "1987-03-01..1987-03-31"},
      Case{"mar. 1987", "1987-03-01..1987-03-31"},
      Case{"Februar 2024", "2024-02-01..2024-02-29"},
      Case{"3 March 1987", "1987-03-03..1987-03-03"},
      Case{"1987-W10", "1987-03-02..1987-03-08"},
      Case{"2026-W01", "2025-12-29..2026-01-04"},
      Case{"2026-W53", "2026-12-28..2027-01-03"},
      Case{"2025-W53", "none"},
      Case{"1987-W00", "none"},
      Case{"Q1 1987", "1987-01-01..1987-03-31"},
      Case{"1987-Q4", "1987-10-01..1987-12-31"},
      Case{"1987Q2", "1987-04-01..1987-06-30"},
      Case{"Q5 1987", "none"},
      Case{"Smarch 1987", "none"},
      Case{"March 0000", "none"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("weeks, months and weekdays are named from the reader's day, a Tuesday") {
  constexpr std::array cases = {
      Case{"last week", "2026-03-23..2026-03-29"},
      Case{"This week", "2026-03-30..2026-04-05"},
      Case{"last month", "2026-02-01..2026-02-28"},
      Case{"this month", "2026-03-01..2026-03-31"},
      Case{"last quarter", "2025-10-01..2025-12-31"},
      Case{"this year", "2026-01-01..2026-12-31"},
      Case{"last year", "2025-01-01..2025-12-31"},
      Case{"monday", "2026-03-30..2026-03-30"},
      Case{"Tuesday", "2026-03-31..2026-03-31"},
      Case{"wednesday", "2026-03-25..2026-03-25"},
      Case{"since Monday", "2026-03-30.."},
      Case{"Since march 2026", "2026-03-01.."},
      Case{"until last week", "..2026-03-29"},
      Case{"before 2026", "..2025-12-31"},
      Case{"after 2026-02", "2026-03-01.."},
      Case{"last word", "none"},
      Case{"since", "none"},
      Case{"since soon", "none"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("a comparison and an interval are ranges") {
  constexpr std::array cases = {
      Case{">2026-02", "2026-03-01.."},
      Case{">=2026-02", "2026-02-01.."},
      Case{"<2026-02", "..2026-01-31"},
      Case{"<= 2026-02", "..2026-02-28"},
      Case{"[2026-01-05 TO 2026-02]", "2026-01-05..2026-02-28"},
      Case{"{2026-01-05 TO 2026-02}", "2026-01-06..2026-01-31"},
      Case{"[* TO 2026]", "..2026-12-31"},
      Case{"[* TO *]", "none"},
      Case{">", "none"},
      Case{"[2026 TO", "none"},
      Case{"[2026-02 TO 2026-01]", "none"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("a day whose order of numbers is a guess needs that order") {
  const sys_days today = year{2026} / 3 / 31;
  for (const std::string_view text : {"03/04/1987", "3-4-1987"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
    REQUIRE(ambiguous_day(text));
    CHECK(ambiguous_day(text)->day_first == sys_days{year{1987} / 4 / 3});
    CHECK(ambiguous_day(text)->month_first == sys_days{year{1987} / 3 / 4});
    CHECK(parse_period(text, today, DateOrder::day_first)->first == year{1987} / 4 / 3);
    CHECK(parse_period(text, today, DateOrder::month_first)->first == year{1987} / 3 / 4);
  }
  CHECK(parse_period("01/02/1987..05/02/1987", today, DateOrder::day_first)->last ==
        year{1987} / 2 / 5);
  CHECK(read("03/04/1987..25/12/1987") == "1987-04-03..1987-12-25");
  CHECK(read("03/25/1987..04/03/1987") == "1987-03-25..1987-04-03");
  CHECK(read("[03/04/1987 TO 25/12/1987]") == "1987-04-03..1987-12-25");
  for (const std::string_view text : {"03/04/1987..05/06/1987", "03/04/1987..1987-12-25",
                                      "1987-01-01..03/04/1987", "since 03/04/1987"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
    REQUIRE(ambiguous_day(text));
    CHECK(ambiguous_day(text)->text == "03/04/1987");
  }
  CHECK_FALSE(ambiguous_day("03/04/1987..25/12/1987"));
  for (const std::string_view text : {"13/04/1987", "04/04/1987", "3.4.1987", "03/04/87", "x"}) {
    CAPTURE(text);
    CHECK_FALSE(ambiguous_day(text));
  }
  CHECK(date_order_named("dmy") == DateOrder::day_first);
  CHECK_FALSE(date_order_named("ymd"));
}

TEST_CASE("periods up to today count from the reader's day and include it") {
  constexpr std::array cases = {
      Case{"today", "2026-03-31..2026-03-31"},     Case{"yesterday", "2026-03-30..2026-03-30"},
      Case{"Yesterday", "2026-03-30..2026-03-30"}, Case{"TODAY", "2026-03-31..2026-03-31"},
      Case{"1d", "2026-03-31..2026-03-31"},        Case{"7d", "2026-03-25..2026-03-31"},
      Case{"7D", "2026-03-25..2026-03-31"},        Case{"1w", "2026-03-25..2026-03-31"},
      Case{"2w", "2026-03-18..2026-03-31"},        Case{"1m", "2026-03-01..2026-03-31"},
      Case{"3m", "2026-01-01..2026-03-31"},        Case{"12m", "2025-04-01..2026-03-31"},
      Case{"1y", "2025-04-01..2026-03-31"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
  CHECK(read("1y", year{2024} / 2 / 29) == "2023-03-01..2024-02-29");
  CHECK(read("1m", year{2026} / 1 / 15) == "2025-12-16..2026-01-15");
  CHECK(read("yesterday", year{2026} / 1 / 1) == "2025-12-31..2025-12-31");
  CHECK(read("yesterday", year{2024} / 3 / 1) == "2024-02-29..2024-02-29");
}

TEST_CASE("a range goes from the first day of one period to the last of another") {
  constexpr std::array cases = {
      Case{"2026-01-05..2026-02-10", "2026-01-05..2026-02-10"},
      Case{"2026-01..2026-02", "2026-01-01..2026-02-28"},
      Case{"2025..2026-01-05", "2025-01-01..2026-01-05"},
      Case{"2026-01-05..2026-01-05", "2026-01-05..2026-01-05"},
      Case{"2026-01..", "2026-01-01.."},
      Case{"..2026-01", "..2026-01-31"},
      Case{"2026-03-01..yesterday", "2026-03-01..2026-03-30"},
      Case{"7d..yesterday", "2026-03-25..2026-03-30"},
      Case{"2026-01-05 .. 2026-02", "2026-01-05..2026-02-28"},
      Case{"2026-01-05 to 2026-02", "2026-01-05..2026-02-28"},
      Case{"2026-01-05 - 2026-02", "2026-01-05..2026-02-28"},
      Case{"5 January 2026 \u2013 february 2026", "2026-01-05..2026-02-28"},
      Case{"from 5 January 2026 TO february 2026", "2026-01-05..2026-02-28"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("a range that ends before it begins is none, and is written the other way round") {
  const sys_days today = year{2026} / 3 / 31;
  constexpr std::array cases = {
      Case{"2026-02..2026-01", "2026-01..2026-02"},
      Case{" 2026-02-10 .. 2026-02-09 ", "2026-02-09..2026-02-10"},
      Case{"March 2026 to May 1987", "May 1987..March 2026"},
      Case{"from 1988 - 1987", "1987..1988"},
      Case{"[1987-02-01 TO 1987-01-01]", "1987-01-01..1987-02-01"},
      Case{"today..yesterday", "yesterday..today"},
      Case{"25/12/1987..03/04/1987", "03/04/1987..25/12/1987"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == "none");
    CHECK(reversed_range(text, today) == std::string(want));
    CHECK(read(want) != "none");
  }
  for (const std::string_view text :
       {"2026-01..2026-02", "2026..2026", "2026-02..", "..2026", "2026", "oil..gas", "2026..oil",
        "{1987-01-01 TO 1987-01-02}", "", "..", "03/04/1987..02/03/1987"}) {
    CAPTURE(text);
    CHECK(!reversed_range(text, today));
  }
  CHECK(reversed_range("03/04/1987..02/03/1987", today, DateOrder::day_first) ==
        "02/03/1987..03/04/1987");
}

TEST_CASE("a period is open at one end, or at none") {
  for (const std::string_view text :
       {"2026..", ">2026", ">=2026-01", "since monday", "[2026 TO *]"}) {
    CAPTURE(text);
    CHECK(open_end(text) == OpenEnd::last);
  }
  for (const std::string_view text : {"..2026", "<2026", "before 2026-01", "until march 2026"}) {
    CAPTURE(text);
    CHECK(open_end(text) == OpenEnd::first);
  }
  for (const std::string_view text : {"2026", "2025..2026", "7d", "..", ""}) {
    CAPTURE(text);
    CHECK(open_end(text) == OpenEnd::none);
  }
}

TEST_CASE("what names no period is none") {
  for (const std::string_view text : {"",
                                      " ",
                                      "..",
                                      "...",
                                      "2026...2027",
                                      "2026-13",
                                      "2026-00",
                                      "2026-1",
                                      "2026-02-29",
                                      "2026-02-30",
                                      "0000",
                                      "0000-01",
                                      "-2026",
                                      "20266",
                                      "7",
                                      "d",
                                      "0d",
                                      "-7d",
                                      "7x",
                                      "7dd",
                                      "99999d",
                                      "tomorrow",
                                      "oil",
                                      "2026..oil",
                                      "oil..2026",
                                      "2026-02-10..2026-01-05",
                                      "2026..2025",
                                      "1..2",
                                      "2026-01..2026-02..2026-03",
                                      "2026-0a"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("a period of any text is none or in order") {
  constexpr std::array<std::string_view, 20> scraps = {
      "2026",  "-",         "02", "26",   "..", "7", "d", "w",    "m",  "y",
      "today", "yesterday", "/",  "9999", "0",  ".", " ", "\xFF", "29", "Feb"};
  RandomText random(7);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random.pieces(scraps, 6);
    const std::optional<Period> period = parse_period(text, year{2026} / 3 / 31);
    if (!period) continue;
    const bool is_sound = (period->first || period->last) &&
                          (!period->first || !period->last || *period->first <= *period->last);
    if (!is_sound) {
      CAPTURE(text);
      CHECK(is_sound);
    }
  }
}

TEST_CASE("the local day is within a day of the day in UTC") {
  const sys_days utc = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  CHECK(local_today() >= utc - std::chrono::days{1});
  CHECK(local_today() <= utc + std::chrono::days{1});
}

}  // namespace
}  // namespace gazette::period_test
