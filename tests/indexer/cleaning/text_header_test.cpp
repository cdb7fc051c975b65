// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/text_header.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::text_header_test {
namespace {

TEST_CASE("leading lines that are only a URL or a date say where the story comes from") {
  struct Case {
    std::string_view text, url, published, rest;
  };
  const std::vector<Case> cases = {
      {"https://example.org/a/1\n2026-05-27T16:50:00+0900\nFerry\nIt left.",
       "https://example.org/a/1", "2026-05-27T16:50:00+09:00", "Ferry\nIt left."},
      {"2026-05-27\r\n\r\nhttps://example.org/a\r\nIt left.", "https://example.org/a",
       "2026-05-27T00:00:00Z", "It left."},
      {"\n29 May 2026\n\nIt left.", "", "2026-05-29T00:00:00Z", "It left."},
      {"https://example.org/a\nIt left.", "https://example.org/a", "", "It left."},
      {"https://example.org/a\nhttps://example.org/b\nIt left.", "https://example.org/a", "",
       "https://example.org/b\nIt left."},
      {"https://example.org/a says so.\nIt left.", "", "",
       "https://example.org/a says so.\nIt left."},
      {"https://\nIt left.", "", "", "https://\nIt left."},
      {"20260527\nIt left.", "", "", "20260527\nIt left."},
      {"It left.\n2026-05-27\n", "", "", "It left.\n2026-05-27\n"},
      {"https://example.org/a\n2026-05-27\n\n", "", "", "https://example.org/a\n2026-05-27\n\n"},
      {"2026-05-27", "", "", "2026-05-27"},
      {"", "", "", ""},
  };
  for (const auto& [text, url, published, rest] : cases) {
    CAPTURE(text);
    Article article;
    CHECK(take_source_lines(text, article) == rest);
    CHECK(article.url == url);
    CHECK((article.published ? to_rfc3339(*article.published) : "") == published);
  }
}

TEST_CASE("headline, byline and story are told apart") {
  struct Case {
    std::string_view lines, title, author, body;
  };
  const std::vector<Case> cases = {
      {"Ferry sails\n\nIt left.\n", "Ferry sails", "", "It left.\n"},
      {"By JANE ROE\n\nIt left.\n", "", "JANE ROE", "It left.\n"},
      {"By Jane Roe\nIt left.\n", "", "Jane Roe", "It left.\n"},
      {"BY JANE ROE, STAFF WRITER\n\nIt left.\n", "", "JANE ROE", "It left.\n"},
      {"By Jane Roe\n\nFerry sails\n\nIt left.\n", "Ferry sails", "Jane Roe", "It left.\n"},
      {"Ferry sails\n\nVon Jan von Roth\n\nIt left.\n", "Ferry sails", "Jan von Roth",
       "It left.\n"},
      {"By the sea a ferry sails\n\nIt left.\n", "By the sea a ferry sails", "", "It left.\n"},
      {"By Jane Roe\n", "", "", "By Jane Roe\n"},
      {"ALDER\n\nIt left. It was late.\n", "It left.", "", "ALDER\nIt left. It was late.\n"},
      {"PORT ALDER, VARENIA\n\nIt left.\n", "It left.", "", "PORT ALDER, VARENIA\nIt left.\n"},
      {"ALDER\n", "", "", "ALDER\n"},
      {"", "", "", ""},
  };
  for (const auto& [lines, title, author, body] : cases) {
    CAPTURE(lines);
    Article article;
    std::vector<Paragraph> story = split_paragraphs(lines);
    take_title_lines(story, article);
    CHECK(article.title == title);
    CHECK((article.authors.empty() ? "" : article.authors[0]) == author);
    CHECK(join_paragraphs(story) == body);
  }
}

TEST_CASE("behind a source line a headline need not be set off") {
  Article article;
  article.url = "https://example.org/a";
  std::vector<Paragraph> lines = split_paragraphs("Will the ferry sail?\nIt left.\n");
  take_title_lines(lines, article);
  CHECK(article.title == "Will the ferry sail?");
  CHECK(join_paragraphs(lines) == "It left.\n");

  Article untitled;
  untitled.url = article.url;
  lines = split_paragraphs("The ferry sails.\nIt left.\n");
  take_title_lines(lines, untitled);
  CHECK(untitled.title.empty());
}

}  // namespace
}  // namespace gazette::text_header_test
