// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/day_in_text.hpp"

#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "core/dates/month_names.hpp"
#include "tests/catch.hpp"

namespace gazette::day_in_text_test {
namespace {

std::string found(std::string_view text, std::string_view language = {},
                  NumberOrder order = NumberOrder::day_first) {
  const auto day = find_day(text, language, order);
  return day ? to_rfc3339(day->time) : std::string("none");
}

TEST_CASE("a day is found among other words in many languages") {
  for (const std::string_view text : {"Publicado el 5 de marzo de 2024, 10:30",
                                      "Veröffentlicht am 5. März 2024 um 10:30 Uhr",
                                      "Publié le 5 mars 2024 à 10h30",
                                      "Pubblicato il 5 marzo 2024 10:30",
                                      "Publicado em 5 de março de 2024 às 10:30",
                                      "Gepubliceerd op 5 maart 2024 om 10:30",
                                      "Publicerad 5 mars 2024 10:30",
                                      "Opublikowano 5 marca 2024, 10:30",
                                      "5. března 2024 10:30",
                                      "Опубликовано 5 марта 2024, 10:30",
                                      "5 березня 2024, 10:30",
                                      "5 Mart 2024 10:30",
                                      "5 Μαρτίου 2024, 10:30",
                                      "2024. Published: March 5th, 2024 at 10:30 am",
                                      "5 martie 2024, 10:30",
                                      "5 Maret 2024 10:30",
                                      "2024年3月5日 10:30",
                                      "2024년 3월 5일 10:30",
                                      "Stand: 05.03.2024, 10:30",
                                      "5.3.24 10:30",
                                      "2024-03-05 10:30",
                                      "2024/3/5 10:30"}) {
    CAPTURE(text);
    CHECK(found(text) == "2024-03-05T10:30:00Z");
  }
}

TEST_CASE("the date that a source states is read in any language, unless it would be a guess") {
  struct Case {
    std::string_view text, want;
  };
  for (const auto& [text, want] : {
           Case{"2026-02-03T08:15:00Z", "2026-02-03T08:15:00+00:00"},
           Case{"2026.02.03", "2026-02-03T00:00:00Z"},
           Case{"2026.02.03 15:15", "2026-02-03T15:15:00Z"},
           Case{"2026.02.03. 오후 3:15", "2026-02-03T15:15:00Z"},
           Case{"2026년 2월 3일", "2026-02-03T00:00:00Z"},
           Case{"2026년 2월 3일 오후 3시 15분", "2026-02-03T15:15:00Z"},
           Case{"2026年2月3日 8時15分", "2026-02-03T08:15:00Z"},
           Case{"20260203151500", "2026-02-03T15:15:00Z"},
           Case{"3 февраля 2026", "2026-02-03T00:00:00Z"},
           Case{"3 lutego 2026", "2026-02-03T00:00:00Z"},
           Case{"3 فبراير 2026", "2026-02-03T00:00:00Z"},
           Case{"3 de fevereiro de 2026", "2026-02-03T00:00:00Z"},
           Case{"3 febbraio 2026", "2026-02-03T00:00:00Z"},
           Case{"3 Şubat 2026", "2026-02-03T00:00:00Z"},
           Case{"mardi 3 février 2026 à 8h15", "2026-02-03T08:15:00Z"},
           Case{"mar., 03 févr. 2026 08:15:00 +0100", "2026-02-03T08:15:00+01:00"},
           Case{"03/02/2026", "none"},
           Case{"2026", "none"},
           Case{"20261303151500", "none"},
           Case{"2 November", "none"},
           Case{"the ferry", "none"},
       }) {
    CAPTURE(text);
    const auto time = stated_date(text);
    CHECK((time ? to_rfc3339(*time) : "none") == want);
  }
}

TEST_CASE("a zone behind the clock counts") {
  CHECK(found("Tue Mar 05 2024 10:30:00 GMT+0100") == "2024-03-05T10:30:00+01:00");
  CHECK(found("5 March 2024 10:30 UTC") == "2024-03-05T10:30:00+00:00");
}

TEST_CASE("the offset behind the name of a zone may be short, or stand apart") {
  const auto clock = [](const std::string& zone) { return found("5 March 2024 10:30 " + zone); };
  CHECK(clock("GMT+1") == "2024-03-05T10:30:00+01:00");
  CHECK(clock("GMT-10") == "2024-03-05T10:30:00-10:00");
  CHECK(clock("UTC+02:00") == "2024-03-05T10:30:00+02:00");
  CHECK(clock("UTC+5:30, by Ada") == "2024-03-05T10:30:00+05:30");
  CHECK(clock("GMT +0100") == "2024-03-05T10:30:00+01:00");
  CHECK(clock("UTC + nothing") == "2024-03-05T10:30:00+00:00");
  CHECK(clock("UTC+14:00") == "2024-03-05T10:30:00+14:00");
  for (const std::string zone : {"UTC+14:01", "GMT+15", "GMT-9900", "UTC+0175", "GMT+123"}) {
    CAPTURE(zone);
    CHECK(clock(zone) == "2024-03-05T10:30:00+00:00");
  }
}

TEST_CASE("numbers are read in the order asked for, where both are possible") {
  CHECK(found("05/03/2024", "en", NumberOrder::month_first) == "2024-05-03T00:00:00Z");
  CHECK(found("05/03/2024", "pt") == "2024-03-05T00:00:00Z");
  CHECK(found("25/03/2024", "en", NumberOrder::month_first) == "2024-03-25T00:00:00Z");
  CHECK(found("03/25/2024", "pt") == "2024-03-25T00:00:00Z");
}

TEST_CASE("what is no day is not found") {
  for (const std::string_view text :
       {"", "March 2024", "5 March", "31.02.2024", "13/13/2024", "call 555-1234-2024",
        "version 1.2.3", "1899-01-01", "May we 5 go 2024", "ab05.03.2024"}) {
    CAPTURE(text);
    CHECK(found(text) == "none");
  }
}

TEST_CASE("its place in the text is told") {
  const std::string_view text = "Seen on 5 March 2024 by Ada";
  const auto day = find_day(text, "en", NumberOrder::day_first).value();
  CHECK(text.substr(day.begin, 12) == "5 March 2024");
}

TEST_CASE("a month's name is that of the language first") {
  CHECK(month_in("pl", "listopada") == 11);
  CHECK(month_in("hr", "listopada") == 10);
  CHECK_FALSE(month_in("", "listopada"));
  CHECK(month_in("", "MÄRZ") == 3);
  CHECK_FALSE(month_in("", "ferry"));
}

}  // namespace
}  // namespace gazette::day_in_text_test
