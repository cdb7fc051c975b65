// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/encoding.hpp"

#include <array>
#include <string>
#include <string_view>

#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::encoding_test {
namespace {

using namespace std::string_view_literals;

struct Case {
  std::string_view bytes;
  std::string_view want;
};

TEST_CASE("bytes of each usual encoding become UTF-8 without a mark") {
  constexpr std::array cases = {
      Case{"", ""},
      Case{"a", "a"},
      Case{"\n", "\n"},
      Case{"plain ASCII", "plain ASCII"},
      Case{"déjà vu", "déjà vu"},
      Case{"\xEF\xBB\xBF"
           "caf\xC3\xA9",
           "café"},
      Case{"\xEF\xBB\xBF", ""},
      Case{"\xFF\xFE"sv, ""},
      Case{"\xFF\xFEH\0i\0\xE9\0"sv, "Hié"},
      Case{"\xFE\xFF\0H\0i\0\xE9"sv, "Hié"},
      Case{"\xFF\xFE\x3D\xD8\x88\xDD"sv, "🖈"},
      Case{"\xFF\xFEH\0i"sv, "H\uFFFD"},   // half a unit at the end
      Case{"\xFF\xFE\0\0H\0\0\0"sv, "H"},  // UTF-32
      Case{"一つの文", "一つの文"},
  };
  for (const auto& [bytes, want] : cases) {
    CAPTURE(want);
    CHECK(to_utf8(bytes) == want);
  }
}

TEST_CASE("text of one byte a letter is read as Windows-1252, of which Latin-1 is a part") {
  constexpr std::array cases = {
      Case{"\xE9", "é"},
      Case{"Caf\xE9 M\xFCller, die Stra\xDF"
           "e nach K\xF6ln ist wieder frei und alle fahren.",
           "Café Müller, die Straße nach Köln ist wieder frei und alle fahren."},
      Case{"The mayor said \x93we will rebuild\x94 \x96 and the town\x92s folk cheered for long.",
           "The mayor said “we will rebuild” – and the town’s folk cheered for long."},
      Case{"The repair cost \x80 40 and \xA3 20.", "The repair cost € 40 and £ 20."},
      Case{"El alcalde anunci\xF3 que el puente se abrir\xE1 ma\xF1"
           "ana a las dos.",
           "El alcalde anunció que el puente se abrirá mañana a las dos."},
  };
  for (const auto& [bytes, want] : cases) {
    CAPTURE(want);
    CHECK(to_utf8(bytes) == want);
  }
}

TEST_CASE("a quotation mark of Windows-1252 is one however late it comes") {
  std::string bytes;
  while (bytes.size() < 100'000)
    bytes +=
        "Die F\xE4hre f\xE4hrt \xFC"
        "ber die F\xF6rde nach S\xFC"
        "den.\n";
  CHECK(to_utf8(bytes + "\x84Ja\x93").ends_with("Süden.\n„Ja“"));
}

TEST_CASE("a few damaged places in UTF-8 do not make another encoding of it") {
  CHECK(to_utf8("déjà vu à côté \xE9t") == "déjà vu à côté \uFFFDt");
  CHECK(to_utf8("déjà vu caf\xC3") == "déjà vu caf\uFFFD");
}

TEST_CASE("the encoding that a document declares counts before a guess, but not before UTF-8") {
  CHECK(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251") == "Привет");
  CHECK(to_utf8("\x83\x65\x83\x58\x83\x67", "shift_jis") == "テスト");
  CHECK(to_utf8("d\xC3\xA9j\xC3\xA0", "windows-1252") == "déjà");
  CHECK(to_utf8("\xE9", "no-such-charset") == "é");
  CHECK(to_utf8("\xEF\xBB\xBF\xC3\xA9", "windows-1252") == "é");
}

TEST_CASE("a label means what it means on the web, where its standard has fewer letters") {
  for (const auto* label :
       {"iso-8859-1", "cp819", "ibm819", "csISOLatin1", "iso-ir-100", "ISO_8859-1:1987", "l1"}) {
    CAPTURE(label);
    CHECK(to_utf8("\x84g\xFDn\x93", label) == "„gýn“");
  }
  for (const auto* label : {"iso-8859-9", "iso_8859-9", "iso_8859-9:1989", "iso88599", "l5",
                            "csISOLatin5", "iso-ir-148", "x-cp1254"}) {
    CAPTURE(label);
    CHECK(to_utf8("\x84g\xFDn\x93", label) == "„gın“");
  }
  for (const auto* label : {"dos-874", "tis-620", "iso885911"}) {
    CAPTURE(label);
    CHECK(to_utf8("\x93\xA1\xD2\x94\x80", label) == "“กา”€");
  }
  for (const auto* label : {"gb2312", "iso-ir-58", "csiso58gb231280"}) {
    CAPTURE(label);
    CHECK(to_utf8("\xE9\x46\xD6\xD0", label) == "镕中");
  }
  for (const auto* label : {"shift_jis", "csShiftJIS"}) {
    CAPTURE(label);
    CHECK(to_utf8("\x87\x40\x83\x65", label) == "①テ");
  }
  for (const auto* label : {"big5", "csBig5"}) {
    CAPTURE(label);
    CHECK(to_utf8("\xA4\xA4\xA4\xE5", label) == "中文");
  }
  for (const auto* label :
       {"euc-kr", "csEUCKR", "csKSC56011987", "iso-ir-149", "ks_c_5601-1989", "ks_c_5601-1987"}) {
    CAPTURE(label);
    CHECK(to_utf8("\x8C\x63\xB0\xA1", label) == "똠가");
  }
}

TEST_CASE("text that begins like a mark of UTF-7 is text") {
  CHECK(to_utf8("+/v8-") == "+/v8-");
  CHECK(to_utf8("+/v9 base64") == "+/v9 base64");
}

TEST_CASE("NUL bytes are left out") {
  CHECK(to_utf8("a\0b\0\0c"sv) == "abc");
  CHECK(to_utf8("\0"sv).empty());
  CHECK(to_utf8("\xFF\xFE\0\0a\0"sv).find('\0') == std::string::npos);
}

TEST_CASE("whatever the bytes, the result is valid UTF-8 without NUL") {
  RandomText random(21);
  constexpr std::array<std::string_view, 8> starts = {
      "", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\x0E\xFE\xFF", "+/v8-", "\x1B$B", "<?"};
  constexpr std::array<std::string_view, 4> declared = {"", "utf-16le", "iso-2022-jp", "utf-7"};
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(starts[random.below(starts.size())]);
    bytes += random.bytes(60);
    const std::string text = to_utf8(bytes, declared[random.below(declared.size())]);
    if (!is_valid_utf8(text) || text.find('\0') != std::string::npos) {
      CAPTURE(round);
      FAIL("not clean");
    }
  }
}

}  // namespace
}  // namespace gazette::encoding_test
