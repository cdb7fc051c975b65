// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/term_marks.hpp"

#include <algorithm>
#include <charconv>

namespace gazette {
namespace {

constexpr bool marks_are_sound() {
  for (const StemmedLanguage& one : stemmed_languages) {
    const bool is_taken = is_form_mark(one.mark) || one.mark == unstemmed_mark;
    if (!is_mark(one.mark) || is_taken || (one.mark == '\0') != (one.code == "en")) return false;
    for (const StemmedLanguage& other : stemmed_languages) {
      if ((one.mark == other.mark) != (one.stemmer == other.stemmer)) return false;
    }
  }
  return true;
}
static_assert(marks_are_sound(), "each stemmer has a mark of its own, and no form has it");

/// The first language with `mark`; empty for the mark of a form or of no stemmer.
std::string_view language_of(char mark) {
  const auto row = std::find_if(stemmed_languages.begin(), stemmed_languages.end(),
                                [&](const StemmedLanguage& each) { return each.mark == mark; });
  return row == stemmed_languages.end() ? std::string_view() : row->code;
}

}  // namespace

const StemmedLanguage* find_stemmed(std::string_view language) {
  const auto row = std::find_if(stemmed_languages.begin(), stemmed_languages.end(),
                                [&](const StemmedLanguage& each) { return each.code == language; });
  return row == stemmed_languages.end() ? nullptr : &*row;
}

std::string own_form(std::string_view folded) { return std::string(folded) + own_form_mark; }

std::string capitals_form(std::string_view folded) { return std::string(folded) + capitals_mark; }

std::string spelling_form(std::string_view spelling) {
  return std::string(spelling) + spelling_mark;
}

std::string pair_term(std::string_view pair) { return std::string(pair) + pair_mark; }

std::string shown_mark(char mark) {
  switch (mark) {
    case own_form_mark:
      return " (as written)";
    case capitals_mark:
      return " (in capitals)";
    case pair_mark:
      return " (pair)";
    case spelling_mark:
      return " (other spelling)";
    case unstemmed_mark:
      return {};
    default:
      break;
  }
  const std::string_view language = language_of(mark);
  return language.empty() ? " (?)" : " (" + std::string(language) + ")";
}

std::string with_shown_marks(std::string_view text) {
  constexpr std::string_view escape = "\\x";
  std::string shown;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(escape), text.size());
    shown += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    constexpr std::size_t length = 4;
    unsigned byte = 0x100;
    const std::string_view digits = text.substr(escape.size(), length - escape.size());
    std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (byte < 0x20) {
      shown += shown_mark(static_cast<char>(byte));
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(std::min(length, text.size()));
  }
  return shown;
}

}  // namespace gazette
