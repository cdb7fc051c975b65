// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/hyphens.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::hyphens_test {
namespace {

TEST_CASE("a hyphen at the end of a line goes where it only divides a word") {
  constexpr auto goes = HyphenAtEnd::goes;
  constexpr auto stays = HyphenAtEnd::stays;
  constexpr auto gap = HyphenAtEnd::stays_before_gap;
  struct Case {
    std::string_view text;  ///< around
    std::string_view line;
    std::string_view next;
    HyphenAtEnd want;
  };
  const std::vector<Case> cases = {
      {"", "the coun-", "cil met", goes},
      {"", "der Bundes-", "tag tagte", goes},
      {"", "le gouverne-", "ment a", goes},
      {"", "DIE RE-", "GIERUNG", goes},
      {"", "città è un-", "ità", goes},
      {"", "its well-", "known captain", stays},
      {"", "a two-", "year term", stays},
      {"", "his self-", "esteem", stays},
      {"", "the Anglo-", "Saxon", stays},
      {"", "the COVID-", "19 wave", stays},
      {"", "a 20-", "minute walk", stays},
      {"", "a UN-", "led force", stays},
      {"", "his mother-in-", "law", stays},
      {"", "die Haupt-", "und Nebenstraßen", gap},
      {"", "a two-", "or three-year term", gap},
      {"", "the pause-", "\"well\" he said", gap},
      {"", "the col-", "or of it", goes},
      // What the text knows
      {"A ferry-boat is a boat.", "the ferry-", "boat left", stays},
      {"The ferryboat is a boat and a ferry.", "the ferry-", "boat left", goes},
      {"A ferry is a boat.", "the ferry-", "boat left", stays},
      {"We come to be.", "they be-", "come old", goes},
      // Parts of words at other ends of lines are no words of the text.
      {"the har-\nbour and\nthe har-\nbour", "the har-", "bour", goes},
  };
  for (const auto& [text, line, next, want] : cases) {
    CAPTURE(text, line, next);
    REQUIRE(has_hyphen_at_end(line));
    CHECK(static_cast<int>(DividedWords(text).at(line, next)) == static_cast<int>(want));
  }
}

TEST_CASE("a line ends in a hyphen when a word stands before one") {
  for (const char* line : {"coun-", "x-", "1-", "Fähr-", "é-"}) CHECK(has_hyphen_at_end(line));
  for (const char* line : {"", "-", "--", "the ferry -", "ferry--", "ferry", "ferry.-"}) {
    CAPTURE(line);
    CHECK_FALSE(has_hyphen_at_end(line));
  }
}

}  // namespace
}  // namespace gazette::hyphens_test
