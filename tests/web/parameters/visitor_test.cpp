// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/visitor.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::visitor_test {
namespace {

TEST_CASE("a visitor has all accepted languages and the locale of the first known one") {
  struct Case {
    std::string field, day;
    std::vector<std::string> languages;
  };
  for (const Case& row : {
           Case{"", "2026-02-06", {}},
           Case{"en-US,en;q=0.9", "Feb 6, 2026", {"en"}},
           Case{"en-GB", "6 Feb 2026", {"en"}},
           Case{"tlh, fr-CA;q=0.8, en;q=0.1", "6 févr. 2026", {"tlh", "fr", "en"}},
           Case{"*", "2026-02-06", {}},
           Case{"<script>, ../../de", "2026-02-06", {}},
       }) {
    CAPTURE(row.field);
    const Visitor visitor = parse_visitor(row.field);
    CHECK(visitor.locale.day(day(2026, 2, 6)) == row.day);
    CHECK(visitor.languages == row.languages);
  }
}

TEST_CASE("a visitor stays correct, however many others there are, and few locales are held") {
  LocaleCache locales;
  for (int i = 0; i < 1000; ++i) {
    CHECK(locales.visitor("de").locale.day(day(2026, 2, 6)) == "6. Feb. 2026");
    CHECK(locales.visitor("en;q=0." + std::to_string(i)).languages.size() <= 1);
  }
  CHECK(locales.size() <= 3);  // de, en and, for en;q=0.0, none
  for (const char* const language :
       {"af", "ar", "bg", "ca", "cs", "da", "el", "es", "et", "fa", "fi", "fr", "ga", "he", "hi",
        "hr", "hu", "id", "is", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru"}) {
    CHECK(locales.visitor(language).languages.size() == 1);
    CHECK(locales.size() <= LocaleCache::max_locales);
  }
}

TEST_CASE("visitors have one key who only put the same in other words") {
  const std::string key = key_of(parse_visitor("de-AT,de;q=0.9,en;q=0.8"));
  CHECK(key_of(parse_visitor("de-AT, de;q=0.7, en;q=0.3")) == key);
  CHECK(key_of(parse_visitor("en;q=0.1,de-at,de;q=0.5,*;q=0.05")) == key);
  CHECK(key_of(parse_visitor("de-DE,de;q=0.9,en;q=0.8")) != key);
  CHECK(key_of(parse_visitor("de-AT,en;q=0.9,fr;q=0.8")) != key);
  CHECK(key_of(parse_visitor("")) != key);
}

}  // namespace
}  // namespace gazette::visitor_test
