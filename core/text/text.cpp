// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text/unicode_error.hpp"

namespace gazette {
namespace {

void append(std::string& to, UChar32 c) {
  if (c < 0x80) {
    to += static_cast<char>(c);
    return;
  }
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
  to.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Calls `visit` with each code point of `text`; ill-formed sequences are U+FFFD.
template <typename Visit>
void for_each_code_point(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, text.size(), c);
    visit(c);
  }
}

/// ICU sorts the marks of a letter by insertion. Ornaments of letters have some dozens.
constexpr std::size_t most_marks_in_a_row = 100;

/// Whether so many marks follow one another somewhere in `text`.
bool has_too_many_marks(std::string_view text) {
  if (text.size() <= 2 * most_marks_in_a_row) return false;  // a mark takes two bytes or more
  std::size_t marks = 0;
  std::size_t most = 0;
  for_each_code_point(text, [&](UChar32 c) {
    marks = c >= 0x300 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
    most = std::max(most, marks);
  });
  return most > most_marks_in_a_row;
}

/// `text` without the marks that are too many.
std::string without_excess_marks(std::string_view text) {
  std::string result;
  std::size_t marks = 0;
  for_each_code_point(text, [&](UChar32 c) {
    marks = c >= 0x300 && u_getCombiningClass(c) != 0 ? marks + 1 : 0;
    if (marks <= most_marks_in_a_row) append(result, c);
  });
  return result;
}

std::string normalize(const icu::Normalizer2& form, std::string_view text) {
  if (has_too_many_marks(text)) return normalize(form, without_excess_marks(text));
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                     nullptr, status);
  check_unicode(status, "normalising text");
  return result;
}

const icu::Normalizer2& nfkc_casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
  check_unicode(status, "loading NFKC_Casefold");
  return *form;
}

const icu::Normalizer2& nfd() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  check_unicode(status, "loading NFD");
  return *form;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  check_unicode(status, "loading NFC");
  return *form;
}

/// Letters that people type without their stroke or as two letters, although Unicode does not
/// decompose them (CLDR's Latin-ASCII transform has them).
struct Plain {
  UChar32 letter;
  std::string_view plain;
};
constexpr std::array unaccented_letters = {
    Plain{U'ø', "o"},  Plain{U'ł', "l"},  Plain{U'đ', "d"},  Plain{U'ħ', "h"}, Plain{U'ı', "i"},
    Plain{U'æ', "ae"}, Plain{U'œ', "oe"}, Plain{U'þ', "th"}, Plain{U'ð', "d"}, Plain{U'ŧ', "t"}};

/// Whether a mark on a letter of this script may go: in Cyrillic the breve makes another letter
/// (й), in other scripts marks are vowels.
bool may_strip(UChar32 mark, UScriptCode base) {
  if (base == USCRIPT_LATIN || base == USCRIPT_GREEK) return true;
  return base == USCRIPT_CYRILLIC && (mark == 0x0308 || mark == 0x0301 || mark == 0x0300);
}

bool is_dropped_control(UChar32 c) {
  if (c == 0x200C || c == 0x200D) return false;  // joiners shape Persian, Indic scripts and emoji
  const int category = u_charType(c);
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR || category == U_SURROGATE;
}

constexpr char escape = '\x1b';

/// How long a terminal's escape sequence is that begins after ESC at the beginning of `text`
/// (ECMA-48): `[1;31m`, or `]0;title` with BEL or ESC `\` at its end. 0 when none begins there.
std::size_t escape_sequence_length(std::string_view text) {
  if (text.starts_with('[')) {
    std::size_t end = 1;
    while (end < text.size() && text[end] >= ' ' && text[end] <= '?') ++end;
    return end < text.size() && text[end] >= '@' && text[end] <= '~' ? end + 1 : 0;
  }
  if (!text.starts_with(']')) return 0;
  const std::size_t end = text.find_first_of("\a\x1b\n");
  if (end == std::string_view::npos || text[end] == '\n') return 0;
  return text.substr(end).starts_with("\x1b\\") ? end + 2 : end + 1;
}

