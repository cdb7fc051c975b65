// SPDX-License-Identifier: GPL-3.0-or-later
// A person's query never fails for its punctuation: lexer, parser, compiler and search together.
#include <array>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/sample_index.hpp"

namespace gazette::query_random_test {
namespace {

using namespace std::string_view_literals;

/// Pieces of query syntax and what looks like it.
constexpr std::array scraps = {
    " "sv,          " "sv,        " "sv,     "ferry"sv,   "bridge"sv, "the"sv,      "die"sv,
    "\""sv,         "“"sv,        "”"sv,     "«"sv,       "+"sv,      "-"sv,        "("sv,
    ")"sv,          " AND "sv,    " OR "sv,  " NOT "sv,   " NEAR "sv, " NEAR/3 "sv, "NEAR/"sv,
    "title:"sv,     "topic:"sv,   "date:"sv, "source:"sv, "id:"sv,    "lang:"sv,    "colour:"sv,
    "sport"sv,      "2026"sv,     "..."sv,   "7d"sv,      "en"sv,     "*"sv,        "~"sv,
    "'"sv,          "’s"sv,       "é"sv,     "東京"sv,    "ก"sv,      "🦈"sv,     "\u3000"sv,
    "\x01"sv,       "\xFF"sv,     "\xC3"sv,  "\0"sv,      "\n"sv,     "/"sv,        ":"sv,
    "well-known"sv, "AT&T"sv,     "-("sv,    "title:("sv, "\u202E"sv, "|"sv,        "[]{}^"sv,
    "ferr*"sv,      "brigde~2"sv, "~3"sv,    "\"~9"sv,    "a*"sv};

std::vector<Article> articles() {
  std::vector<Article> made = {
      make_article("1", "Ferry and bridge", "The well-known ferry to the bridge."),
      make_article("2", "Die Brücke", "Die Fähre.", "de"),
      make_article("3", "東京", "東京に雨。", "ja")};
  made[0].topics = {{"sport"}};
  made[0].published = day(2026, 2, 3);
  return made;
}

TEST_CASE("no query of any form fails, and what it says back is text") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  RandomText random(3);
  for (int i = 0; i < 20'000; ++i) {
    Request request;
    request.query = random.pieces(scraps, 1 + static_cast<std::size_t>(i) % 24);
    request.syntax = i % 8 == 0 ? Syntax::words : Syntax::full;
    std::string fault;
    try {
      const Page page = searcher.search(request);
      if (!is_valid_utf8(page.parsed)) fault = "the tree is no text";
      if (!is_valid_utf8(render_json(page))) fault = "the JSON is no text";
      if (page.hits.size() != page.total) fault = "hits are missing";
      if (page.total > 3) fault = "more hits than articles";
      for (const std::string& warning : page.warnings) {
        if (warning != one_line(warning)) fault = "a warning is not one line: " + warning;
      }
    } catch (const std::exception& error) {
      fault = error.what();
    }
    if (!fault.empty()) {
      CAPTURE(request.query, fault);
      CHECK(fault.empty());
    }
  }
}

TEST_CASE("no query of any bytes fails") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  RandomText random(5);
  for (int i = 0; i < 5'000; ++i) {
    Request request;
    request.query = random.bytes(60);
    CAPTURE(request.query);
    REQUIRE_NOTHROW(searcher.search(request));
  }
}

TEST_CASE("queries as long as they may be are answered") {
  const SampleIndex index(articles());
  Searcher searcher(index.path());
  for (const std::string_view piece :
       {"a ",         "ferry ",   "-a ",    "+a ",     "(",    "((a ",     "\"a\" ",
        "a NEAR ",    "a OR ",    "a AND ", "a NOT ",  "NOT ", "title:a ", "topic:x ",
        "date:2026 ", "id:a OR ", "-(",     "title:(", "東",   "a-",       "\""}) {
    Request request;
    while (request.query.size() + piece.size() <= max_query_bytes) request.query += piece;
    CAPTURE(piece);
    CHECK_NOTHROW(searcher.search(request));
    request.query = '"' + request.query.substr(1);
    CHECK_NOTHROW(searcher.search(request));
  }
}

}  // namespace
}  // namespace gazette::query_random_test
