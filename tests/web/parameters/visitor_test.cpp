// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/visitor.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::visitor_test {
namespace {

TEST_CASE("a reader has the languages of its browser and the dates of the first that has some") {
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
    const Reader reader = reader_of(row.field);
    CHECK(reader.locale.day(day(2026, 2, 6)) == row.day);
    CHECK(reader.languages == row.languages);
  }
}

TEST_CASE("readers that are met again are the same, however many others come") {
  Readers readers;
  for (int i = 0; i < 1000; ++i) {
    CHECK(readers.of("de").locale.day(day(2026, 2, 6)) == "6. Feb. 2026");
    CHECK(readers.of("en;q=0." + std::to_string(i)).languages.size() <= 1);
  }
}

TEST_CASE("of a field without an end no more is remembered than is heeded") {
  Readers readers;
  const std::string field = "de," + std::string(5000, ' ');
  const Reader& first = readers.of(field + "a");
  CHECK(first.languages == std::vector<std::string>{"de"});
  CHECK(&readers.of(field + "b") == &first);
}

}  // namespace
}  // namespace gazette::visitor_test
