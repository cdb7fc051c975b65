// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/term_marks.hpp"

#include <set>
#include <string>
#include <string_view>

#include "core/analysis/analyzer.hpp"
#include "core/schema/schema.hpp"
#include "tests/catch.hpp"

namespace gazette::term_marks_test {
namespace {

std::string term(std::string_view word, std::string_view language) {
  Analyzer analyzer;
  return analyzer.analyze(word, language).at(0).word->term;
}

TEST_CASE("a stem bears the mark of its language, and no two stemmers share one") {
  CHECK(term("rate", "en") == "rate");
  CHECK(without_mark(term("rates", "fr")) == "rat");
  CHECK(term("rates", "fr") != term("rat", "en"));
  CHECK(term("valgene", "nb") == term("valgene", "no"));
  std::set<char> marks;
  for (const StemmedLanguage& row : stemmed_languages) {
    CAPTURE(row.code);
    CHECK(mark_of(term("ferry", row.code)) == row.mark);
    if (row.code != "nb" && row.code != "nn") CHECK(marks.insert(row.mark).second);
  }
}

TEST_CASE("what no stemmer has changed bears one mark in all languages") {
  CHECK(term("Dvořák", "cs") == std::string("dvorak") + unstemmed_mark);
  CHECK(term("1987", "en") == term("1987", "fr"));
  CHECK(term("1987", "en") == std::string("1987") + unstemmed_mark);
  CHECK(term("東京", "ja") == term("東京", "zh"));
}

TEST_CASE("forms of a word have terms of their own") {
  CHECK(own_form("rate") != term("rate", "en"));
  CHECK(without_mark(own_form("rate")) == "rate");
  const std::set<std::string> forms = {own_form("us"), capitals_form("us"), spelling_form("us"),
                                       term("us", "en"), term("us", "xx")};
  CHECK(forms.size() == 5);
}

TEST_CASE("no reader ever sees the byte of a mark") {
  CHECK(shown_term(term("rates", "en")) == "rate (en)");
  CHECK(shown_term(term("rates", "fr")) == "rat (fr)");
  CHECK(shown_term(term("1987", "en")) == "1987");
  CHECK(shown_term(own_form("rates")) == "rates (as written)");
  CHECK(shown_term(capitals_form("us")) == "us (in capitals)");
  CHECK(shown_term(word_term(field("title"), term("rates", "de"))) == "Srat (de)");
  CHECK(shown_term(whole_term(field("author"), "Ann Orr")) == "A=ann orr");
  CHECK(shown_term("") == " (en)");
  CHECK(with_shown_marks(R"(Query(rat\x0e OR rate\x01))") ==
        "Query(rat (fr) OR rate (as written))");
  CHECK(with_shown_marks(R"(\xc3 \x)") == R"(\xc3 \x)");
}

TEST_CASE("words of names have no mark") {
  CHECK(word_term(field("source"), term("wire", "und")) == "XSwire");
  CHECK(word_term(field("title"), term("wires", "fr")) == "S" + term("wires", "fr"));
}

}  // namespace
}  // namespace gazette::term_marks_test
