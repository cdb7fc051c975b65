// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text.hpp"

#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::text_test {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view text;
  std::string_view want;
};

TEST_CASE("each maximal subpart of an ill-formed sequence becomes one replacement character") {
  constexpr std::array cases = {
      Case{"plain", "plain"},
      Case{"é€🦈", "é€🦈"},
      Case{"", ""},
      // the example of the Unicode Standard, table 3-8
      Case{"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
           "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd"},
      Case{"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong '/'
      Case{"\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD"},            // overlong
      Case{"\xF0\x80\x80\xAF", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // overlong
      Case{"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // surrogate
      Case{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // above U+10FFFF
      Case{"\xFE\xFF", "\uFFFD\uFFFD"},
      Case{"caf\xE9", "caf\uFFFD"},  // Latin-1
      Case{"\xE2\x82", "\uFFFD"},    // cut short
      Case{"\xF0\x9F\xA6", "\uFFFD"},
      Case{"\xE2\x82\xE2\x82\xAC", "\uFFFD€"},
      Case{"\xEF\xBF\xBF", "\xEF\xBF\xBF"},  // U+FFFF is well-formed
      Case{"a\0b\0"sv, "ab"},
      Case{"\0\0"sv, ""},
      Case{"\0\xFF\0"sv, "\uFFFD"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(repair_utf8(text) == want);
  }
}

TEST_CASE("a repaired text is well-formed, free of NUL bytes and needs no further repair") {
  RandomText random(1);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = round % 2 == 0 ? random.bytes(30) : random.pieces(unicode_scraps, 10);
    const std::string repaired = repair_utf8(text);
    if (!is_valid_utf8(repaired) || repair_utf8(repaired) != repaired ||
        repaired.find('\0') != std::string::npos || (repaired == text) != is_valid_utf8(text)) {
      CAPTURE(text, repaired);
      FAIL("not repaired");
    }
  }
}

TEST_CASE("case and compatibility forms fold away") {
  constexpr std::array cases = {
      Case{"", ""},
      Case{"NATO", "nato"},
      Case{"ÀÉÎ", "àéî"},
      Case{"E\u0301", "é"},
      Case{"Straße", "strasse"},
      Case{"STRASSE", "strasse"},
      Case{"ﬁnance", "finance"},
      Case{"ＡＢＣ１２３", "abc123"},
      Case{"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      Case{"Σίσυφος", "σίσυφοσ"},
      Case{"ｶﾞ", "ガ"},
      Case{"İ", "i\u0307"},
      Case{"Ⅷ", "viii"},
      Case{"over\u00ADflow", "overflow"},
      Case{"\uFEFFbom", "bom"},
      Case{"\u1112\u1161\u11AB", "한"},
      Case{"Ǆ", "dž"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(fold_case(text) == want);
  }
}

TEST_CASE("diacritics go where people type without them and stay where they are vowels") {
  constexpr std::array cases = {
      Case{"", ""},
      Case{"educación", "educacion"},
      Case{"informação", "informacao"},
      Case{"sécurité", "securite"},
      Case{"e\u0301", "e"},
      Case{"überschwemmung", "uberschwemmung"},
      Case{"ångström", "angstrom"},
      Case{"việt nam", "viet nam"},
      Case{"smørrebrød", "smorrebrod"},
      Case{"łódź", "lodz"},
      Case{"đà nẵng", "da nang"},
      Case{"œuvre", "oeuvre"},
      Case{"ærø", "aero"},
      Case{"ǿ", "o"},
      Case{"ırmak", "irmak"},
      Case{"i\u0307stanbul", "istanbul"},
      Case{"αθήνα", "αθηνα"},
      Case{"ещё", "еще"},
      Case{"й", "й"},  // another letter, not an и with a breve
      Case{"и\u0306", "й"},
      Case{"가격", "가격"},
      Case{"ガ", "ガ"},
      Case{"ที่", "ที่"},
      Case{"हिन्दी", "हिन्दी"},
      Case{"مُحَمَّد", "مُحَمَّد"},
      Case{"שָׁלוֹם", "שָׁלוֹם"},
      Case{"\u0301", "\u0301"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(strip_diacritics(text) == want);
  }
}

TEST_CASE("of marks on a letter a hundred stay when it is folded") {
  const auto marked = [](std::size_t marks) {
    std::string text = "x";
    for (std::size_t i = 0; i < marks; ++i) text += "\u0323";
    return text;
  };
  CHECK(fold_case(marked(100)) == marked(100));
  CHECK(fold_case(marked(101)) == marked(100));
  CHECK(fold_case(marked(5'000) + marked(2)) == marked(100) + marked(2));
  CHECK(strip_diacritics("\u05D0" + marked(5'000).substr(1)).size() ==
        2 + marked(100).substr(1).size());
}

TEST_CASE("folding twice is folding once, stripping twice is stripping once") {
  RandomText random(2);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = repair_utf8(random.pieces(unicode_scraps, 10));
    const std::string folded = fold_case(text);
    const std::string plain = strip_diacritics(folded);
    if (fold_case(folded) != folded || strip_diacritics(plain) != plain || !is_valid_utf8(plain)) {
      CAPTURE(text, folded, plain);
      FAIL("not stable");
    }
  }
}

TEST_CASE("one line of text has no control characters, overrides or runs of blanks") {
  constexpr std::array cases = {
      Case{"", ""},
      Case{" \t\r\n", ""},
      Case{"  two\t\n words ", "two words"},
      Case{"a\u00A0\u3000\u2028\u2029\u0085b", "a b"},
      Case{"\x1B[31mred\x1B[0m", "red"},
      Case{"\x1B[1;31;4mred\x1B[K\x1B[?25l.", "red."},
      Case{"a \x1B[31", "a [31"},  // no end
      Case{"\x1B[31\nm", "[31 m"},
      Case{"\u009B31mred", "31mred"},  // the one-character form of ESC [
      Case{"\x1B]0;title\x07text", "text"},
      Case{"\x1B]8;;https://x\x1B\\text", "text"},
      Case{"\x1B]0;title\ntext", "]0;title text"},
      Case{"a\bb\x7F", "ab"},
      Case{"left\u202Ethgir", "leftthgir"},  // overrides
      Case{"\u2066a\u2069\u200E\u200F\u061C", "a"},
      Case{"\uFEFFtext", "text"},
      Case{"soft\u00ADhyphen", "softhyphen"},
      Case{"a \x1B b", "a b"},
      Case{"a\0b"sv, "ab"},
      Case{"caf\xE9 au lait", "caf\uFFFD au lait"},
      Case{"می\u200Cخواهم", "می\u200Cخواهم"},  // joiners shape words
      Case{"👩\u200D🚒", "👩\u200D🚒"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(one_line(text) == want);
    if (text == want) CHECK(is_printable_line(text));
  }
}

TEST_CASE("a line is printable as it is, however blank, without its ends and control characters") {
  for (const std::string_view text : {"", " ", "a  b ", "a\tb", "a\u00A0b", "\u3000"}) {
    CAPTURE(text);
    CHECK(is_printable_line(text));
  }
  for (const std::string_view text : {"a\n", "a\rb", "\f", "\u0085", "a\u2028b", "\u2029",
                                      "a\x1b[1m", "\x7f", "\u009b", "a\u202eb"}) {
    CAPTURE(text);
    CHECK(!is_printable_line(text));
  }
}

TEST_CASE("one line of text is its own one line") {
  RandomText random(3);
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random.pieces(unicode_scraps, 10);
    const std::string line = one_line(text);
    const bool has_control = line.find_first_of("\x1B\n\r\t\0"sv) != std::string::npos;
    if (one_line(line) != line || has_control || !is_valid_utf8(line) || line.starts_with(' ') ||
        line.ends_with(' ') || line.find("  ") != std::string::npos) {
      CAPTURE(text, line);
      FAIL("not one line");
    }
  }
}

TEST_CASE("code points are counted, not bytes or letters") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("é€🦈") == 3);
  CHECK(count_code_points("e\u0301") == 2);
  CHECK(count_code_points("👩\u200D🚒") == 3);
}

TEST_CASE("text without blanks has one word whatever it held, and is unchanged where it has none") {
  const std::vector<Case> cases = {{"", ""},
                                   {"file:/a%20b.txt", "file:/a%20b.txt"},
                                   {"é字\u200b🦈", "é字\u200b🦈"},
                                   {" a\tb\n", "%20a%09b%0A"},
                                   {"a\u00a0b\u3000c\u2028", "a%C2%A0b%E3%80%80c%E2%80%A8"},
                                   {"\x1b[m\0\x7f"sv, "%1B[m%00%7F"}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(without_blanks(text) == want);
  }
}

TEST_CASE("a cut never splits a code point and never exceeds the limit") {
  CHECK(cut_point("", 0) == 0);
  CHECK(cut_point("", 5) == 0);
  CHECK(cut_point("abc", 2) == 2);
  CHECK(cut_point("abc", 3) == 3);
  CHECK(cut_point("abc", std::numeric_limits<std::size_t>::max()) == 3);
  CHECK(cut_point("é", 1) == 0);
  CHECK(cut_point("aé", 2) == 1);
  CHECK(cut_point("🦈🦈", 7) == 4);
  CHECK(cut_point("\x80\x80\x80", 2) == 0);
  const std::string_view text = "aé€🦈\u0301z";
  for (std::size_t limit = 0; limit <= text.size(); ++limit) {
    CAPTURE(limit);
    const std::size_t cut = cut_point(text, limit);
    CHECK(cut <= limit);
    CHECK(limit - cut < 4);
    CHECK(is_valid_utf8(text.substr(0, cut)));
    CHECK(is_valid_utf8(text.substr(cut)));
  }
}

TEST_CASE("a text takes as many columns as a terminal gives it") {
  struct Width {
    std::string_view text;
    std::size_t want;
  };
  constexpr std::array cases = {
      Width{"", 0},         Width{"abc", 3},     Width{"é", 1},
      Width{"e\u0301", 1},  Width{"東京", 4},    Width{"ＡＢ", 4},
      Width{"ｶﾞ", 2},       Width{"한국", 4},    Width{"ที่", 1},
      Width{"🦈", 2},     Width{"\u20AC", 1},  Width{"x\u20DD", 1},
      Width{"❤\uFE0F", 1},  Width{"مرحبا", 5},   Width{"می\u200Cخواهم", 7},
      Width{"a\u200Bb", 2}, Width{"\uFEFFa", 1}, Width{"हिन्दी", 5},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(display_width(text) == want);
  }
}

TEST_CASE("a noun agrees with its count") {
  CHECK(counted(0, "article") == "0 articles");
  CHECK(counted(1, "article") == "1 article");
  CHECK(counted(1234, "new article") == "1234 new articles");
}

}  // namespace
}  // namespace gazette::text_test
