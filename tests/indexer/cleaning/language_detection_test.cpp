// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/language_detection.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::language_detection_test {
namespace {

struct Case {
  std::string_view text;
  std::string_view want;
};

TEST_CASE("the language of a text is told from a few sentences") {
  constexpr std::array cases = {
      Case{"The ferry left the quay on Monday with twenty-six vehicles and a bride on board.",
           "en"},
      Case{"Die Fähre verließ am Montag mit sechsundzwanzig Fahrzeugen und einer Braut den Kai.",
           "de"},
      Case{"El transbordador salió del muelle el lunes con veintiséis vehículos y una novia.",
           "es"},
      Case{"Le bac a quitté le quai lundi avec vingt-six véhicules et une mariée à bord.", "fr"},
      Case{"フェリーは月曜日に二十六台の車と花嫁を乗せて岸壁を離れました。", "ja"},
      Case{"เรือข้ามฟากออกจากท่าเมื่อวันจันทร์พร้อมรถยี่สิบหกคันและเจ้าสาว", "th"},
      Case{"Паром отошёл от причала в понедельник с двадцатью шестью машинами.", "ru"},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(detect_language(text) == want);
  }
}

TEST_CASE("a text that tells nothing is in an unknown language") {
  for (const std::string_view text : {"", " ", "12 34 56", "+1 -2", "\n\n", "!?"}) {
    CAPTURE(text);
    CHECK(detect_language(text) == "und");
  }
}

TEST_CASE("the beginning of a long text is enough, wherever it is cut") {
  std::string text;
  while (text.size() < 100'000) text += "Die Fähre fährt über die Förde nach Süden. ";
  for (std::size_t begin = 0; begin < 4; ++begin) {
    CHECK(detect_language(std::string(begin, 'a') + " " + text) == "de");
  }
}

}  // namespace
}  // namespace gazette::language_detection_test
