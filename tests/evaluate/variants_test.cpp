// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/variants.hpp"

#include <set>

#include "core/analysis/analyzer.hpp"
#include "tests/catch.hpp"

namespace gazette::variants_test {
namespace {

/// The terms of an English text between blanks, stop words in brackets.
std::string terms(const std::string& text) {
  Analyzer analyzer;
  std::string result;
  for (const Token& token : analyzer.analyze(text, "en")) {
    const Word& word = *token.word;
    result += (result.empty() ? "" : " ") + (word.stop ? "[" + word.term + "]" : word.term);
  }
  return result;
}

TEST_CASE("a changed text gives the terms that an analysis without the step would give") {
  struct Case {
    Change change;
    std::string text;
    std::string want;
    std::string changed;
  };
  for (const Case& each : {
           Case{with_kept_initials, "THE U.S . AND U.S.A. Mr. Li", "[the] us [and] usa mr li",
                "[the] u_ [and] u_s_a mr li"},
           Case{with_split_possessives, "Kennedy's cabinet", "kennedi cabinet",
                "kennedi s cabinet"},
           Case{with_joined_hyphens, "bug-ridden - end-", "bug ridden end", "bugridden end"},
           Case{with_lucene_stop_words, "The man who was there", "[the] man [who] [was] [there]",
                "[the] man who_ [was] [there]"},
           Case{without_stop_words, "The man who was", "[the] man [who] [was]",
                "the_ man who_ was_"},
           Case{without_stems, "The ponies' running", "[the] poni run", "[the] ponies_ running_"},
           Case{without_repetitions, "oil Oil, gas oil", "oil oil gas oil", "oil gas"},
       }) {
    CAPTURE(each.text);
    CHECK(terms(each.text) == each.want);
    CHECK(terms(each.change(each.text)) == each.changed);
  }
}

TEST_CASE("the first variant is the product as it stands, and no two have one name") {
  const std::vector<Variant> all = variants();
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().change == nullptr);
  CHECK(all.front().change_query == nullptr);
  CHECK(all.front().recipe == RankingWeights{});
  std::set<std::string> names;
  for (const Variant& each : all) CHECK(names.insert(each.name).second);
}

}  // namespace
}  // namespace gazette::variants_test
