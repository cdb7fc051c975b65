// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/query_text.hpp"

#include <array>
#include <string>

#include "core/query/parser.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::query_text_test {
namespace {

std::string tree_of(const std::string& query) {
  return to_string(parse_query(query, Syntax::full).tree);
}

std::string typed_again(const std::string& query) {
  return to_query(parse_query(query, Syntax::full).tree);
}

TEST_CASE("a tree is typed as a person would") {
  struct Case {
    std::string query, want;
  };
  for (const auto& [query, want] :
       {Case{"oil merger", "oil merger"}, Case{"+oil -\"new york\"", "+oil -\"new york\""},
        Case{"a AND b AND c", "a AND b AND c"}, Case{"(a OR b) AND c", "(a OR b) AND c"},
        Case{"x (a OR b)", "x (a OR b)"}, Case{"a near b", "a near b"},
        Case{"a NEAR/5 b", "a NEAR/5 b"}, Case{"title:\"new york\"", "title:\"new york\""},
        Case{"topic:(a OR b) c", "(topic:a OR topic:b) c"}, Case{"a NOT b", "a -b"},
        Case{"title:\"old bridge\"~3", "title:\"old bridge\"~3"},
        Case{"\"old bridge\"~3", "\"old bridge\"~3"}, Case{"title:\"NOT\"", "title:NOT"},
        Case{"date:2026-01..2026-02", "date:2026-01..2026-02"}, Case{"", ""}}) {
    CHECK(typed_again(query) == want);
  }
}

TEST_CASE("a typed tree is read as the same tree") {
  constexpr std::array<std::string_view, 20> scraps = {"oil ",
                                                       "merger ",
                                                       "\"new york\" ",
                                                       "+",
                                                       "-",
                                                       "AND ",
                                                       "OR ",
                                                       "NOT ",
                                                       "NEAR/3 ",
                                                       "(",
                                                       ") ",
                                                       "topic:acq ",
                                                       "title:",
                                                       "U.S. ",
                                                       "a-b ",
                                                       "\"new york\"~2 ",
                                                       "\"AND\" ",
                                                       "\"-x\" ",
                                                       "source:",
                                                       "\"a*\" "};
  RandomText random(5);
  for (int i = 0; i < 3'000; ++i) {
    const std::string typed = random.pieces(scraps, i % 12);
    // Operators that join nothing become words, exclusions move to the outermost they hold for.
    const std::string query = typed_again(typed_again(typed_again(typed)));
    CAPTURE(typed, query);
    REQUIRE(tree_of(typed_again(query)) == tree_of(query));
  }
}

}  // namespace
}  // namespace gazette::query_text_test
