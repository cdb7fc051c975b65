// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/spelling.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "tests/catch.hpp"

namespace gazette::spelling_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("a number is one term however its thousands are separated") {
  struct Number {
    std::string_view written;
    std::string_view language;
    std::string_view want;
  };
  constexpr std::array cases = {
      Number{"10,000", "en", "10000"},
      Number{"1,234,567.89", "en", "1234567.89"},
      Number{"10000", "en", "10000"},
      Number{"3.5", "en", "3.5"},
      Number{"1.234.567,89", "de", "1234567.89"},
      Number{"10.000", "de", "10000"},
      Number{"3,5", "de", "3.5"},
      Number{"10.000", "en", "10.000"},
      // no groups of three
      Number{"1,23,456", "en", "1,23,456"},
      Number{"1,2345", "en", "1,2345"},
      Number{"1.2.3", "en", "1.2.3"},
      Number{"1,234,56", "en", "1,234,56"},
      Number{"1234,567", "en", "1234,567"},
      Number{"127.0.0.1", "de", "127.0.0.1"},
      Number{"g20", "en", "g20"},
      Number{"", "en", ""},
  };
  for (const auto& [written, language, want] : cases) {
    CAPTURE(written, language);
    CHECK(plain_number(written, language) == want);
  }
}

TEST_CASE("names with apostrophes, dots and umlauts have another spelling") {
  CHECK(other_spellings("o'brien", "en") == Strings{"obrien"});
  CHECK(other_spellings("ph.d", "en") == Strings{"phd"});
  CHECK(other_spellings("müller", "de") == Strings{"mueller"});
  CHECK(other_spellings("löwenbräu", "de") == Strings{"loewenbraeu"});
  CHECK(other_spellings("müller", "en").empty());
  CHECK(other_spellings("neue", "de").empty());
  CHECK(other_spellings("example.com", "en").empty());
  CHECK(other_spellings("3.5", "en").empty());
}

TEST_CASE("an address is found by its domains, a name with underscores by its parts") {
  CHECK(parts_of_name("www.news.example.com") == Strings{"news.example.com", "example.com"});
  CHECK(parts_of_name("example.com").empty());
  CHECK(parts_of_name("annual_report_final") == Strings{"annual", "report", "final"});
  CHECK(parts_of_name("1.2.3").empty());
  CHECK(parts_of_name("ferry").empty());
  CHECK(parts_of_name("").empty());
  CHECK(parts_of_name("共产党") == Strings{"共", "产", "党"});
  CHECK(parts_of_name("党").empty());
  CHECK(parts_of_name("さくら").empty());
}

TEST_CASE("digits below the line belong to a formula, those above it to a unit") {
  CHECK(belongs_to_word("CO", "₂"));
  CHECK(belongs_to_word("H", "₂"));
  CHECK(belongs_to_word("km", "²"));
  CHECK(belongs_to_word("m", "³"));
  for (const auto& [word, digits] :
       {std::pair{"war", "¹"}, std::pair{"oil", "₂"}, std::pair{"US", "¹"}, std::pair{"Iran", "₂"},
        std::pair{"km", "2"}, std::pair{"CO", "½"}}) {
    CAPTURE(word, digits);
    CHECK_FALSE(belongs_to_word(word, digits));
  }
}

Strings folded(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  Strings words;
  for (const Token& token : analyzer.analyze(text, language)) words.push_back(token.word->folded);
  return words;
}

TEST_CASE("digits above and below the line belong to a formula, not to a word with a footnote") {
  CHECK(folded("CO₂ and H₂O on 5 km² of CH₄", "en") ==
        Strings{"co2", "and", "h2o", "on", "5", "km2", "of", "ch4"});
  CHECK(folded("the Iran war¹ and politics² said", "en") ==
        Strings{"the", "iran", "war", "and", "politics", "said"});
  CHECK(folded("km² (square)", "en") == Strings{"km2", "square"});
}

TEST_CASE("a Hebrew acronym is one word with any sign in it") {
  const Strings want = {"צהל"};
  CHECK(folded("צה\"ל", "he") == want);
  CHECK(folded("צה”ל", "he") == want);
  CHECK(folded("צה״ל", "he") == want);
  CHECK(folded("שָׁלוֹם", "he") == Strings{"שלום"});
  CHECK(folded("\"צהל\" ו\"שלום\"", "he").size() == 2);
}

TEST_CASE("an acronym has one sign, and only Hebrew has such signs") {
  CHECK(folded("א”ב”ג”ד", "he") == Strings{"אב", "גד"});
  CHECK(folded("ש״ס”ט", "he") == Strings{"שסט"});
  CHECK(folded("“war”he said", "en") == Strings{"war", "he", "said"});
}

TEST_CASE("a long row of signs is read as a short one") {
  constexpr std::size_t n = 20'000;
  std::string quoted;
  std::string typeset;
  std::string joints;
  std::string letters;
  for (std::size_t i = 0; i < n; ++i) {
    quoted += "א\"";
    typeset += "א”";
    joints += "ا\u200c";
    letters += "א";
  }
  CHECK(folded(quoted, "he") == Strings{letters});
  CHECK(folded(typeset, "he") == Strings(n / 2, "אא"));
  CHECK(folded(joints, "fa") == Strings(n, "ا"));
  CHECK(folded(joints + "@b", "fa").back() == "b");
}

TEST_CASE("capitals are told from others, but for elided articles and numbers") {
  Analyzer analyzer;
  CHECK(analyzer.analyze("l’ONU", "fr").at(0).word->in_capitals);
  CHECK(analyzer.analyze("dell'ONU", "it").at(0).word->in_capitals);
  CHECK(analyzer.analyze("NATO’s", "en").at(0).word->in_capitals);
  CHECK_FALSE(analyzer.analyze("Who", "en").at(0).word->in_capitals);
  CHECK(are_in_capitals(analyzer.analyze("US TO PAY A 100 MILLION", "en")));
  CHECK_FALSE(are_in_capitals(analyzer.analyze("US to pay", "en")));
}

TEST_CASE("words with a hyphen between them are one word as well") {
  Analyzer analyzer;
  const auto joined = [&](std::string_view text) {
    return joined_words(text, analyzer.analyze(text, "en"));
  };
  CHECK(joined("by e-mail and co-operation") == Strings{"email", "cooperation"});
  CHECK(joined("an F-16 in 2025-26") == Strings{"f16"});
  CHECK(joined("state-of-the-art") == Strings{"stateof", "ofthe", "theart"});
  CHECK(joined("bridge - port").empty());
  CHECK(joined("").empty());
}

}  // namespace
}  // namespace gazette::spelling_test
