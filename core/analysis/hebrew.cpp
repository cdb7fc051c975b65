// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hebrew.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace gazette {
namespace {

/// The first byte of a Hebrew letter or point in UTF-8.
constexpr char hebrew_byte = '\xD7';

/// What comes before the last letter of a Hebrew acronym: a quotation mark or U+05F4.
constexpr std::array<std::string_view, 3> hebrew_signs = {"\"", "\xD7\xB4", "\xE2\x80\x9D"};

/// Points and accents, U+0591 to U+05C7, which only schoolbooks, prayers and poems write.
bool is_hebrew_point(char first, char second) {
  const auto byte = static_cast<unsigned char>(second);
  return (first == '\xD6' && byte >= 0x91) || (first == hebrew_byte && byte <= 0x87);
}

/// The acronym mark that `text` begins with; empty where it begins with none.
std::string_view leading_hebrew_sign(std::string_view text) {
  const auto* const sign =
      std::find_if(hebrew_signs.begin(), hebrew_signs.end(),
                   [&](std::string_view each) { return text.starts_with(each); });
  return sign == hebrew_signs.end() ? std::string_view() : *sign;
}

}  // namespace

bool is_hebrew(std::string_view word) { return word.starts_with(hebrew_byte); }

std::string without_hebrew_signs(std::string word) {
  if (word.find(hebrew_byte) == std::string::npos) return word;
  std::string letters;
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view sign = leading_hebrew_sign(std::string_view(word).substr(i));
    if (!sign.empty()) {
      i += sign.size();
    } else if (i + 1 < word.size() && is_hebrew_point(word[i], word[i + 1])) {
      i += 2;
    } else {
      letters += word[i++];
    }
  }
  return letters;
}

bool is_acronym_sign(std::string_view sign, std::string_view word) {
  return sign == hebrew_signs.back() && is_hebrew(word) &&
         word.find(sign) == std::string_view::npos;
}

}  // namespace gazette
