// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/date.hpp"

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

/// The date in the time that the text names (Z when it names none or UTC's own letter).
std::string read(std::string_view text) {
  const std::optional<Timestamp> time = parse_date(text);
  return time ? to_rfc3339(*time) : "no date";
}

std::string read_utc(std::string_view text) {
  const std::optional<Timestamp> time = parse_date(text);
  return time ? to_rfc3339(time->utc) : "no date";
}

struct Case {
  std::string_view text;
  std::string_view want;
};

TEST_CASE("a date of each known form is read") {
  constexpr std::array cases = {
      // ISO 8601
      Case{"2026-02-26", "2026-02-26T00:00:00Z"},
      Case{"20260226", "2026-02-26T00:00:00Z"},
      Case{"2026/02/26", "2026-02-26T00:00:00Z"},
      Case{"2026-02-26T14:05", "2026-02-26T14:05:00Z"},
      Case{"2026-02-26 14:05Z", "2026-02-26T14:05:00+00:00"},
      Case{"2026-02-26T14:05:09", "2026-02-26T14:05:09Z"},
      Case{"2026-02-26t14:05:09z", "2026-02-26T14:05:09+00:00"},
      Case{"2026-02-26T14:05:00.5+01:00", "2026-02-26T14:05:00+01:00"},
      Case{"2026-02-26T14:05:00,123456789Z", "2026-02-26T14:05:00+00:00"},
      Case{"2026-02-26T14:05:00+0100", "2026-02-26T14:05:00+01:00"},
      Case{"2026-02-26T14:05:00+01", "2026-02-26T14:05:00+01:00"},
      Case{"2026-02-26T14:05:00 +01:00", "2026-02-26T14:05:00+01:00"},
      Case{"2026-02-26+01:00", "2026-02-26T00:00:00+01:00"},
      Case{"2026-02-26Z", "2026-02-26T00:00:00+00:00"},
      Case{"20260226T140500Z", "2026-02-26T14:05:00+00:00"},
      Case{"20260226T1405+0100", "2026-02-26T14:05:00+01:00"},
      Case{"20260226T14:05:00", "2026-02-26T14:05:00Z"},
      // RFC 822 and 5322
      Case{"Thu, 26 Feb 2026 14:05:00 +0100", "2026-02-26T14:05:00+01:00"},
      Case{"Thu, 26 Feb 2026 14:05:00 +0100 (CET)", "2026-02-26T14:05:00+01:00"},
      Case{"thu, 26 feb 2026 14:05:00 gmt", "2026-02-26T14:05:00+00:00"},
      Case{"26 Feb 26 14:05 EST", "2026-02-26T14:05:00-05:00"},
      Case{"6 Feb 2026 04:05 UT", "2026-02-06T04:05:00+00:00"},
      Case{"Thursday, 26-Feb-26 14:05:00 GMT", "2026-02-26T14:05:00+00:00"},
      // newswire
      Case{"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
      Case{" 2-MAR-1987 09:05:33.45", "1987-03-02T09:05:33Z"},
      Case{"29 January 2026", "2026-01-29T00:00:00Z"},
      Case{"29 Sept. 2026", "2026-09-29T00:00:00Z"},
      Case{"January 29, 2026 3:04 pm", "2026-01-29T15:04:00Z"},
      // Japanese and Chinese
      Case{"2026年6月11日", "2026-06-11T00:00:00Z"},
      Case{"2026年12月1日 14:05", "2026-12-01T14:05:00Z"},
      Case{"January 29th, 2026 at 3:04pm EST", "2026-01-29T15:04:00-05:00"},
      Case{"Jan. 29 2026", "2026-01-29T00:00:00Z"},
      Case{"JANUARY 2ND, 2026", "2026-01-02T00:00:00Z"},
      Case{"26th February 2026", "2026-02-26T00:00:00Z"},
      Case{"1st of May 2026", "2026-05-01T00:00:00Z"},
      // AP style
      Case{"January 29, 2026 2:05 p.m.", "2026-01-29T14:05:00Z"},
      Case{"January 29, 2026 2:05 p.m. ET", "2026-01-29T14:05:00-05:00"},
      Case{"Jan. 29, 2026 at 9 a.m. EST", "2026-01-29T09:00:00-05:00"},
      Case{"Jan. 29, 2026, 12:30 A.M", "2026-01-29T00:30:00Z"},
      // asctime
      Case{"Thu Feb 26 10:11:12 2026", "2026-02-26T10:11:12Z"},
      Case{"Thu Feb  5 10:11:12 2026", "2026-02-05T10:11:12Z"},
      Case{"Thu Feb 26 10:11:12 EST 2026", "2026-02-26T10:11:12-05:00"},
      Case{"Thu Feb 26 10:11:12 +0000 2026", "2026-02-26T10:11:12+00:00"},
      // numbers
      Case{"29.01.2026", "2026-01-29T00:00:00Z"},
      Case{"1.2.2026", "2026-02-01T00:00:00Z"},
      Case{"29.01.2026, 14:05 Uhr", "2026-01-29T14:05:00Z"},
      Case{"Do, 29.01.2026", "2026-01-29T00:00:00Z"},
      Case{"29/01/2026", "2026-01-29T00:00:00Z"},
      Case{"01/29/2026 2:05 PM", "2026-01-29T14:05:00Z"},
      Case{"29-01-2026", "2026-01-29T00:00:00Z"},
      Case{"02/02/2026", "2026-02-02T00:00:00Z"},
      Case{"2026-02", "2026-02-01T00:00:00Z"},
      // other languages
      Case{"29. Januar 2026", "2026-01-29T00:00:00Z"},
      Case{"Donnerstag, 29. Januar 2026 um 14:05 Uhr", "2026-01-29T14:05:00Z"},
      Case{"1. März 2026", "2026-03-01T00:00:00Z"},
      Case{"1. MÄRZ 2026", "2026-03-01T00:00:00Z"},
      Case{"29 janvier 2026", "2026-01-29T00:00:00Z"},
      Case{"1er août 2026", "2026-08-01T00:00:00Z"},
      Case{"jeudi 29 janv. 2026 à 14:05", "2026-01-29T14:05:00Z"},
      Case{"14 juil. 2026", "2026-07-14T00:00:00Z"},
      Case{"29 de enero de 2026", "2026-01-29T00:00:00Z"},
      Case{"jueves, 29 de enero del 2026", "2026-01-29T00:00:00Z"},
      Case{"29 dic 2026", "2026-12-29T00:00:00Z"},
      // since 1970
      Case{"1772114700", "2026-02-26T14:05:00Z"},
      Case{"1772114700999", "2026-02-26T14:05:00Z"},
      Case{"999999999", "2001-09-09T01:46:39Z"},
      Case{"000000000", "1970-01-01T00:00:00Z"},
      Case{"9999999999999", "2286-11-20T17:46:39Z"},
      Case{"1767225600.5", "2026-01-01T00:00:00Z"},
      Case{"1767225600.0", "2026-01-01T00:00:00Z"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

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
    CHECK(read(text) == "no date");
  }
}

TEST_CASE("a leap day exists in leap years only") {
  for (const std::string_view text : {"2024-02-29", "29 Feb 2000", "20000229", "0004-02-29"}) {
    CAPTURE(text);
    CHECK(parse_date(text));
  }
  for (const std::string_view text :
       {"2026-02-29", "29 Feb 1900", "21000229", "February 29, 2023"}) {
    CAPTURE(text);
    CHECK(read(text) == "no date");
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
    CHECK(read(text) == "no date");
  }
}

TEST_CASE("a leap second is the second before it") {
  CHECK(read_utc("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59Z");
  CHECK(read_utc("2017-01-01T00:59:60+01:00") == "2016-12-31T23:59:59Z");
  CHECK(read_utc("Sat, 31 Dec 2016 23:59:60 GMT") == "2016-12-31T23:59:59Z");
}

TEST_CASE("years run from 1 to 9999, in UTC") {
  CHECK(read_utc("0001-01-01") == "0001-01-01T00:00:00Z");
  CHECK(read_utc("0001-01-01T00:00:00-01:00") == "0001-01-01T01:00:00Z");
  CHECK(read_utc("9999-12-31T23:59:59Z") == "9999-12-31T23:59:59Z");
  CHECK(read_utc("9999-12-31T23:59:59+01:00") == "9999-12-31T22:59:59Z");
  for (const std::string_view text :
       {"0000-01-01", "0000-12-31", "10000-01-01", "-2026-02-26", "+2026-02-26", "026-02-26",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "1 Jan 0000", "1 Jan 10000",
        "1 Jan 126"}) {
    CAPTURE(text);
    CHECK(read(text) == "no date");
  }
}

TEST_CASE("a year of two digits is read as RFC 2822 reads it") {
  constexpr std::array cases = {
      Case{"26 Feb 00", "2000-02-26T00:00:00Z"}, Case{"26 Feb 26", "2026-02-26T00:00:00Z"},
      Case{"26 Feb 49", "2049-02-26T00:00:00Z"}, Case{"26 Feb 50", "1950-02-26T00:00:00Z"},
      Case{"26 Feb 87", "1987-02-26T00:00:00Z"}, Case{"26 Feb 99", "1999-02-26T00:00:00Z"}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
  CHECK(read("26-02-26") == "no date");
}

TEST_CASE("noon and midnight of the twelve hour clock are twelve pm and twelve am") {
  CHECK(read("January 29, 2026 12:00 am") == "2026-01-29T00:00:00Z");
  CHECK(read("January 29, 2026 12:59 AM") == "2026-01-29T00:59:00Z");
  CHECK(read("January 29, 2026 12:00 pm") == "2026-01-29T12:00:00Z");
  CHECK(read("January 29, 2026 11:59 Pm") == "2026-01-29T23:59:00Z");
}

TEST_CASE("twenty-four o'clock is the next midnight") {
  CHECK(read("2026-02-28T24:00:00Z") == "2026-03-01T00:00:00+00:00");
  CHECK(read("2026-12-31 24:00") == "2027-01-01T00:00:00Z");
  CHECK(read("20260226T240000") == "2026-02-27T00:00:00Z");
  for (const std::string_view text : {"2026-02-26T24:00:01Z", "2026-02-26T24:01",
                                      "9999-12-31T24:00:00Z", "26 Feb 2026 24:00 pm"}) {
    CAPTURE(text);
    CHECK(read(text) == "no date");
  }
}

TEST_CASE("a date of numbers whose order would be a guess is no date") {
  for (const std::string_view text : {"01/02/2026", "12/11/2026", "01-02-2026", "13/13/2026",
                                      "32.01.2026", "01.13.2026", "29.01/2026", "29/01/26"}) {
    CAPTURE(text);
    CHECK(read(text) == "no date");
  }
}

TEST_CASE("a zone of the United States that names no half of the year goes by the day") {
  constexpr std::array cases = {Case{"March 8, 2026 1:59 a.m. ET", "2026-03-08T01:59:00-05:00"},
                                Case{"March 8, 2026 3:00 a.m. ET", "2026-03-08T03:00:00-04:00"},
                                Case{"July 4, 2026 12:00 p.m. PT", "2026-07-04T12:00:00-07:00"},
                                Case{"November 1, 2026 1:59 a.m. CT", "2026-11-01T01:59:00-05:00"},
                                Case{"November 1, 2026 2:00 a.m. CT", "2026-11-01T02:00:00-06:00"},
                                Case{"March 20, 2006 12:00 p.m. MT", "2006-03-20T12:00:00-07:00"},
                                Case{"April 2, 2006 12:00 p.m. MT", "2006-04-02T12:00:00-06:00"},
                                Case{"April 10, 1980 12:00 p.m. ET", "1980-04-10T12:00:00-05:00"},
                                Case{"Thu Jul 9 10:11:12 ET 2026", "2026-07-09T10:11:12-04:00"}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read(text) == want);
  }
}

TEST_CASE("a month's abbreviation that is another month's too is no date") {
  CHECK(read("14 jui 2026") == "no date");
  CHECK(read("14 juin 2026") == "2026-06-14T00:00:00Z");
  CHECK(read("Mar 14, 2026") == "2026-03-14T00:00:00Z");
  CHECK(read("mardi 14 avr 2026") == "2026-04-14T00:00:00Z");
}

TEST_CASE("blanks around a date are ignored") {
  CHECK(read(" \t\r\n 2026-02-26 \n") == "2026-02-26T00:00:00Z");
  CHECK(read("\n 26 Feb 2026 14:05 EST \t") == "2026-02-26T14:05:00-05:00");
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
    CHECK(read(text) == "no date");
  }
  using namespace std::string_view_literals;
  CHECK(read("2026-02-26\0"sv) == "no date");
  CHECK(read("\0"
             "2026-02-26"sv) == "no date");
  CHECK(read("2026-02-26\xC2\xA0") == "no date");
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
    CHECK(read(text) == "no date");
  }
  CHECK(read(std::string(1'000'000, '1')) == "no date");
  CHECK(read("26 Feb " + std::string(90, ' ') + "2026") == "no date");
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

TEST_CASE("times before 1970 are whole seconds, days and years too") {
  CHECK(read_utc("1969-12-31T23:59:59.9Z") == "1969-12-31T23:59:59Z");
  CHECK(read_utc("1900-01-01T00:00:01Z") == "1900-01-01T00:00:01Z");
  CHECK(parse_date("1969-12-31T23:59:59Z")->utc.time_since_epoch().count() == -1);
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
}  // namespace gazette
