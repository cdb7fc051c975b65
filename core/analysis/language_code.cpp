// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/language_code.hpp"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>

#include "core/analysis/analyzer.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

struct ThreeLetters {
  std::string_view code;
  std::string_view two;
};
/// ISO 639-2, terminological and bibliographic codes of the languages that we stem or segment.
constexpr std::array three_letters = {
    ThreeLetters{"eng", "en"}, ThreeLetters{"deu", "de"}, ThreeLetters{"ger", "de"},
    ThreeLetters{"fra", "fr"}, ThreeLetters{"fre", "fr"}, ThreeLetters{"spa", "es"},
    ThreeLetters{"ita", "it"}, ThreeLetters{"por", "pt"}, ThreeLetters{"nld", "nl"},
    ThreeLetters{"dut", "nl"}, ThreeLetters{"swe", "sv"}, ThreeLetters{"dan", "da"},
    ThreeLetters{"nor", "no"}, ThreeLetters{"fin", "fi"}, ThreeLetters{"rus", "ru"},
    ThreeLetters{"jpn", "ja"}, ThreeLetters{"zho", "zh"}, ThreeLetters{"chi", "zh"},
    ThreeLetters{"tha", "th"}, ThreeLetters{"kor", "ko"}, ThreeLetters{"ara", "ar"},
    ThreeLetters{"tur", "tr"}, ThreeLetters{"hun", "hu"}, ThreeLetters{"ron", "ro"},
    ThreeLetters{"cat", "ca"}};

}  // namespace

std::string normalize_language(std::string_view tag) {
  std::string code = fold_case(one_line(tag.substr(0, tag.find_first_of("-_"))));
  if (code == "iw") code = "he";  // CLD2 writes the old code
  const bool is_code =
      (code.size() == 2 || code.size() == 3) &&
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_code) return {};
  for (const ThreeLetters& row : three_letters) {
    if (row.code == code) return std::string(row.two);
  }
  return code;
}

std::string language_code(std::string_view asked) {
  const std::string code = normalize_language(asked);
  return code.empty() ? fold_case(one_line(asked)) : code;
}

bool is_language(std::string_view code) {
  if (code == unknown_language) return true;
  const char* const* known = uloc_getISOLanguages();
  while (*known != nullptr && *known != code) ++known;
  return *known != nullptr;
}

}  // namespace gazette
