// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/date.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"
#include "tests/core/dates/date_reading.hpp"

namespace gazette::date_test {
namespace {

TEST_CASE("a date of each known form is read") {
  constexpr std::array cases = {
      // ISO 8601
      DateCase{"2026-02-26", "2026-02-26T00:00:00Z"},
      DateCase{"20260226", "2026-02-26T00:00:00Z"},
      DateCase{"2026/02/26", "2026-02-26T00:00:00Z"},
      DateCase{"2026-02-26T14:05", "2026-02-26T14:05:00Z"},
      DateCase{"2026-02-26 14:05Z", "2026-02-26T14:05:00+00:00"},
      DateCase{"2026-02-26T14:05:09", "2026-02-26T14:05:09Z"},
      DateCase{"2026-02-26t14:05:09z", "2026-02-26T14:05:09+00:00"},
      DateCase{"2026-02-26T14:05:00.5+01:00", "2026-02-26T14:05:00+01:00"},
      DateCase{"2026-02-26T14:05:00,123456789Z", "2026-02-26T14:05:00+00:00"},
      DateCase{"2026-02-26T14:05:00+0100", "2026-02-26T14:05:00+01:00"},
      DateCase{"2026-02-26T14:05:00+01", "2026-02-26T14:05:00+01:00"},
      DateCase{"2026-02-26T14:05:00 +01:00", "2026-02-26T14:05:00+01:00"},
      DateCase{"2026-02-26+01:00", "2026-02-26T00:00:00+01:00"},
      DateCase{"2026-02-26Z", "2026-02-26T00:00:00+00:00"},
      DateCase{"20260226T140500Z", "2026-02-26T14:05:00+00:00"},
      DateCase{"20260226T1405+0100", "2026-02-26T14:05:00+01:00"},
      DateCase{"20260226T14:05:00", "2026-02-26T14:05:00Z"},
      // RFC 822 and 5322
      DateCase{"Thu, 26 Feb 2026 14:05:00 +0100", "2026-02-26T14:05:00+01:00"},
      DateCase{"Thu, 26 Feb 2026 14:05:00 +0100 (CET)", "2026-02-26T14:05:00+01:00"},
      DateCase{"thu, 26 feb 2026 14:05:00 gmt", "2026-02-26T14:05:00+00:00"},
      DateCase{"Thu, 26 Feb 2026 14:05:00 GMT+02:00", "2026-02-26T14:05:00+02:00"},
      DateCase{"26 Feb 2026 14:05 UTC-5", "2026-02-26T14:05:00-05:00"},
      DateCase{"26 Feb 2026 14:05 MESZ", "2026-02-26T14:05:00+02:00"},
      DateCase{"26 Feb 26 14:05 EST", "2026-02-26T14:05:00-05:00"},
      DateCase{"6 Feb 2026 04:05 UT", "2026-02-06T04:05:00+00:00"},
      DateCase{"Thursday, 26-Feb-26 14:05:00 GMT", "2026-02-26T14:05:00+00:00"},
      // newswire
      DateCase{"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01Z"},
      DateCase{" 2-MAR-1987 09:05:33.45", "1987-03-02T09:05:33Z"},
      DateCase{"29 January 2026", "2026-01-29T00:00:00Z"},
      DateCase{"29 Sept. 2026", "2026-09-29T00:00:00Z"},
      DateCase{"January 29, 2026 3:04 pm", "2026-01-29T15:04:00Z"},
      // Japanese and Chinese
      DateCase{"2026年6月11日", "2026-06-11T00:00:00Z"},
      DateCase{"2026年12月1日 14:05", "2026-12-01T14:05:00Z"},
      DateCase{"January 29th, 2026 at 3:04pm EST", "2026-01-29T15:04:00-05:00"},
      DateCase{"Jan. 29 2026", "2026-01-29T00:00:00Z"},
      DateCase{"JANUARY 2ND, 2026", "2026-01-02T00:00:00Z"},
      DateCase{"26th February 2026", "2026-02-26T00:00:00Z"},
      DateCase{"1st of May 2026", "2026-05-01T00:00:00Z"},
      // AP style
      DateCase{"January 29, 2026 2:05 p.m.", "2026-01-29T14:05:00Z"},
      DateCase{"January 29, 2026 2:05 p.m. ET", "2026-01-29T14:05:00-05:00"},
      DateCase{"Jan. 29, 2026 at 9 a.m. EST", "2026-01-29T09:00:00-05:00"},
      DateCase{"Jan. 29, 2026, 12:30 A.M", "2026-01-29T00:30:00Z"},
      // asctime
      DateCase{"Thu Feb 26 10:11:12 2026", "2026-02-26T10:11:12Z"},
      DateCase{"Thu Feb  5 10:11:12 2026", "2026-02-05T10:11:12Z"},
      DateCase{"Thu Feb 26 10:11:12 EST 2026", "2026-02-26T10:11:12-05:00"},
      DateCase{"Thu Feb 26 10:11:12 +0000 2026", "2026-02-26T10:11:12+00:00"},
      // numbers
      DateCase{"29.01.2026", "2026-01-29T00:00:00Z"},
      DateCase{"1.2.2026", "2026-02-01T00:00:00Z"},
      DateCase{"29.01.2026, 14:05 Uhr", "2026-01-29T14:05:00Z"},
      DateCase{"Do, 29.01.2026", "2026-01-29T00:00:00Z"},
      DateCase{"29/01/2026", "2026-01-29T00:00:00Z"},
      DateCase{"01/29/2026 2:05 PM", "2026-01-29T14:05:00Z"},
      DateCase{"29-01-2026", "2026-01-29T00:00:00Z"},
      DateCase{"02/02/2026", "2026-02-02T00:00:00Z"},
      DateCase{"2026-02", "2026-02-01T00:00:00Z"},
      // other languages
      DateCase{"29. Januar 2026", "2026-01-29T00:00:00Z"},
      DateCase{"Donnerstag, 29. Januar 2026 um 14:05 Uhr", "2026-01-29T14:05:00Z"},
      DateCase{"1. März 2026", "2026-03-01T00:00:00Z"},
      DateCase{"1. MÄRZ 2026", "2026-03-01T00:00:00Z"},
      DateCase{"29 janvier 2026", "2026-01-29T00:00:00Z"},
      DateCase{"1er août 2026", "2026-08-01T00:00:00Z"},
      DateCase{"jeudi 29 janv. 2026 à 14:05", "2026-01-29T14:05:00Z"},
      DateCase{"14 juil. 2026", "2026-07-14T00:00:00Z"},
      DateCase{"29 de enero de 2026", "2026-01-29T00:00:00Z"},
      DateCase{"jueves, 29 de enero del 2026", "2026-01-29T00:00:00Z"},
      DateCase{"29 dic 2026", "2026-12-29T00:00:00Z"},
      // since 1970
      DateCase{"1772114700", "2026-02-26T14:05:00Z"},
      DateCase{"1772114700999", "2026-02-26T14:05:00Z"},
      DateCase{"999999999", "2001-09-09T01:46:39Z"},
      DateCase{"000000000", "1970-01-01T00:00:00Z"},
      DateCase{"9999999999999", "2286-11-20T17:46:39Z"},
      DateCase{"1767225600.5", "2026-01-01T00:00:00Z"},
      DateCase{"1767225600.0", "2026-01-01T00:00:00Z"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read_date(text) == want);
  }
}

TEST_CASE("a year of two digits is read as RFC 2822 reads it") {
  constexpr std::array cases = {
      DateCase{"26 Feb 00", "2000-02-26T00:00:00Z"}, DateCase{"26 Feb 26", "2026-02-26T00:00:00Z"},
      DateCase{"26 Feb 49", "2049-02-26T00:00:00Z"}, DateCase{"26 Feb 50", "1950-02-26T00:00:00Z"},
      DateCase{"26 Feb 87", "1987-02-26T00:00:00Z"}, DateCase{"26 Feb 99", "1999-02-26T00:00:00Z"}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(read_date(text) == want);
  }
  CHECK(read_date("26-02-26") == "no date");
}

TEST_CASE("noon and midnight of the twelve hour clock are twelve pm and twelve am") {
  CHECK(read_date("January 29, 2026 12:00 am") == "2026-01-29T00:00:00Z");
  CHECK(read_date("January 29, 2026 12:59 AM") == "2026-01-29T00:59:00Z");
  CHECK(read_date("January 29, 2026 12:00 pm") == "2026-01-29T12:00:00Z");
  CHECK(read_date("January 29, 2026 11:59 Pm") == "2026-01-29T23:59:00Z");
}

TEST_CASE("twenty-four o'clock is the next midnight") {
  CHECK(read_date("2026-02-28T24:00:00Z") == "2026-03-01T00:00:00+00:00");
  CHECK(read_date("2026-12-31 24:00") == "2027-01-01T00:00:00Z");
  CHECK(read_date("20260226T240000") == "2026-02-27T00:00:00Z");
  for (const std::string_view text : {"2026-02-26T24:00:01Z", "2026-02-26T24:01",
                                      "9999-12-31T24:00:00Z", "26 Feb 2026 24:00 pm"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("a leap second is the second before it") {
  CHECK(read_date_utc("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59Z");
  CHECK(read_date_utc("2017-01-01T00:59:60+01:00") == "2016-12-31T23:59:59Z");
  CHECK(read_date_utc("Sat, 31 Dec 2016 23:59:60 GMT") == "2016-12-31T23:59:59Z");
}

TEST_CASE("years run from 1 to 9999, in UTC") {
  CHECK(read_date_utc("0001-01-01") == "0001-01-01T00:00:00Z");
  CHECK(read_date_utc("0001-01-01T00:00:00-01:00") == "0001-01-01T01:00:00Z");
  CHECK(read_date_utc("9999-12-31T23:59:59Z") == "9999-12-31T23:59:59Z");
  CHECK(read_date_utc("9999-12-31T23:59:59+01:00") == "9999-12-31T22:59:59Z");
  for (const std::string_view text :
       {"0000-01-01", "0000-12-31", "10000-01-01", "-2026-02-26", "+2026-02-26", "026-02-26",
        "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "1 Jan 0000", "1 Jan 10000",
        "1 Jan 126"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("years run from 1 to 9999, in the zone of the source too") {
  for (const std::string_view text :
       {"9999-12-31T24:00:00+01:00", "99991231T2400+0100", "31 Dec 9999 24:00 CET"}) {
    CAPTURE(text);
    CHECK(read_date(text) == "no date");
  }
}

TEST_CASE("times before 1970 are whole seconds, days and years too") {
  CHECK(read_date_utc("1969-12-31T23:59:59.9Z") == "1969-12-31T23:59:59Z");
  CHECK(read_date_utc("1900-01-01T00:00:01Z") == "1900-01-01T00:00:01Z");
  CHECK(parse_date("1969-12-31T23:59:59Z")->utc.time_since_epoch().count() == -1);
}

TEST_CASE("blanks around a date are ignored") {
  CHECK(read_date(" \t\r\n 2026-02-26 \n") == "2026-02-26T00:00:00Z");
  CHECK(read_date("\n 26 Feb 2026 14:05 EST \t") == "2026-02-26T14:05:00-05:00");
}

TEST_CASE("a month's abbreviation that is another month's too is no date") {
  CHECK(read_date("14 jui 2026") == "no date");
  CHECK(read_date("14 juin 2026") == "2026-06-14T00:00:00Z");
  CHECK(read_date("Mar 14, 2026") == "2026-03-14T00:00:00Z");
  CHECK(read_date("mardi 14 avr 2026") == "2026-04-14T00:00:00Z");
}

}  // namespace
}  // namespace gazette::date_test
