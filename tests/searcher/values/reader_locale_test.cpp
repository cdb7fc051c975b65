// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/values/reader_locale.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/sample_index.hpp"

namespace gazette::reader_locale_test {
namespace {

TEST_CASE("days, numbers, months and languages are written as the locale has them") {
  struct Row {
    std::string locale, day, number, month, year, language;
  };
  for (const auto& [name, date, number, month, year, language] : std::vector<Row>{
           {"C", "2026-02-06", "1234567", "2026-02", "2026", "de"},
           {"POSIX", "2026-02-06", "1234567", "2026-02", "2026", "de"},
           {"C.UTF-8", "2026-02-06", "1234567", "2026-02", "2026", "de"},
           {"en", "Feb 6, 2026", "1,234,567", "Feb 2026", "2026", "German (de)"},
           {"en_GB.UTF-8", "6 Feb 2026", "1,234,567", "Feb 2026", "2026", "German (de)"},
           {"de_DE@euro", "6. Feb. 2026", "1.234.567", "Feb. 2026", "2026", "Deutsch (de)"},
           {"ja", "2026年2月6日", "1,234,567", "2026年2月", "2026年", "ドイツ語 (de)"}}) {
    CAPTURE(name);
    const ReaderLocale locale(name);
    CHECK(locale.day(day(2026, 2, 6)) == date);
    CHECK(locale.number(1'234'567) == number);
    CHECK(locale.date("2026-02-06") == date);
    CHECK(locale.date("2026-02") == month);
    CHECK(locale.date("2026") == year);
    CHECK(locale.language("de") == language);
  }
}

TEST_CASE("days long ago are those of the calendar that filters go by") {
  const ReaderLocale locale("en");
  CHECK(locale.day(day(1, 1, 1)) == "Jan 1, 1");
  CHECK(locale.day(day(1582, 10, 10)) == "Oct 10, 1582");
  CHECK(locale.date("1066-10-14") == "Oct 14, 1066");
  CHECK(locale.date("1500-03") == "Mar 1500");
}

TEST_CASE("a day is that of the article's own place, whatever the reader's zone") {
  const EnvironmentVariable zone("TZ", "America/New_York");
  Timestamp time = day(2026, 2, 6);
  CHECK(ReaderLocale("en").day(time) == "Feb 6, 2026");
  time.utc += std::chrono::hours{23};
  time.offset = std::chrono::hours{2};
  CHECK(ReaderLocale("en").day(time) == "Feb 7, 2026");
  CHECK(ReaderLocale("de").time(time) == "7. Feb. 2026, 01:00 +02:00");
  CHECK(ReaderLocale().time(time) == "2026-02-07T01:00:00+02:00");
}

TEST_CASE("what is no language is refused on the command line and C in the environment") {
  for (const std::string name : {"klingon", "xx", "123", "-", "deutsch", "../en", "zz_ZZ.UTF-8"}) {
    CAPTURE(name);
    CHECK_THROWS_WITH(ReaderLocale(name), "unknown locale \"" + name + "\"");
    const EnvironmentVariable all("LC_ALL", name);
    CHECK(ReaderLocale::of_environment().day(day(2026, 2, 6)) == "2026-02-06");
  }
}

TEST_CASE("the first of LC_ALL, LC_TIME and LANG that is set names the locale") {
  using Value = std::optional<std::string>;
  struct Row {
    Value all, time, lang;
    std::string want;
  };
  for (const auto& [all, time, lang, want] :
       std::vector<Row>{{{}, {}, {}, "2026-02-06"},
                        {{}, {}, "de_DE.UTF-8", "6. Feb. 2026"},
                        {{}, "en_US.UTF-8", "de_DE.UTF-8", "Feb 6, 2026"},
                        {"C", "en_US.UTF-8", "de_DE.UTF-8", "2026-02-06"},
                        {"", "", "de", "6. Feb. 2026"}}) {
    const EnvironmentVariable first("LC_ALL", all);
    const EnvironmentVariable second("LC_TIME", time);
    const EnvironmentVariable third("LANG", lang);
    CHECK(ReaderLocale::of_environment().day(day(2026, 2, 6)) == want);
  }
}

TEST_CASE("of several locales the first that is a language is taken, with its region") {
  using Names = std::vector<std::string>;
  const auto first = [](const Names& names) {
    return ReaderLocale::first_of(names).day(day(2026, 2, 6));
  };
  CHECK(first({}) == "2026-02-06");
  CHECK(first({"*", "xx", "../de"}) == "2026-02-06");
  CHECK(first({"tlh", "en-GB", "de"}) == "6 Feb 2026");
  CHECK(first({"en-US"}) == "Feb 6, 2026");
  CHECK(first({std::string(10'000, 'e'), "de"}) == "6. Feb. 2026");
}

TEST_CASE("what is no date and no language code stays as it is") {
  const ReaderLocale locale("en");
  for (const std::string none : {"soon", "", "2026-13", "2026-02-30", "20 26", "1999-x"}) {
    CHECK(locale.date(none) == none);
  }
  CHECK(locale.language("").empty());
  CHECK(locale.language("qqq") == "qqq");
}

}  // namespace
}  // namespace gazette::reader_locale_test
