// SPDX-License-Identifier: GPL-3.0-or-later
// What hostile and huge texts do to the analyzer: nothing.
#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::analyzer_limits_test {
namespace {

using namespace std::string_view_literals;

/// A token without its owner.
using Copy = std::tuple<std::string, std::string, std::string, bool, std::uint32_t, std::size_t,
                        std::size_t>;

std::vector<Copy> copy(const std::vector<Token>& tokens) {
  std::vector<Copy> copies;
  copies.reserve(tokens.size());
  for (const Token& t : tokens) {
    copies.emplace_back(t.word->folded, t.word->term, t.word->variant, t.word->stop, t.position,
                        t.bytes.begin, t.bytes.end);
  }
  return copies;
}

/// What must hold for the tokens of any text; empty when it does.
std::string complaint(std::string_view text, const std::vector<Token>& tokens) {
  std::size_t end = 0;
  std::uint32_t position = 0;
  for (const Token& token : tokens) {
    const std::string_view between =
        text.substr(end, token.bytes.begin - std::min(end, token.bytes.begin));
    const bool is_new_paragraph = position > 0 && between.find('\n') != std::string_view::npos;
    position += is_new_paragraph ? 1 + paragraph_gap : 1;
    if (token.position != position) return "a position is left out";
    if (token.bytes.begin < end || token.bytes.begin >= token.bytes.end ||
        token.bytes.end > text.size()) {
      return "bytes out of order";
    }
    end = token.bytes.end;
    const Word& word = *token.word;
    if (word.term.empty() || word.folded.empty()) return "an empty term";
    constexpr std::size_t mark = 1;
    if (word.term.size() > max_term_bytes + mark || word.variant.size() > max_term_bytes + mark) {
      return "a term too long";
    }
    if (!is_valid_utf8(word.term) || !is_valid_utf8(word.variant) || !is_valid_utf8(word.folded)) {
      return "a term that is ill-formed or has NUL bytes";
    }
    if (word.variant == word.term) return "a variant that is none";
  }
  return {};
}

TEST_CASE("a text without words has no tokens") {
  Analyzer analyzer;
  CHECK(analyzer.analyze({}, "en").empty());
  for (const std::string_view text :
       {""sv, " \n\t"sv, "\0\0"sv, "...!?"sv, "—“”…"sv, "🦈👩\u200D🚒🇵🇹👍🏽"sv,
        "\xFF\xFE\x80"sv, "\uFFFD"sv, "\u200D\u00AD\uFEFF"sv, "\u0301\u0308"sv, "+-*/=%"sv, "'"sv,
        "’’"sv, "‘s"sv.substr(0, 3)}) {
    CAPTURE(text);
    CHECK(analyzer.analyze(text, "en").empty());
  }
}

TEST_CASE("NUL bytes and ill-formed bytes part words") {
  Analyzer analyzer;
  for (const std::string_view text :
       {"oil\0price"sv, "oil\xFFprice"sv, "oil\xC3 price"sv,
        "\xE2\x82oil\xED\xA0\x80price\xF0\x9F"sv, "\0oil\0\0price\0"sv}) {
    CAPTURE(text);
    const std::vector<Token> tokens = analyzer.analyze(text, "en");
    CHECK(complaint(text, tokens).empty());
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].word->folded == "oil");
    CHECK(tokens[1].word->folded == "price");
  }
}

TEST_CASE("two words of 10 kB stay distinct in a term of 200 bytes and a mark each") {
  Analyzer analyzer;
  for (const std::string_view letter : {"a", "é", "字", "ก", "1"}) {
    CAPTURE(letter);
    std::string one;
    while (one.size() < 10'000) one += letter;
    std::string text = one;
    text.append("x ").append(one).append("y");
    const std::vector<Token> tokens = analyzer.analyze(text, "en");
    CHECK(complaint(text, tokens).empty());
    REQUIRE(tokens.size() >= 2);
    if (letter == "字" || letter == "ก") continue;  // a dictionary divides them
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].word->term.size() > max_term_bytes - 4);
    CHECK(tokens[0].word->term != tokens[1].word->term);
  }
}

