// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/sentences.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::sentences_test {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view language) {
  std::vector<std::string> result;
  for (const ByteRange& range : sentences(text, language)) {
    result.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return result;
}

using Strings = std::vector<std::string>;

TEST_CASE("sentences end at full stops, question and exclamation marks, not within numbers") {
  CHECK(split("", "en").empty());
  CHECK(split(" \n\t\n ", "en").empty());
  CHECK(split("One sentence", "en") == Strings{"One sentence"});
  CHECK(split("It rose. Why? Nobody knew! The end", "en") ==
        Strings{"It rose.", "Why?", "Nobody knew!", "The end"});
  CHECK(split("Inflation was 3.5 percent in May. It fell.", "en") ==
        Strings{"Inflation was 3.5 percent in May.", "It fell."});
  CHECK(split("\"It is over.\" She left.", "en") == Strings{"\"It is over.\"", "She left."});
  CHECK(split("Visit example.org now. Then wait...", "en") ==
        Strings{"Visit example.org now.", "Then wait..."});
}

TEST_CASE("no sentence ends after initials or an English abbreviation") {
  for (const std::string_view text :
       {"Dr. Okafor met Mr. Lind and Mrs. Lind.", "Gov. J. R. Lind spoke.", "J.R. Lind spoke.",
        "The U.S. Senate voted.", "St. Petersburg vs. Moscow ended level.",
        "Sen. Lind (Rep. Moor) agreed.", "He said \"Dr. Lind is in.\"",
        "It opened on Jan. 29 in Mt. Vernon.", "See No. 10 Downing Street.",
        "Martin Lind Jr. Was elected."}) {
    CAPTURE(text);
    CHECK(split(text, "en") == Strings{std::string(text)});
  }
  CHECK(split("Ask Dr. Lind. She knows.", "en") == Strings{"Ask Dr. Lind.", "She knows."});
  CHECK(split("Call the Dr.", "en") == Strings{"Call the Dr."});
  CHECK(split("Call the Dr. \n", "en") == Strings{"Call the Dr."});
}

TEST_CASE("no sentence ends after a German abbreviation") {
  for (const std::string_view text :
       {"Dr. Weiß kam.", "Nr. Zwölf gewann.", "Das kostet 3 Mio. Euro im Jahr.",
        "Der Plan bzw. Entwurf liegt vor.", "Nach Abs. Zwei gilt das nicht.",
        "Prof. Weiß sprach mit Hr. Lind."}) {
    CAPTURE(text);
    CHECK(split(text, "de") == Strings{std::string(text)});
  }
  CHECK(split("Das kostet 3 Mio. Euro. Der Rat stimmt zu.", "de") ==
        Strings{"Das kostet 3 Mio. Euro.", "Der Rat stimmt zu."});
  CHECK(split("Er traf Gov. Lind.", "de") == Strings{"Er traf Gov.", "Lind."});
}

TEST_CASE("no German sentence ends within z. B., d. h. or a date") {
  for (const std::string_view text :
       {"Viele Firmen, z. B. Siemens, zögern.", "Viele Firmen, z.B. Siemens, zögern.",
        "Am 3. Oktober wird gefeiert.", "Das war am 26. Februar 2026 in Kiel.",
        "Drei Länder, d. h. Polen, Ungarn und Österreich, stimmten zu."}) {
    CAPTURE(text);
    CHECK(split(text, "de") == Strings{std::string(text)});
  }
  CHECK(split("Der Umsatz stieg 2026. Der Rat stimmt zu.", "de") ==
        Strings{"Der Umsatz stieg 2026.", "Der Rat stimmt zu."});
}

TEST_CASE("Japanese and Chinese sentences end at their full stops, blank or not") {
  CHECK(split("橋が完成した。知事は喜んだ。「本当か？」と聞いた。", "ja") ==
        Strings{"橋が完成した。", "知事は喜んだ。", "「本当か？」と聞いた。"});
  CHECK(split("大桥建成了。市长很高兴！", "zh") == Strings{"大桥建成了。", "市长很高兴！"});
}

TEST_CASE("the wide blank that opens a Japanese paragraph is no part of a sentence") {
  CHECK(split("\u3000橋が完成した。\u3000知事は喜んだ。\n\u3000以上。", "ja") ==
        Strings{"橋が完成した。", "知事は喜んだ。", "以上。"});
  CHECK(split("\u00A0It rose.\u00A0\u2028It fell.\u00A0", "en") == Strings{"It rose.", "It fell."});
}

TEST_CASE("a newline ends a sentence, even behind an abbreviation") {
  CHECK(split("A headline\nThe body. More", "en") == Strings{"A headline", "The body.", "More"});
  CHECK(split("By Dr.\nLind spoke", "en") == Strings{"By Dr.", "Lind spoke"});
  CHECK(split("one\r\ntwo\n\n\nthree\n", "en") == Strings{"one", "two", "three"});
}

TEST_CASE("sentences cover all but white space, in order and without overlap") {
  RandomText random(4);
  for (int round = 0; round < 5000; ++round) {
    const std::string text = repair_utf8(random.pieces(unicode_scraps, 30));
    std::string joined;
    std::size_t end = 0;
    bool is_ordered = true;
    for (const ByteRange& range : sentences(text, "en")) {
      is_ordered = is_ordered && range.begin >= end && range.begin < range.end;
      end = range.end;
      joined.append(text, range.begin, range.end - range.begin).append(" ");
    }
    if (!is_ordered || end > text.size() || one_line(joined) != one_line(text)) {
      CAPTURE(text, joined);
      if (!is_ordered || end > text.size()) FAIL("sentences out of order");
      // A blank may be between sentences that had none between them, nothing else may differ.
      std::string with = one_line(joined);
      std::string without = one_line(text);
      std::erase(with, ' ');
      std::erase(without, ' ');
      if (with != without) FAIL("sentences lost text");
    }
  }
}

}  // namespace
}  // namespace gazette::sentences_test
