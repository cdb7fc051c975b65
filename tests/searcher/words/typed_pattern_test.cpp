// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/typed_pattern.hpp"

#include <string>
#include <string_view>

#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::typed_pattern_test {
namespace {

/// How many edits `word` is away from `pattern`; 9 where it does not fit.
unsigned edits_of(WordPattern& pattern, std::u32string_view word) {
  pattern.go_back(0);
  for (const char32_t letter : word) pattern.read(letter);
  return pattern.edits().value_or(9);
}

TypedPattern pattern(std::string_view typed) {
  const WordForm form = read_word_form(typed);
  return pattern_of(form, plain_letters(form.text));
}

TEST_CASE("a beginning fits what goes on from it, a similar word what is spelt alike") {
  const TypedPattern beginning = pattern("harb*");
  REQUIRE(beginning.letters);
  CHECK(edits_of(*beginning.letters, U"harb") == 0);
  CHECK(edits_of(*beginning.letters, U"harbour") == 0);
  CHECK(edits_of(*beginning.letters, U"arbour") == 9);
  const TypedPattern similar = pattern("harbor~2");
  REQUIRE(similar.letters);
  CHECK(edits_of(*similar.letters, U"harbor") == 0);
  CHECK(edits_of(*similar.letters, U"harbour") == 1);
  CHECK(edits_of(*similar.letters, U"harbours") == 2);
  CHECK(edits_of(*similar.letters, U"harboured") == 9);
}

TEST_CASE("no more than two typing errors are allowed, whatever is typed") {
  const TypedPattern similar = pattern("harbor~9");
  REQUIRE(similar.letters);
  CHECK(edits_of(*similar.letters, U"harbours") == 2);
  CHECK(edits_of(*similar.letters, U"harboured") == 9);
}

TEST_CASE("a pattern that is too short, too long or a number has a fault and no letters") {
  for (const std::string& typed :
       {std::string("ha*"), std::string("cat~"), std::string("2026*"), std::string("20267~"),
        std::string(65, 'a') + '*', std::string("har~bour~")}) {
    CAPTURE(typed);
    const TypedPattern wrong = pattern(typed);
    CHECK_FALSE(wrong.letters);
    CHECK_FALSE(wrong.fault.empty());
  }
}

}  // namespace
}  // namespace gazette::typed_pattern_test
