// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/normal_letters.hpp"

#include <string>
#include <string_view>

#include "core/analysis/analyzer.hpp"
#include "tests/catch.hpp"

namespace gazette::normal_letters_test {
namespace {

std::string term(std::string_view word, std::string_view language) {
  Analyzer analyzer;
  return analyzer.analyze(word, language).at(0).word->term;
}

std::string folded(std::string_view word, std::string_view language) {
  Analyzer analyzer;
  return analyzer.analyze(word, language).at(0).word->folded;
}

TEST_CASE("Arabic, Persian and Urdu letters that are written for each other have one form") {
  CHECK(normal_letters("مدرسة") == normal_letters("مدرسه"));
  CHECK(normal_letters("أحمد") == normal_letters("احمد"));
  CHECK(normal_letters("مستشفى") == normal_letters("مستشفي"));
  CHECK(normal_letters("کتاب") == normal_letters("كتاب"));
  CHECK(normal_letters("كِتَاب") == normal_letters("كتاب"));
  CHECK(normal_letters("كتـــاب") == normal_letters("كتاب"));
  CHECK(term("مدرسة", "ar") == term("مدرسه", "ar"));
  CHECK(term("والمدرسة", "ar") == term("مدرسه", "ar"));
  CHECK(term("کشتي", "fa") == term("کشتی", "ur"));
  CHECK(folded("مدرسة", "ar") == "مدرسة");  // as written
}

TEST_CASE("a Devanagari nasal is a letter or a dot, a vowel long or short") {
  CHECK(normal_letters("बन्दर") == normal_letters("बंदर"));
  CHECK(normal_letters("चम्पा") == normal_letters("चंपा"));
  CHECK(normal_letters("चाँद") == normal_letters("चांद"));
  CHECK(normal_letters("ज़मीन") == normal_letters("जमीन"));
  CHECK(normal_letters("जन्म") == "जन्म");  // before a letter of another place it is a sound
  CHECK(term("बन्दर", "hi") == term("बंदर", "hi"));
  CHECK(term("बन्दर", "mr") == term("बंदर", "mr"));
  CHECK(with_short_vowels("दूरी") == with_short_vowels("दुरि"));
}

TEST_CASE("traditional Chinese letters are the simplified ones") {
  CHECK(normal_letters("漢語") == "汉语");
  CHECK(term("漢語", "zh") == term("汉语", "zh"));
  CHECK(normal_letters("かな") == "かな");
}

TEST_CASE("words of other scripts stay as they are") {
  for (const std::string_view word : {"harbour", "málaga", "гавань", "도서관", "ข่าว", ""}) {
    CAPTURE(word);
    CHECK(normal_letters(word) == word);
  }
}

TEST_CASE("digits of all scripts are those of ASCII") {
  CHECK(with_ascii_digits("२०२६") == "2026");
  CHECK(with_ascii_digits("٢٠٢٦") == "2026");
  CHECK(with_ascii_digits("۲۰۲۶") == "2026");
  CHECK(with_ascii_digits("๒๐๒๖") == "2026");
  CHECK(with_ascii_digits("km²") == "km²");
  CHECK(term("२०२६", "hi") == term("2026", "en"));
  CHECK(term("２０２６", "ja") == term("2026", "en"));
}

}  // namespace
}  // namespace gazette::normal_letters_test