TEST_CASE("a long accented word is found by those who type it without accents") {
  // Between the length in bytes with accents and that without lies the limit of the stemmer.
  Analyzer analyzer;
  for (int length = 40; length < 110; ++length) {
    std::string accented;
    std::string plain;
    for (int i = 0; i < length; ++i) {
      accented += i % 3 == 0 ? "é" : "k";
      plain += i % 3 == 0 ? "e" : "k";
    }
    accented += "ing";
    plain += "ing";
    const Word written = *analyzer.analyze(accented, "en").front().word;
    const Word typed = *analyzer.analyze(plain, "en").front().word;
    CAPTURE(accented.size(), plain.size(), written.term, written.variant, typed.term);
    CHECK((typed.term == written.term || typed.term == written.variant));
  }
}

TEST_CASE("any bytes are analysed without complaint") {
  constexpr std::array scraps = {
      "a"sv,    "Ferry"sv, "ÉCOLE"sv,  "’"sv,      "'"sv,      "s"sv,  "."sv,      " "sv,
      "l"sv,    "U.S."sv,  "\u0301"sv, "\u200D"sv, "\u00AD"sv, "\0"sv, "\xFF"sv,   "\xC3"sv,
      "字"sv,   "東京"sv,  "ไทย"sv,    "한국"sv,   "ｶﾞ"sv,     "ﷺ"sv,  "1"sv,      "2,5"sv,
      "_"sv,    "🦈"sv,  "\u20E3"sv, "ß"sv,      "İ"sv,      "ı"sv,  "й"sv,      "हिन्दी"sv,
      "שלום"sv, "مرحبا"sv, "\u202E"sv, "\n"sv,     "@"sv,      "-"sv,  "\u0345"sv, "Ⅷ"sv};
  constexpr std::array languages = {"en"sv, "fr"sv,  "de"sv, "ar"sv,
                                    "th"sv, "und"sv, "ru"sv, "tr"sv};
  RandomText random(20260226);
  Analyzer analyzer;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = round % 3 == 0 ? random.bytes(60) : random.pieces(scraps, 20);
    const std::string_view language = languages[random.below(languages.size())];
    const std::string problem = complaint(text, analyzer.analyze(text, language));
    if (!problem.empty()) {
      CAPTURE(text, language);
      FAIL(problem);
    }
  }
}

TEST_CASE("a text of 5 MB is analysed whole") {
  constexpr std::array words = {"The ferry "sv,      "to the island’s "sv, "école, "sv, "sank. "sv,
                                "U.S. officials "sv, "東京で "sv,          "2026\n"sv};
  RandomText random(5);
  std::string text;
  while (text.size() < 5'000'000) text += words[random.below(words.size())];
  text += "lighthouse";
  Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze(text, "en");
  CHECK(complaint(text, tokens).empty());
  CHECK(tokens.size() > 500'000);
  CHECK(tokens.back().word->folded == "lighthouse");
  CHECK(tokens.back().bytes.end == text.size());
}

TEST_CASE("a text of 5 MB without a blank is analysed whole") {
  for (const std::string_view letter : {"a", "字", "ก", "\u0301", "🦈", "\xFF"}) {
    CAPTURE(letter);
    std::string text;
    while (text.size() < 5'000'000) text += letter;
    Analyzer analyzer;
    CHECK(complaint(text, analyzer.analyze(text, "en")).empty());
  }
}

TEST_CASE("the same text has the same tokens, whatever was analysed before it") {
  const std::string_view text = "L’école du U.S. Überschwemmung educación ที่ประชุม 東京 isn’t 3.5";
  Analyzer fresh;
  const std::vector<Copy> want = copy(fresh.analyze(text, "fr"));
  REQUIRE(want.size() > 8);
  CHECK(copy(fresh.analyze(text, "fr")) == want);

  // More words than the cache keeps: it starts anew.
  Analyzer used;
  CHECK(copy(used.analyze(text, "fr")) == want);
  std::string many;
  for (int i = 0; i < 310'000; ++i) many += "w" + std::to_string(i) + " ";
  CHECK(used.analyze(many, "fr").size() == 310'000);
  CHECK(copy(used.analyze(text, "fr")) == want);
  CHECK(copy(used.analyze(text, "fr")) == want);

  // Another language has a cache of its own.
  Analyzer mixed;
  const std::vector<Copy> german = copy(mixed.analyze(text, "de"));
  CHECK(german != want);
  CHECK(copy(mixed.analyze(text, "fr")) == want);
  CHECK(copy(mixed.analyze(text, "de")) == german);

  Analyzer moved = std::move(mixed);
  CHECK(copy(moved.analyze(text, "fr")) == want);
}

}  // namespace
}  // namespace gazette::analyzer_limits_test
