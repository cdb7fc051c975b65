// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/word_form.hpp"

#include <algorithm>

namespace gazette {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }

/// `text` without `sign` at its end, however often: `harb**` is `harb*`.
std::string_view without(std::string_view text, char sign) {
  const std::size_t last = text.find_last_not_of(sign);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Whether `*` comes before or `?` between letters.
bool has_wildcards(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool is_before_letter = is_letter(text[i + 1]);
    if (text[i] == '*' && is_before_letter) return true;
    const bool is_within =
        i > 0 && is_letter_or_digit(text[i - 1]) && is_letter_or_digit(text[i + 1]);
    if (text[i] == '?' && is_within) return true;
  }
  return false;
}

}  // namespace

std::size_t regular_expression_length(std::string_view text) {
  if (!text.starts_with('/')) return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= ' ') return 0;
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '/') {
      const char next = i + 1 < text.size() ? text[i + 1] : ' ';
      const bool stands_alone = next == ')' || static_cast<unsigned char>(next) <= ' ';
      return i > 1 && stands_alone ? i + 1 : 0;
    }
  }
  return 0;
}

WordForm read_word_form(std::string_view typed) {
  const WordForm plain{WordForm::Kind::plain, typed, 0};
  if (typed.size() > 2 && regular_expression_length(typed) == typed.size()) {
    return {WordForm::Kind::regular_expression, typed.substr(1, typed.size() - 2), 0};
  }
  // A question ends in `?`.
  typed = without(typed, '?');
  if (typed.empty()) return plain;
  if (has_wildcards(typed)) return {WordForm::Kind::wildcards, typed, 0};
  if (typed.ends_with('*')) {
    const std::string_view text = without(typed, '*');
    return text.empty() ? plain : WordForm{WordForm::Kind::beginning, text, 0};
  }
  const bool is_counted = typed.size() > 1 && is_digit(typed.back());
  const std::string_view signs = is_counted ? typed.substr(0, typed.size() - 1) : typed;
  if (!signs.ends_with('~')) return plain;
  const std::string_view text = without(signs, '~');
  if (text.empty()) return plain;
  const unsigned edits = is_counted ? static_cast<unsigned>(typed.back() - '0') : 1;
  return {WordForm::Kind::similar, text, edits};
}

bool has_stray_sign(const WordForm& form) {
  if (form.kind == WordForm::Kind::regular_expression) return false;
  const std::string_view text = form.text;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '~' && is_letter(text[i + 1])) return true;
  }
  return false;
}

bool may_have_patterns(std::string_view text) {
  return text.find_first_of("*~?/") != std::string_view::npos;
}

}  // namespace gazette
