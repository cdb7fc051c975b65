// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/core/dates/date_reading.hpp"
#include "tests/random_text.hpp"

namespace gazette::date_refusal_test {
namespace {

TEST_CASE("a leap day exists in leap years only") {
  for (const std::string_view text : {"2024-02-29", "29 Feb 2000", "20000229", "0004-02-29"}) {
    CAPTURE(text);
    CHECK(parse_date(text));
  }
  for (const std::string_view text :
       {"2026-02-29", "29 Feb 1900", "21000229", "February 29, 2023"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("a day or a time of day that does not exist makes the text no date") {
  for (const std::string_view text : {"2026-02-30",
                                      "2026-04-31",
                                      "2026-01-32",
                                      "2026-01-00",
                                      "2026-00-10",
                                      "2026-13-01",
                                      "20261301",
                                      "20260230",
                                      "20260000",
                                      "00000000",
                                      "31 June 2026",
                                      "0 May 2026",
                                      "99 Dec 2026",
                                      "2026-02-26T14:60",
                                      "2026-02-26T14:05:61",
                                      "2026-02-26T99:99:99",
                                      "20260226T146000",
                                      "January 29, 2026 13:04 pm",
                                      "January 29, 2026 0:04 am",
                                      "26 Feb 2026 25:00"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("a date of numbers whose order would be a guess is no date") {
  for (const std::string_view text : {"01/02/2026", "12/11/2026", "01-02-2026", "13/13/2026",
                                      "32.01.2026", "01.13.2026", "29.01/2026", "29/01/26"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("anything left over makes the text no date") {
  for (const std::string_view text : {"2026-02-26x",
                                      "2026-02-26 x",
                                      "2026-02-26T",
                                      "2026-02-26T ",
                                      "2026-02-26T14",
                                      "2026-02-26T14:",
                                      "2026-02-26T14:5",
                                      "2026-02-26T14:05:",
                                      "2026-02-26T14:05:00.",
                                      "2026-02-26T14:05:00.5.5",
                                      "2026-02-26T14:05.5",
                                      "2026-02-26T14:05:00Zx",
                                      "2026-02-26T14:05:00Z Z",
                                      "2026-02-26T14:05:00Z.",
                                      "2026-02-26,",
                                      "2026-02-26-",
                                      "2026-02-26 2026-02-26",
                                      "20260226T14050",
                                      "20260226T140500x",
                                      "26 Feb 2026.",
                                      "26 Feb 2026 14:05:00 GMT and so on",
                                      "on 26 Feb 2026",
                                      "x2026-02-26",
                                      "January 29xyz, 2026",
                                      "26 Feb 2026 at",
                                      "2026-02/26",
                                      "2026--02-26",
                                      "2026.02.26",
                                      "1772114700 ago",
                                      "1772114700Z",
                                      "1772114700.",
                                      "1772114700.5x",
                                      "1772114700999.5",
                                      "January 29, 2026 2:05 p.",
                                      "January 29, 2026 2 o'clock",
                                      "January 29, 2026 14",
                                      "2026-02 x",
                                      "2026-2",
                                      "2026/02",
                                      "Thu Feb 26 10:11:12 26",
                                      "Thu Feb 26 10:11:12",
                                      "-177211470"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
  using namespace std::string_view_literals;
  CHECK(read_date("2026-02-26\0"sv) == "no date");
  CHECK(read_date("\0"
                  "2026-02-26"sv) == "no date");
  CHECK(read_date("2026-02-26\xC2\xA0") == "no date");
}

TEST_CASE("what is no date or part of one is no date") {
  for (const std::string_view text : {"",
                                      " ",
                                      "0",
                                      "today",
                                      "2026",
                                      "202602",
                                      "February 2026",
                                      "26 February",
                                      "Feb 26",
                                      "Thursday",
                                      "Thu,",
                                      "26 Fe 2026",
                                      "26 Febr0 2026",
                                      "26 Februaryy 2026",
                                      "Thu Thu 26 Feb 2026",
                                      "14:05",
                                      "12345678901",
                                      "123456789012",
                                      "12345678901234",
                                      "99999999999999999999999999999999",
                                      "١٢-٠٢-٢٠٢٦",
                                      "２０２６-０２-２６"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
  CHECK(read_date(std::string(1'000'000, '1')) == "no date");
  CHECK(read_date("26 Feb " + std::string(90, ' ') + "2026") == "no date");
}

TEST_CASE("junk never crashes the reader, and what it yields is a date it reads again") {
  constexpr std::array<std::string_view, 48> scraps = {
      "2026", "02",  "26",   "-",   "/",   ":",   ".",    ",",  " ",        "T",     "Z",     "t",
      "+",    "+01", "0100", "Feb", "FEB", "Thu", "May",  "pm", "am",       "at",    "EST",   "(",
      ")",    "0",   "9",    "60",  "59",  "24",  "9999", "th", "December", "0000",  "00",    "31",
      "\n",   "é",   "\xFF", "x",   "gmt", "1",   "2",    "29", "3:04",     "14:05", "-0500", ""};
  constexpr std::array<std::string_view, 6> good = {
      "2026-02-26T14:05:59Z",    "26 Feb 2026 3:04 pm EST",
      "26-FEB-1987 15:01:01.79", "Thu, 26 Feb 2026 14:05:00 -0500",
      "December 29, 2026",       "20260226 140559+0100"};
  RandomText random(19870226);
  const auto spoil = [&](std::string text) {
    const std::size_t at = random.below(text.size() + 1);
    return text.replace(at, random.below(3), scraps[random.below(scraps.size())]);
  };
  int dates = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string text = round % 4 == 0   ? random.bytes(40)
                             : round % 4 == 1 ? random.pieces(scraps, 10)
                                              : spoil(std::string(good[random.below(good.size())]));
    const std::optional<Timestamp> time = parse_date(text);
    if (!time) continue;
    ++dates;
    const bool is_stable = parse_date(to_rfc3339(time->utc)).value_or(Timestamp{}).utc == time->utc;
    const bool keeps_offset = !time->offset || parse_date(to_rfc3339(*time)) == *time;
    if (!is_stable || !keeps_offset) {
      CAPTURE(text, to_rfc3339(*time));
      FAIL("a date that is not read again as it was written");
    }
  }
  CHECK(dates > 1000);
}

}  // namespace
}  // namespace gazette::date_refusal_test
