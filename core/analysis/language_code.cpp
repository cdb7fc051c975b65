// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/language_code.hpp"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <map>

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

/// What the language `code` is called in the language `in`, without case; empty when unknown.
std::string name_of_language(const char* code, const char* in) {
  std::array<UChar, 100> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size = uloc_getDisplayLanguage(code, in, name.data(), name.size(), &status);
  if (U_FAILURE(status) != 0 || status == U_USING_DEFAULT_WARNING) return {};
  std::string text;
  icu::UnicodeString(name.data(), size).toUTF8String(text);
  return fold_case(text);
}

using CodesByName = std::map<std::string, std::string, std::less<>>;

CodesByName codes_by_name() {
  CodesByName codes;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    codes.emplace(name_of_language(*code, "en"), *code);
  }
  for (const ThreeLetters& row : three_letters) {
    const std::string code(row.two);
    codes.emplace(name_of_language(code.c_str(), code.c_str()), code);
  }
  codes.erase("");
  return codes;
}

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
  if (std::string code = normalize_language(asked); !code.empty()) return code;
  std::string name = fold_case(one_line(asked));
  static const CodesByName codes = codes_by_name();
  const auto known = codes.find(name);
  return known == codes.end() ? name : known->second;
}

bool is_language(std::string_view code) {
  if (code == unknown_language) return true;
  const char* const* known = uloc_getISOLanguages();
  while (*known != nullptr && *known != code) ++known;
  return *known != nullptr;
}

}  // namespace gazette
