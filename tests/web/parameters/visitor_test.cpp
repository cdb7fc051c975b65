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

TEST_CASE("a cached visitor stays correct, however many others there are") {
  VisitorCache visitors;
  for (int i = 0; i < 1000; ++i) {
    CHECK(visitors.visitor("de").locale.day(day(2026, 2, 6)) == "6. Feb. 2026");
    CHECK(visitors.visitor("en;q=0." + std::to_string(i)).languages.size() <= 1);
  }
}

TEST_CASE("the cache ignores the same part of an overlong header as the parser") {
  VisitorCache visitors;
  const std::string field = "de," + std::string(5000, ' ');
  const Visitor& first = visitors.visitor(field + "a");
  CHECK(first.languages == std::vector<std::string>{"de"});
  CHECK(&visitors.visitor(field + "b") == &first);
}

}  // namespace
}  // namespace gazette::visitor_test
