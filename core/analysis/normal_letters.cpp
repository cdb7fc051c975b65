// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/normal_letters.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "core/text/text.hpp"
#include "core/text/unicode_error.hpp"

namespace gazette {
namespace {

using Mapping = std::pair<char32_t, char32_t>;

constexpr std::array arabic_forms = {
    Mapping{0x0622, 0x0627},  // alef with madda, with hamza above, below, with wasla
    Mapping{0x0623, 0x0627}, Mapping{0x0625, 0x0627}, Mapping{0x0671, 0x0627},
    Mapping{0x0624, 0x0648},                           // waw with hamza
    Mapping{0x0626, 0x064A},                           // ya with hamza, alef maqsura, Persian ya,
    Mapping{0x0649, 0x064A}, Mapping{0x06CC, 0x064A},  // Urdu ya of two forms
    Mapping{0x06D2, 0x064A}, Mapping{0x06D3, 0x064A}, Mapping{0x06A9, 0x0643},  // Persian kaf
    Mapping{0x0629, 0x0647}, Mapping{0x06C0, 0x0647},  // ta marbuta, forms of ha
    Mapping{0x06C1, 0x0647}, Mapping{0x06C2, 0x0647}, Mapping{0x06C3, 0x0647},
    Mapping{0x06BE, 0x0647}, Mapping{0x06D5, 0x0647},
};

bool is_arabic(char32_t letter) { return letter >= 0x0600 && letter <= 0x06FF; }
bool is_devanagari(char32_t letter) { return letter >= 0x0900 && letter <= 0x097F; }
bool is_han(char32_t letter) {
  return (letter >= 0x3400 && letter <= 0x9FFF) || (letter >= 0x20000 && letter <= 0x3FFFF);
}

/// Vowel points, the small alef above, and the stroke that lengthens.
bool is_silent_arabic(char32_t letter) {
  return (letter >= 0x064B && letter <= 0x065F) || letter == 0x0670 || letter == 0x0640;
}

char32_t arabic_form(char32_t letter) {
  const auto* const row = std::find_if(arabic_forms.begin(), arabic_forms.end(),
                                       [&](const Mapping& each) { return each.first == letter; });
  return row == arabic_forms.end() ? letter : row->second;
}

constexpr char32_t dot_above = 0x0902;
constexpr char32_t moon_and_dot = 0x0901;
constexpr char32_t dot_below = 0x093C;
constexpr char32_t virama = 0x094D;

/// A nasal of Devanagari and the consonants of its place.
struct Nasal {
  char32_t nasal;
  char32_t first;
  char32_t last;
};
constexpr std::array nasals = {Nasal{0x0919, 0x0915, 0x0918}, Nasal{0x091E, 0x091A, 0x091D},
                               Nasal{0x0923, 0x091F, 0x0922}, Nasal{0x0928, 0x0924, 0x0927},
                               Nasal{0x092E, 0x092A, 0x092D}};

bool is_joined_nasal(char32_t letter, char32_t next, char32_t consonant) {
  if (next != virama) return false;
  return std::any_of(nasals.begin(), nasals.end(), [&](const Nasal& row) {
    return row.nasal == letter && consonant >= row.first && consonant <= row.last;
  });
}

std::u32string normal_indic_and_arabic(const std::u32string& letters) {
  std::u32string normal;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t letter = letters[i];
    if (is_arabic(letter)) {
      if (!is_silent_arabic(letter)) normal += arabic_form(letter);
    } else if (i + 2 < letters.size() && is_joined_nasal(letter, letters[i + 1], letters[i + 2])) {
      normal += dot_above;
      ++i;
    } else if (letter == moon_and_dot) {
      normal += dot_above;
    } else if (letter != dot_below) {
      normal += letter;
    }
  }
  return normal;
}

/// Letter by letter. Not thread-safe.
class Simplifier {
 public:
  Simplifier() {
    UErrorCode status = U_ZERO_ERROR;
    transliterator_.reset(icu::Transliterator::createInstance(
        icu::UnicodeString("Traditional-Simplified"), UTRANS_FORWARD, status));
    check_unicode(status, "loading forms of Chinese letters");
  }

  std::string operator()(std::string_view word) const {
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
    transliterator_->transliterate(text);
    std::string simplified;
    return text.toUTF8String(simplified);
  }

 private:
  std::unique_ptr<icu::Transliterator> transliterator_;
};

std::string simplified(std::string_view word) {
  thread_local const Simplifier simplifier;
  return simplifier(word);
}

}  // namespace

std::string normal_letters(std::string_view folded) {
  // The letters of all these scripts begin with such bytes in UTF-8.
  const auto may_be = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD8 && byte <= 0xDB) || byte == 0xE0 || byte >= 0xE3;
  };
  if (std::none_of(folded.begin(), folded.end(), may_be)) return std::string(folded);
  const std::u32string letters = code_points(folded);
  if (std::any_of(letters.begin(), letters.end(), is_han)) return simplified(folded);
  const auto is_changed = [](char32_t c) { return is_arabic(c) || is_devanagari(c); };
  if (std::none_of(letters.begin(), letters.end(), is_changed)) return std::string(folded);
  std::string normal;
  for (const char32_t letter : normal_indic_and_arabic(letters)) normal += to_utf8(letter);
  return normal;
}

std::string with_short_vowels(std::string_view word) {
  constexpr std::array shorter = {
      Mapping{0x0906, 0x0905}, Mapping{0x0908, 0x0907}, Mapping{0x090A, 0x0909},
      Mapping{0x0910, 0x090F}, Mapping{0x0914, 0x0913}, Mapping{0x0940, 0x093F},
      Mapping{0x0942, 0x0941}, Mapping{0x0948, 0x0947}, Mapping{0x094C, 0x094B}};
  std::string text;
  for (const char32_t letter : code_points(word)) {
    const auto* const row = std::find_if(shorter.begin(), shorter.end(),
                                         [&](const Mapping& each) { return each.first == letter; });
    text += to_utf8(row == shorter.end() ? letter : row->second);
  }
  return text;
}

std::string with_ascii_digits(std::string word) {
  if (is_ascii(word)) return word;
  std::string text;
  bool is_changed = false;
  for (const char32_t letter : code_points(word)) {
    const std::int32_t value = u_charDigitValue(static_cast<UChar32>(letter));
    if (letter < 0x80 || value < 0) {
      text += to_utf8(letter);
    } else {
      is_changed = true;
      text += static_cast<char>('0' + value);
    }
  }
  return is_changed ? text : word;
}

}  // namespace gazette
