// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/word_expansion.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "tests/catch.hpp"

namespace gazette::word_expansion_test {
namespace {

using Strings = std::vector<std::string>;
using Stop = ExpandedWord::Stop;

std::vector<ExpandedWord> expand(std::string_view text, const Strings& languages) {
  Analyzer analyzer;
  return expand_words(text, languages, analyzer);
}

TEST_CASE("a word stands for its stem in every language") {
  CHECK(expand("Elections", {"en"}).at(0).terms == Strings{"elect"});
  const std::string unstemmed = std::string("elections") + unstemmed_mark;
  CHECK(expand("Elections", {"und"}).at(0).terms == Strings{unstemmed});
  CHECK(expand("Elections", {"en", "und"}).at(0).terms == Strings{"elect", unstemmed});
  CHECK(expand("oil", {"en", "de", "und"}).at(0).terms.size() == 3);
  CHECK(expand("1987", {"en", "de", "und"}).at(0).terms.size() == 1);
}

TEST_CASE("a name stands for its words without marks") {
  Analyzer analyzer;
  const std::vector<ExpandedWord> words = expand_name("Northern Wires", analyzer);
  REQUIRE(words.size() == 2);
  CHECK(words[1].terms == Strings{"wires"});
}

TEST_CASE("a word knows how it was typed and how else it is written") {
  const std::vector<ExpandedWord> words = expand("WHO rates O'Brien 1987", {"en"});
  REQUIRE(words.size() == 4);
  CHECK(words[0].in_capitals);
  CHECK_FALSE(words[1].in_capitals);
  CHECK(words[1].own == own_form("rates"));
  CHECK(words[3].own.empty());
  const Strings& others = words[2].other_spellings;
  CHECK(std::find(others.begin(), others.end(), "obrien") != others.end());
  CHECK(std::find(others.begin(), others.end(), spelling_form("o'brien")) != others.end());
}

TEST_CASE("a word with accents stands for its form without them as well") {
  const std::vector<ExpandedWord> accented = expand("educación", {"es"});
  const std::vector<ExpandedWord> plain = expand("educacion", {"es"});
  REQUIRE(accented.size() == 1);
  REQUIRE(plain.size() == 1);
  bool meet = false;
  for (const std::string& term : plain[0].terms) {
    for (const std::string& other : accented[0].terms) meet = meet || term == other;
  }
  CHECK(meet);
}

TEST_CASE("a word is a stop word in all, some or none of the languages") {
  CHECK(expand("the", {"en"}).at(0).stop == Stop::in_all_languages);
  CHECK(expand("the", {"en", "de"}).at(0).stop == Stop::in_some_languages);
  CHECK(expand("die", {"en", "de"}).at(0).stop == Stop::in_some_languages);
  CHECK(expand("in", {"en", "de"}).at(0).stop == Stop::in_all_languages);
  CHECK(expand("bridge", {"en", "de"}).at(0).stop == Stop::no);
  // languages without a list of stop words have no say
  CHECK(expand("the", {"en", "sw", "und"}).at(0).stop == Stop::in_all_languages);
  CHECK(expand("the", {"und"}).at(0).stop == Stop::no);
}

TEST_CASE("words come in order and know whether they touch") {
  const std::vector<ExpandedWord> words = expand("well-known 東京都庁", {"en", "ja"});
  REQUIRE(words.size() >= 4);
  CHECK(words[0].terms.front() == "well");
  CHECK_FALSE(words[0].touches_previous);
  CHECK_FALSE(words[1].touches_previous);
  CHECK_FALSE(words[2].touches_previous);
  CHECK(words[3].touches_previous);
}

TEST_CASE("a text without words expands to none") {
  CHECK(expand("", {"en"}).empty());
  CHECK(expand("+-*\"()", {"en"}).empty());
  CHECK(expand("oil", {}).empty());
}

}  // namespace
}  // namespace gazette::word_expansion_test
