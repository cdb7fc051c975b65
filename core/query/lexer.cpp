// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/name_list.hpp"
#include "core/query/word_form.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr unsigned default_near_window = 10;
constexpr unsigned max_window = 100;

/// Quotation marks and blanks beyond ASCII. Each quotation mark opens and closes phrases.
constexpr std::array<std::string_view, 5> wide_quotes = {"“", "”", "„", "«", "»"};
constexpr std::array<std::string_view, 2> wide_blanks = {"\u3000", "\u00A0"};

/// The length of the one of `signs` that `text` begins with; 0 if there is none.
template <std::size_t size>
std::size_t sign_length(std::string_view text, const std::array<std::string_view, size>& signs) {
  const auto* const found = std::find_if(
      signs.begin(), signs.end(), [&](std::string_view sign) { return text.starts_with(sign); });
  return found == signs.end() ? 0 : found->size();
}

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::size_t quote_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_wide(text.front())) return sign_length(text, wide_quotes);
  return text.front() == '"' ? 1 : 0;
}

std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_wide(text.front())) return sign_length(text, wide_blanks);
  return text.front() <= ' ' ? 1 : 0;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A number of words, at most `max_window`; nothing when `digits` are not digits.
std::optional<unsigned> read_window(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  unsigned window = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    window = window * 10 + static_cast<unsigned>(c - '0');
  }
  return std::min(window, max_window);
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Lexed run() {
    while (at_ < query_.size()) step();
    return std::move(result_);
  }

 private:
  std::string_view rest() const { return query_.substr(at_); }

  void add(Lexeme::Kind kind, std::string text) {
    result_.lexemes.push_back({kind, std::move(text), nullptr, 0, begin_});
  }

  void step() {
    begin_ = at_;
    if (const std::size_t length = blank_length(rest())) {
      at_ += length;
      is_behind_blank_ = true;
      return;
    }
    const bool is_behind_blank = std::exchange(is_behind_blank_, false);
    if (const std::size_t length = quote_length(rest())) {
      read_phrase(length);
    } else if (regular_expression_length(rest()) > 0) {
      const std::size_t bytes = regular_expression_length(rest());
      add(Lexeme::Kind::word, std::string(rest().substr(0, bytes)));
      at_ += bytes;
    } else if (rest().front() == '=' && quote_length(rest().substr(1)) > 0) {
      read_exact_phrase();
    } else if (rest().front() == '(' || rest().front() == ')') {
      const bool open = rest().front() == '(';
      add(open ? Lexeme::Kind::open : Lexeme::Kind::close, open ? "(" : ")");
      ++at_;
      is_behind_blank_ = open;
    } else if (is_behind_blank && (rest().front() == '+' || rest().front() == '-')) {
      read_sign();
    } else {
      read_word();
    }
  }

  /// `+` and `-` are signs before a letter, quotation mark or bracket; not in `a - b` and `--`.
  void read_sign() {
    const bool plus = rest().front() == '+';
    const std::string_view behind = rest().substr(1);
    const bool signs_nothing = behind.empty() || blank_length(behind) > 0 ||
                               behind.front() == '+' || behind.front() == '-' ||
                               behind.front() == ')';
    ++at_;
    if (signs_nothing) {
      is_behind_blank_ = true;
      return;
    }
    add(plus ? Lexeme::Kind::plus : Lexeme::Kind::minus, plus ? "+" : "-");
  }

  /// `="rates"`. Elsewhere `=` means nothing.
  void read_exact_phrase() {
    ++at_;
    const std::size_t phrases = result_.lexemes.size();
    read_phrase(quote_length(rest()));
    if (result_.lexemes.size() > phrases) result_.lexemes[phrases].is_exact = true;
  }

  void read_phrase(std::size_t quote) {
    at_ += quote;
    const std::size_t begin = at_;
    while (at_ < query_.size()) {
      if (const std::size_t closing = is_within_acronym() ? 0 : quote_length(rest())) {
        add(Lexeme::Kind::phrase, std::string(query_.substr(begin, at_ - begin)));
        at_ += closing;
        read_phrase_window();
        return;
      }
      ++at_;
    }
    result_.warnings.push_back({"the quotation mark",
                                begin_,
                                "is not closed",
                                Warning::Remedy{"what follows", "searched as words"},
                                {}});
    result_.open_phrase = begin;
    at_ = begin;
    is_behind_blank_ = true;
  }

  /// `~3` right after a phrase. Anything else after `~` is a word of its own, with a warning.
  void read_phrase_window() {
    if (at_ == query_.size() || query_[at_] != '~') return;
    const std::size_t begin = at_++;
    const std::string_view typed = take_word();
    const std::optional<unsigned> window = read_window(typed);
    if (window) {
      result_.lexemes.back().window = *window;
      return;
    }
    at_ = begin;
    result_.warnings.push_back({in_quotes(query_.substr(begin, typed.size() + 1)), begin,
                                "lacks a number of words", it_is("searched as a word"),
                                R"(Write "oil price"~3 for up to three words in between)"});
  }

  /// Whether the sign here stands between Hebrew letters, as in every Hebrew acronym.
  bool is_within_acronym() const {
    constexpr char hebrew_byte = '\xD7';  // the first of two
    const std::string_view behind = rest().substr(std::max<std::size_t>(quote_length(rest()), 1));
    return at_ >= 2 && query_[at_ - 2] == hebrew_byte && behind.starts_with(hebrew_byte);
  }

  std::string_view take_word() {
    const std::size_t begin = at_;
    while (at_ < query_.size() && blank_length(rest()) == 0 &&
           (quote_length(rest()) == 0 || is_within_acronym()) && rest().front() != '(' &&
           rest().front() != ')') {
      ++at_;
    }
    return query_.substr(begin, at_ - begin);
  }

  void read_word() {
    const std::size_t begin = at_;
    const std::string_view word = take_word();
    if (read_operator(word)) return;
    const std::size_t colon = word.find(':');
    if (colon != std::string_view::npos && colon > 0) {
      const std::size_t expression = regular_expression_length(query_.substr(begin + colon + 1));
      const std::string_view whole =
          expression > 0 ? query_.substr(begin, colon + 1 + expression) : word;
      if (read_field(whole, colon)) {
        at_ = std::max(at_, begin + whole.size());
        return;
      }
    }
    add(Lexeme::Kind::word, std::string(word));
  }

  bool read_operator(std::string_view word) {
    if (word == "AND") return add(Lexeme::Kind::all, "AND"), true;
    if (word == "OR") return add(Lexeme::Kind::any, "OR"), true;
    if (word == "NOT") return add(Lexeme::Kind::without, "NOT"), true;
    if (word != "NEAR" && !word.starts_with("NEAR/")) return false;
    const std::optional<unsigned> window = near_window(word);
    if (!window) return false;
    add(Lexeme::Kind::near, std::string(word));
    result_.lexemes.back().window = *window;
    return true;
  }

  static std::optional<unsigned> near_window(std::string_view word) {
    if (word == "NEAR") return default_near_window;
    const std::optional<unsigned> window = read_window(word.substr(5));
    if (!window) return std::nullopt;
    return std::max(*window, 1U);
  }

  bool read_field(std::string_view word, std::size_t colon) {
    const std::string_view name = word.substr(0, colon);
    const std::string_view value = word.substr(colon + 1);
    const Field* field = find_field(name);
    if (field == nullptr) {
      const bool looks_like_field =
          std::all_of(name.begin(), name.end(), is_ascii_letter) && !value.starts_with("//");
      if (looks_like_field && !value.empty()) {
        result_.warnings.push_back({in_quotes(name), begin_, "is not a field",
                                    it_is("searched as a word"),
                                    fmt::format("Fields are {}", name_list(fields))});
      }
      return false;
    }
    add(Lexeme::Kind::field, std::string(name));
    result_.lexemes.back().field = field;
    begin_ += colon + 1;
    if (value == "=" && quote_length(rest()) > 0) {
      result_.warnings.push_back(
          {"=",
           begin_,
           "means nothing in a field",
           Warning::Remedy{"all forms", "searched", Warning::Remedy::Number::plural},
           {}});
      return true;
    }
    if (!value.empty()) add(Lexeme::Kind::word, std::string(value));
    return true;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool is_behind_blank_ = true;
  Lexed result_;
};

}  // namespace

Lexed lex(std::string_view query) { return Lexer(query).run(); }

}  // namespace gazette
