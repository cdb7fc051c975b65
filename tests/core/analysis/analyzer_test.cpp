// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analyzer.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::analyzer_test {
namespace {

using Strings = std::vector<std::string>;

Strings folded(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  Strings words;
  for (const Token& token : analyzer.analyze(text, language)) words.push_back(token.word->folded);
  return words;
}

Strings terms(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  Strings result;
  for (const Token& token : analyzer.analyze(text, language)) {
    result.emplace_back(without_mark(token.word->term));
  }
  return result;
}

/// The one word that `text` is.
Word word(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze(text, language);
  CAPTURE(text);
  REQUIRE(tokens.size() == 1);
  return *tokens.front().word;
}

/// Its stem, without the mark of the stemmer.
std::string stem(std::string_view text, std::string_view language) {
  return std::string(without_mark(word(text, language).term));
}

/// Whether a query word finds a word of an article: their terms and variants meet.
bool finds(std::string_view query, std::string_view text, std::string_view language) {
  const Word asked = word(query, language);
  const Word posted = word(text, language);
  const auto is_posted = [&](const std::string& term) {
    return !term.empty() && (term == posted.term || term == posted.variant);
  };
  return is_posted(asked.term) || is_posted(asked.variant);
}

struct Folding {
  std::string_view text;
  std::string_view want;
};

TEST_CASE("a word is folded to what a person would call it") {
  constexpr std::array cases = {
      Folding{"Ferry", "ferry"},
      Folding{"FERRY", "ferry"},
      Folding{"U.S.", "us"},
      Folding{"U.S.A.", "usa"},
      Folding{"u.n.", "un"},
      Folding{"e.g.", "eg"},
      Folding{"G20", "g20"},
      Folding{"3.5", "3.5"},
      Folding{"1,000", "1000"},
      Folding{"mayor's", "mayor"},
      Folding{"mayor’s", "mayor"},
      Folding{"MAYOR’S", "mayor"},
      Folding{"mayor\uFF07s", "mayor"},
      Folding{"James's", "james"},
      Folding{"workers'", "workers"},
      Folding{"O’Brien", "o'brien"},
      Folding{"rock’n’roll", "rock'n'roll"},
      Folding{"isn’t", "isn't"},
      Folding{"ＦＥＲＲＹ", "ferry"},
      Folding{"２０２６", "2026"},
      Folding{"ﬁnance", "finance"},
      Folding{"over\u00ADflow", "overflow"},
      Folding{"caf\u0065\u0301", "café"},
      Folding{"Straße", "strasse"},
      Folding{"ΑΘΉΝΑΣ", "αθήνασ"},
      Folding{"co_op", "co_op"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(folded(text, "en") == Strings{std::string(want)});
  }
}

TEST_CASE("an initialism is one word with and without its dots") {
  CHECK(terms("the U.S. and the US", "en") == Strings{"the", "us", "and", "the", "us"});
  CHECK(finds("usa", "U.S.A.", "en"));
  CHECK_FALSE(word("U.S.", "en").stop);
  // only letters between single dots
  CHECK(folded("U.S.Army", "en") == Strings{"u.s.army"});
  CHECK(folded("1.2.3", "en") == Strings{"1.2.3"});
  CHECK(folded("example.org", "en") == Strings{"example.org"});
}

TEST_CASE("articles and pronouns that French and Italian elide are no part of the word") {
  constexpr std::array cases = {
      Folding{"l'homme", "homme"},
      Folding{"L’HOMME", "homme"},
      Folding{"d’été", "été"},
      Folding{"qu’elle", "elle"},
      Folding{"jusqu’ici", "ici"},
      Folding{"lorsqu'on", "on"},
      Folding{"n’est", "est"},
      Folding{"dell’economia", "economia"},
      Folding{"un’altra", "altra"},
      Folding{"all’Aquila", "aquila"},
      Folding{"aujourd’hui", "aujourd'hui"},
      Folding{"presqu'île", "presqu'île"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(folded(text, "fr") == Strings{std::string(want)});
  }
  CHECK(finds("ete", "d’été", "fr"));
  CHECK(finds("economia", "dell’economia", "it"));
}

TEST_CASE("words are divided where a reader divides them") {
  CHECK(folded("COVID-19, up 3.5% in Q2/2026", "en") ==
        Strings{"covid", "19", "up", "3.5", "in", "q2", "2026"});
  CHECK(folded("2026-02-26", "en") == Strings{"2026", "02", "26"});
  CHECK(folded("(\"ferry\")—bridge…port", "en") == Strings{"ferry", "bridge", "port"});
  CHECK(folded("name@example.org #tag @user", "en") ==
        Strings{"name", "example.org", "tag", "user"});
  CHECK(folded("zero\u200Bwidth", "en") == Strings{"zero", "width"});
  CHECK(folded("no\u00A0break", "en") == Strings{"no", "break"});
  CHECK(folded("naïve—coöperation", "en") == Strings{"naïve", "coöperation"});
  CHECK(folded("한국어 기사", "ko") == Strings{"한국어", "기사"});
  CHECK(folded("می\u200Cخواهم", "fa") == Strings{"می", "خواهم"});
  CHECK(folded("क\u094D\u200Cष", "hi").size() == 1);  // there it is a part of the letter
}

TEST_CASE("words are stemmed by the language of the article") {
  CHECK(stem("running", "en") == "run");
  CHECK(stem("running", "de") == "running");
  CHECK(word("elections", "en").term == word("election", "en").term);
  CHECK(word("Häuser", "de").term == word("Haus", "de").term);
  CHECK(word("выборы", "ru").term == word("выборов", "ru").term);
  CHECK(word("valgene", "nb").term == word("valgene", "no").term);
  CHECK(stem("running", unknown_language) == "running");
  CHECK(stem("running", "") == "running");
  CHECK(stem("running", "xx") == "running");
  CHECK(stem("running", "english") == "running");  // codes, not names
  CHECK(stem("Ereğli", unknown_language) == "eregli");
}

TEST_CASE("each language that claims a stemmer has one") {
  for (const std::string_view language :
       {"ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga",
        "it", "lt", "ne", "no", "nb", "nn", "pt", "ro", "ru", "es", "sv", "ta", "tr"}) {
    CAPTURE(language);
    CHECK(has_stemmer(language));
    CHECK(word("ferry", language).folded == "ferry");
  }
  for (const std::string_view language : {"", "und", "th", "zh", "ja", "xx", "EN", "e", "eng"}) {
    CAPTURE(language);
    CHECK_FALSE(has_stemmer(language));
    CHECK(stem("ferry", language) == "ferry");
  }
}

TEST_CASE("what holds a digit is not stemmed") {
  CHECK(stem("b52s", "en") == "b52s");
  CHECK(stem("1990s", "en") == "1990s");
}

TEST_CASE("people who type without accents find what is written with them, and the reverse") {
  struct Pair {
    std::string_view language;
    std::string_view written;
    std::string_view typed;
  };
  constexpr std::array cases = {
      Pair{"es", "educación", "educacion"},
      Pair{"es", "EDUCACIÓN", "educacion"},
      Pair{"es", "economía", "economia"},
      Pair{"es", "elección", "Eleccion"},
      Pair{"es", "España", "espana"},
      Pair{"pt", "informação", "informacao"},
      Pair{"pt", "eleições", "eleicoes"},
      Pair{"fr", "sécurité", "securite"},
      Pair{"fr", "élections", "elections"},
      Pair{"fr", "Noël", "noel"},
      Pair{"fr", "cœur", "coeur"},
      Pair{"de", "Überschwemmung", "uberschwemmung"},
      Pair{"de", "Überschwemmungen", "uberschwemmungen"},
      Pair{"de", "Straße", "strasse"},
      Pair{"de", "GROSSMÜTTER", "grossmutter"},
      Pair{"sv", "Göteborg", "goteborg"},
      Pair{"da", "smørrebrød", "smorrebrod"},
      Pair{"no", "værmelding", "vaermelding"},
      Pair{"fi", "Jyväskylä", "jyvaskyla"},
      Pair{"hu", "választások", "valasztasok"},
      Pair{"tr", "Ereğli", "eregli"},
      Pair{"ro", "București", "bucuresti"},
      Pair{"it", "città", "citta"},
      Pair{"ca", "eleccións", "eleccions"},
      Pair{"pl", "Łódź", "lodz"},
      Pair{"el", "Αθήνα", "Αθηνα"},
      Pair{"ru", "ещё", "еще"},
      Pair{"und", "Élysée", "elysee"},
  };
  for (const auto& [language, written, typed] : cases) {
    CAPTURE(language, written, typed);
    CHECK(finds(typed, written, language));
    CHECK(finds(written, typed, language));
  }
}

TEST_CASE("a variant is the stem of the word typed without diacritics, if it is another") {
  const Word accented = word("educación", "es");
  CHECK(accented.folded == "educación");
  CHECK_FALSE(accented.variant.empty());
  CHECK(accented.variant == word("educacion", "es").term);
  CHECK(word("educacion", "es").variant.empty());
  CHECK(word("Überschwemmung", "de").variant.empty());
  CHECK(word("ferry", "en").variant.empty());
  CHECK(word("educación", "und").variant.empty());
}

TEST_CASE("a letter and its mark are one letter, composed or not") {
  for (const std::string_view language : {"es", "fr", "de", "vi", "und"}) {
    CAPTURE(language);
    for (const auto& [composed, decomposed] :
         {std::pair("educaci\u00F3n", "educacio\u0301n"),
          std::pair("\u00C9t\u00E9", "E\u0301te\u0301"), std::pair("\u00FCber", "u\u0308ber"),
          std::pair("\u1EC7", "e\u0323\u0302"), std::pair("\uAC00", "\u1100\u1161")}) {
      CAPTURE(composed);
      const Word a = word(composed, language);
      const Word b = word(decomposed, language);
      CHECK(a.folded == b.folded);
      CHECK(a.term == b.term);
      CHECK(a.variant == b.variant);
      CHECK(a.stop == b.stop);
    }
  }
}

TEST_CASE("stop words of the article's language are flagged and keep their positions") {
  Analyzer analyzer;
  const std::vector<Token> tokens = analyzer.analyze("The ferry to the island isn’t it’s", "en");
  std::string flags;
  for (const Token& token : tokens) flags += token.word->stop ? 's' : 'w';
  CHECK(flags == "swsswss");
  CHECK(tokens.back().position == 7);
  CHECK(word("Über", "de").stop);
  CHECK(word("U\u0308BER", "de").stop);
  CHECK(word("d’être", "fr").folded == "être");
  CHECK_FALSE(word("the", "de").stop);
  CHECK_FALSE(word("the", unknown_language).stop);
  CHECK_FALSE(word("der", "th").stop);
}

TEST_CASE("the bytes of a token are the word itself in the text that was analysed") {
  const std::string_view text = "The “ferry’s” e\u0301te\u0301: l’école, U.S.\xFF\xFE 東京 end";
  Analyzer analyzer;
  Strings slices;
  for (const Token& token : analyzer.analyze(text, "fr")) {
    slices.emplace_back(text.substr(token.bytes.begin, token.bytes.end - token.bytes.begin));
  }
  CHECK(slices == Strings{"The", "ferry’s", "e\u0301te\u0301", "l’école", "U.S", "東京", "end"});
}

TEST_CASE("words are counted from 1, with a gap at the end of a paragraph") {
  Analyzer analyzer;
  std::vector<std::uint32_t> positions;
  for (const Token& token : analyzer.analyze("\none, two -- three!\n\n\n four 🦈 five", "en")) {
    positions.push_back(token.position);
  }
  CHECK(positions == std::vector<std::uint32_t>{1, 2, 3, 4 + paragraph_gap, 5 + paragraph_gap});
}

TEST_CASE("a long term keeps its beginning, ends in a hash and stays distinct") {
  CHECK(clamp_term("").empty());
  const std::string longest(max_term_bytes, 'a');
  CHECK(clamp_term(longest) == longest);
  const std::string one = clamp_term(longest + "b");
  const std::string other = clamp_term(longest + "c");
  CHECK(one.size() == max_term_bytes);
  CHECK(other.size() == max_term_bytes);
  CHECK(one != other);
  CHECK(one.starts_with("aaaaaaaa"));
  CHECK(one.find_first_not_of("0123456789abcdef", max_term_bytes - 32) == std::string::npos);
  CHECK(clamp_term(one) == one);
}

TEST_CASE("a term has no NUL bytes and is never cut within a letter") {
  using namespace std::string_view_literals;
  CHECK(clamp_term("a\0b\0"sv) == "ab");
  CHECK(clamp_term("\0"sv).empty());
  CHECK(clamp_term(std::string(max_term_bytes, 'a') + '\0') == std::string(max_term_bytes, 'a'));
  for (std::size_t lead = 0; lead < 4; ++lead) {
    std::string text(lead, 'x');
    for (int i = 0; i < 100; ++i) text += "🦈";
    const std::string clamped = clamp_term(text);
    CAPTURE(lead, clamped);
    CHECK(clamped.size() <= max_term_bytes);
    CHECK(clamped.size() > max_term_bytes - 4);
    CHECK(is_valid_utf8(clamped));
  }
}

}  // namespace
}  // namespace gazette::analyzer_test
