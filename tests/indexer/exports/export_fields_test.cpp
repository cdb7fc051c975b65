// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/exports/export_fields.hpp"

#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::export_fields_test {
namespace {

using Strings = std::vector<std::string>;
using Views = std::vector<std::string_view>;

TEST_CASE("lines end in LF, CR LF or CR") {
  CHECK(lines_of("a\nb\r\nc\rd") == Views{"a", "b", "c", "d"});
  CHECK(lines_of("a\r\n\r\nb\n") == Views{"a", "", "b"});
  CHECK(lines_of("").empty());
  CHECK(first_line_of("\xEF\xBB\xBF \r\n  1 of 5 \r\nx") == "1 of 5");
  CHECK(first_line_of(" \n").empty());
  CHECK(without_margins(" \t a b\r\n") == "a b");
  CHECK(marked_lines("HD a\nSE b\nHD c\nx BY\n", {"HD ", "SE ", "BY "}) == 2);
}

TEST_CASE("lists, names, days and languages of fields") {
  CHECK(parts_of_list(" a ;b\n c;; ", ';') == Strings{"a", "b c"});
  struct Names {
    std::string_view field;
    Strings want;
  };
  for (const auto& [field, want] : std::vector<Names>{
           {"By Ada Quill and Bo Ferry", {"Ada Quill", "Bo Ferry"}},
           {"Quill, Ada; Ferry, Bo", {"Ada Quill", "Bo Ferry"}},
           {"Quill, Ada", {"Ada Quill"}},
           {"Ada Quill", {"Ada Quill"}},
           {"By Ada Quill; by Bo Ferry", {"Ada Quill", "Bo Ferry"}},
           {"", {}},
       }) {
    CAPTURE(field);
    CHECK(authors_of_field(field) == want);
  }
  struct Value {
    std::string_view field, want;
  };
  for (const auto& [field, want] : {
           Value{"Jan 29, 2026", "2026-01-29"},
           Value{"January 29, 2026 Thursday", "2026-01-29"},
           Value{"2026/01/29/", "2026-01-29"},
           Value{"29 January 2026", "2026-01-29"},
           Value{"01/29/2026", "2026-01-29"},
           Value{"no date", "none"},
       }) {
    CAPTURE(field);
    const std::optional<Timestamp> date = date_of_field(field);
    CHECK((date ? to_day(*date) : "none") == want);
  }
  for (const auto& [field, want] :
       {Value{"English", "en"}, Value{"ENGLISH; EN", "en"}, Value{"Spanish (Castilian)", "es"},
        Value{"Deutsch", "de"}, Value{"pt-BR", "pt"}, Value{"Klingon", ""}, Value{"", ""}}) {
    CAPTURE(field);
    CHECK(language_of_field(field) == want);
  }
}

TEST_CASE("lines between two others are the body") {
  const Views lines = {"HD", "The council met.", "", "It voted.", "END"};
  CHECK(body_of_lines(lines, 1, 4) == "The council met.\nIt voted.\n");
  CHECK(body_of_lines(lines, 1, 1).empty());
}

TEST_CASE("an article of an export is sent, or told with its line") {
  std::istringstream stream("text");
  const ReaderInput input{stream, "a.txt"};
  std::vector<Story> stories;
  const StorySink sink = [&](Story story) { stories.push_back(std::move(story)); };
  Article article;
  send_export(article, input, 6, sink);
  article.title = "Ferry";
  send_export(article, input, 7, sink);
  article.authors.assign(most_names + 1, "x");
  send_export(article, input, 8, sink);
  REQUIRE(stories.size() == 3);
  CHECK(std::get<Skipped>(stories[0]).place == ":7");
  CHECK(std::get<Skipped>(stories[0]).hides == Skipped::Hides::nothing);
  CHECK(std::get<Article>(stories[1]).title == "Ferry");
  CHECK(std::get<Skipped>(stories[2]).why == "it has more than 1000 authors");
  stories.clear();
  read_export(input, "record", sink,
              [](std::string_view text, const StorySink&) { CHECK(text == "text"); });
  CHECK(std::get<Skipped>(stories.at(0)).why == "there is no record in it");
}

}  // namespace
}  // namespace gazette::export_fields_test