std::string without_escapes(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t at = text.find(escape);
    result.append(text.substr(0, at));
    if (at == std::string_view::npos) return result;
    text.remove_prefix(at + 1);
    text.remove_prefix(escape_sequence_length(text));
  }
}

}  // namespace

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::string repair_utf8(std::string_view text) {
  if (is_valid_utf8(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for_each_code_point(text, [&](UChar32 c) {
    if (c != 0) append(result, c);
  });
  return result;
}

bool is_valid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  while (at < text.size()) {
    if (bytes[at] == 0) return false;
    if (bytes[at] < 0x80) {
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, at, text.size(), c);
    if (c < 0) return false;
  }
  return true;
}

std::string compose(std::string_view text) {
  return is_ascii(text) ? std::string(text) : normalize(nfc(), text);
}

std::string fold_case(std::string_view text) {
  if (!is_ascii(text)) return normalize(nfkc_casefold(), text);
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string strip_diacritics(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string stripped;
  UScriptCode base = USCRIPT_INVALID_CODE;
  for_each_code_point(normalize(nfd(), text), [&](UChar32 c) {
    if (u_charType(c) == U_NON_SPACING_MARK) {
      if (!may_strip(c, base)) append(stripped, c);
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    base = uscript_getScript(c, &status);
    for (const Plain& row : unaccented_letters) {
      if (row.letter == c) {
        stripped += row.plain;
        return;
      }
    }
    append(stripped, c);
  });
  return normalize(nfc(), stripped);
}

std::u32string plain_letters(std::string_view text) {
  const auto is_accent = [](char32_t letter) { return letter >= 0x300 && letter < 0x370; };
  std::u32string letters = code_points(strip_diacritics(fold_case(text)));
  std::erase_if(letters, is_accent);
  return letters;
}

std::string one_line(std::string_view text) {
  if (text.find(escape) != std::string_view::npos) return one_line(without_escapes(text));
  std::string result;
  result.reserve(text.size());
  bool blank = false;
  for_each_code_point(text, [&](UChar32 c) {
    if (u_isUWhiteSpace(c)) {
      blank = true;
      return;
    }
    if (is_dropped_control(c)) return;
    if (blank && !result.empty()) result += ' ';
    blank = false;
    append(result, c);
  });
  return result;
}

bool is_printable_line(std::string_view text) {
  bool is_printable = true;
  for_each_code_point(text, [&](UChar32 c) {
    constexpr UChar32 next_line = 0x85;
    const bool ends_line = (c >= '\n' && c <= '\r') || c == next_line || c == 0x2028 || c == 0x2029;
    if (ends_line || (!u_isUWhiteSpace(c) && is_dropped_control(c))) is_printable = false;
  });
  return is_printable;
}

std::string without_blanks(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for_each_code_point(text, [&](UChar32 c) {
    std::string point;
    append(point, c);
    if (!u_isUWhiteSpace(c) && u_charType(c) != U_CONTROL_CHAR) {
      result += point;
      return;
    }
    for (const char byte : point) {
      const auto value = static_cast<unsigned char>(byte);
      (result += '%') += digits[value >> 4U];
      result += digits[value & 0xFU];
    }
  });
  return result;
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for_each_code_point(text, [&](UChar32 c) { result += static_cast<char32_t>(c); });
  return result;
}

std::string to_utf8(char32_t code_point) {
  std::string result;
  append(result, static_cast<UChar32>(code_point));
  return result;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for_each_code_point(text, [&](UChar32 c) {
    if (u_isUUppercase(c)) {
      ++counts.upper;
    } else if (u_isULowercase(c)) {
      ++counts.lower;
    } else if (u_charType(c) == U_OTHER_LETTER) {
      ++counts.uncased;
    }
  });
  return counts;
}

std::size_t cut_point(std::string_view text, std::size_t limit) {
  if (limit >= text.size()) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return limit;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for_each_code_point(text, [&](UChar32 c) {
    const int category = u_charType(c);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
        category == U_FORMAT_CHAR) {
      return;
    }
    const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
  });
  return width;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace gazette
