// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a date's text from left to right.
#pragma once

#include <optional>
#include <string_view>

namespace gazette {

/// Every `take_` either consumes what it names or nothing.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool at_digit() const { return is_digit(peek()); }

  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }

  bool take_text(std::string_view text) {
    if (!text_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  bool take_any(std::string_view set) {
    if (at_end() || set.find(peek()) == std::string_view::npos) return false;
    ++at_;
    return true;
  }

  void skip_any(std::string_view set) {
    while (take_any(set)) {
    }
  }

  /// Letters of ASCII, and every byte of other characters.
  std::string_view take_word() {
    const std::size_t begin = at_;
    while (is_letter(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view take_digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// A number of `least` to `most` digits that no further digit follows.
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    const std::size_t begin = at_;
    const std::string_view digits = take_digits();
    if (digits.size() < least || digits.size() > most) {
      at_ = begin;
      return std::nullopt;
    }
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  }

  std::size_t mark() const { return at_; }
  void reset(std::size_t mark) { at_ = mark; }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace gazette
