// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stop_words.hpp"

#include <array>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::stop_words_test {
namespace {

constexpr std::array<std::string_view, 36> listed = {
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi",
    "fr", "ga", "he", "hi", "hu", "hy", "id", "it", "ja", "ko", "lt", "lv",
    "nl", "no", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"};

TEST_CASE("each listed language has its list, other codes have none") {
  for (const std::string_view language : listed) {
    CAPTURE(language);
    REQUIRE(stop_words(language) != nullptr);
    CHECK(stop_words(language)->size() > 40);
    CHECK(has_stop_words(language));
  }
  for (const std::string_view language : {"", "und", "xx", "EN", "eng", "en.txt", "../en"}) {
    CAPTURE(language);
    CHECK(stop_words(language) == nullptr);
    CHECK_FALSE(has_stop_words(language));
  }
}

TEST_CASE("a list holds words and nothing else, folded as words of a text are") {
  for (const std::string_view language : listed) {
    for (const std::string& word : *stop_words(language)) {
      CAPTURE(language, word);
      CHECK_FALSE(word.empty());
      CHECK(is_valid_utf8(word));
      CHECK(one_line(word) == word);
      CHECK(fold_case(word) == word);
      CHECK(word.find_first_of("#|. ") == std::string::npos);
    }
  }
}

TEST_CASE("the commonest words are listed, the name of a country is not") {
  CHECK(stop_words("en")->contains("the"));
  CHECK(stop_words("de")->contains("über"));
  CHECK(stop_words("fr")->contains("été"));
  CHECK(stop_words("ru")->contains("что"));
  CHECK(stop_words("es")->contains("también"));
  CHECK_FALSE(stop_words("en")->contains("us"));  // U.S.
}

TEST_CASE("a stop word in a text is known for one, whatever its apostrophe and case") {
  Analyzer analyzer;
  for (const std::string_view language : listed) {
    for (const std::string& listed_word : *stop_words(language)) {
      const std::vector<Token> tokens = analyzer.analyze(listed_word, language);
      CAPTURE(language, listed_word);
      // Where no blanks divide words, the dictionary may know one as two.
      const bool is_divided = language == "ja" || language == "th" || language == "zh";
      if (is_divided && tokens.size() > 1) continue;
      REQUIRE(tokens.size() == 1);
      CHECK(tokens.front().word->stop);
    }
  }
  CHECK(analyzer.analyze("DON’T", "en").front().word->stop);
  CHECK(analyzer.analyze("It’s", "en").front().word->stop);
}

TEST_CASE("every thread sees the same lists") {
  std::vector<const StopWords*> seen(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(seen.size());
    for (const StopWords*& list : seen) {
      threads.emplace_back([&list] { list = stop_words("en"); });
    }
  }
  for (const StopWords* list : seen) CHECK(list == stop_words("en"));
}

}  // namespace
}  // namespace gazette::stop_words_test
