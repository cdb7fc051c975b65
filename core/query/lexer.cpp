// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/lexer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/dates/period.hpp"
#include "core/name_list.hpp"
#include "core/nearest_name.hpp"
#include "core/query/foreign_spelling.hpp"
#include "core/query/word_form.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr unsigned default_near_window = 10;
constexpr unsigned max_window = 100;

/// Whether a text is a date does not depend on the reader's day.
constexpr std::chrono::sys_days any_day{std::chrono::days{20'000}};

/// Quotation marks and blanks beyond ASCII. Each quotation mark opens and closes phrases.
constexpr auto wide_quotes = std::to_array<std::string_view>(
    {"“", "”", "„", "«", "»", "「", "」", "『", "』", "《", "》", "〈", "〉", "＂"});
constexpr std::array<std::string_view, 2> wide_blanks = {"\u3000", "\u00A0"};

/// Signs as a word processor and an East Asian keyboard write them.
constexpr std::array<std::string_view, 3> pluses = {"+", "\uFF0B", "\uFE62"};
constexpr std::array<std::string_view, 4> minuses = {"-", "\u2212", "\uFF0D", "\uFE63"};

/// Options of a search that are no fields, though other systems write some of them so.
constexpr auto option_names = std::to_array<std::string_view>(
    {"sort", "limit", "offset", "format", "facets", "fields", "count", "timeline", "recency",
     "around", "similar", "expand"});

bool is_option(std::string_view name) {
  return std::find(option_names.begin(), option_names.end(), name) != option_names.end();
}

/// AND and OR as they stand between words without blanks, the longer ones first.
constexpr std::array<std::string_view, 3> joints = {"&&", "||", "|"};

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

/// The length of the plus or minus sign that `text` begins with; 0 if there is none.
std::size_t plus_length(std::string_view text) { return sign_length(text, pluses); }
std::size_t minus_length(std::string_view text) { return sign_length(text, minuses); }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_any_letter(char c) { return is_ascii_letter(c) || is_wide(c); }

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// A number of words, one more than `max_window` for any that is larger; nothing when `digits` are
/// not digits.
std::optional<unsigned> read_window(std::string_view digits) {
  if (!are_digits(digits)) return std::nullopt;
  unsigned window = 0;
  for (const char c : digits) {
    window = std::min(window * 10 + static_cast<unsigned>(c - '0'), max_window + 1);
  }
  return window;
}

/// A weight, as Lucene writes it: `^2`, `^0.5`.
bool is_weight(std::string_view text) {
  return text.size() > 1 && text.front() == '^' && is_ascii_digit(text[1]) &&
         text.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// Where the weight begins that Lucene gives a word: `^3` of `oil^3`. Nothing for other words:
/// `mc^2` is a formula, `km^2` a unit.
std::optional<std::size_t> weight_of_word(std::string_view word) {
  constexpr std::size_t least_letters = 3;
  const std::size_t sign = word.find('^');
  if (sign == std::string_view::npos || sign < least_letters || !is_weight(word.substr(sign))) {
    return std::nullopt;
  }
  const std::string_view letters = word.substr(0, sign);
  const bool is_word = std::all_of(letters.begin(), letters.end(), is_any_letter);
  return is_word ? std::optional(sign) : std::nullopt;
}

/// Lucene's likeness at the end of a word, `text~0.8`, as the typing errors that it allows:
/// `text~`. Nothing for other words.
std::optional<std::string> without_likeness(std::string_view word) {
  const std::size_t sign = word.rfind('~');
  if (sign == std::string_view::npos || sign == 0) return std::nullopt;
  std::string_view number = word.substr(sign + 1);
  if (number.starts_with('0')) number.remove_prefix(1);
  if (!number.starts_with('.') || !are_digits(number.substr(1))) return std::nullopt;
  return std::string(word.substr(0, sign)) + (number[1] >= '7' ? "~" : "~2");
}

/// Whether `word` names a field as Manticore does: `@title`.
bool is_at_field(std::string_view word) {
  if (!word.starts_with('@')) return false;
  const std::string name = fold_case(word.substr(1));
  return find_field(name) != nullptr || name == "body" || name == "content";
}

/// The row for a sign at the beginning of `word` or within it; nullptr when it has none.
const ForeignSpelling* sign_in(std::string_view word) {
  const auto row = [](std::string_view name) {
    return find_foreign(ForeignSpelling::Shape::sign, name);
  };
  const bool has_letter_behind = word.size() > 1 && is_any_letter(word[1]);
  for (const std::string_view sign : {"!", "=", "~"}) {
    if (word.starts_with(sign) && has_letter_behind) return row(sign);
  }
  return is_at_field(word) ? row("@") : nullptr;
}

/// Whether a word has a name and a value as a field has them: `name:value`, but no address.
bool looks_like_field(std::string_view name, std::string_view value) {
  return std::all_of(name.begin(), name.end(), is_ascii_letter) && !value.empty() &&
         !value.starts_with("//");
}

std::optional<std::string_view> nearest_field(std::string_view name) {
  std::vector<std::string_view> names = names_of(fields);
  for (const Field& each : fields) {
    if (!each.alias.empty()) names.push_back(each.alias);
  }
  return nearest_name(name, names);
}

/// Whether `text` ends in the name of a field, ours or another system's.
bool ends_in_field(std::string_view text) {
  const std::size_t before =
      text.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
  const std::string_view name = text.substr(before == std::string_view::npos ? 0 : before + 1);
  if (find_field(name) != nullptr) return true;
  const ForeignSpelling* const row = find_foreign_value(std::string(name) + ':');
  return row != nullptr && row->spelling.size() == name.size() + 1;
}

/// Brackets, stars, and colons behind the name of a field, as an East Asian keyboard writes them,
/// are those of ASCII. Other colons are those of headlines.
class NarrowQuery {
 public:
  explicit NarrowQuery(std::string_view typed) {
    text_.reserve(typed.size());
    while (!typed.empty()) {
      const auto* const sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& each) {
        return typed.starts_with(each.wide) && (each.narrow != ':' || ends_in_field(text_));
      });
      const bool is_wide_sign = sign != signs.end();
      if (is_wide_sign) narrowed_.push_back(text_.size());
      text_ += is_wide_sign ? sign->narrow : typed.front();
      typed.remove_prefix(is_wide_sign ? wide_bytes : 1);
    }
  }

  const std::string& text() const { return text_; }

  /// Where in what was typed the byte at `offset` of `text()` stands; its end stands at the end.
  /// REQUIRES: `offset` is at most the size of `text()`. Throws std::out_of_range otherwise.
  std::size_t typed_offset(std::size_t offset) const {
    if (offset > text_.size()) throw std::out_of_range("an offset beyond the end of a query");
    const auto behind = std::lower_bound(narrowed_.begin(), narrowed_.end(), offset);
    return offset + static_cast<std::size_t>(behind - narrowed_.begin()) * (wide_bytes - 1);
  }

 private:
  struct Sign {
    std::string_view wide;
    char narrow;
  };
  static constexpr std::size_t wide_bytes = 3;
  static constexpr std::array<Sign, 4> signs = {
      {{"\uFF08", '('}, {"\uFF09", ')'}, {"\uFF0A", '*'}, {"\uFF1A", ':'}}};
  static_assert(std::all_of(signs.begin(), signs.end(),
                            [](const Sign& sign) { return sign.wide.size() == wide_bytes; }));

  std::string text_;
  std::vector<std::size_t>
      narrowed_;  ///< the offsets in `text_` of what was a wide sign, ascending
};

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
      if (!open) read_suffix("^");
    } else if (is_behind_blank && (plus_length(rest()) > 0 || minus_length(rest()) > 0)) {
      read_sign();
    } else {
      read_word(is_behind_blank);
    }
  }

  /// `+` and `-` are signs before a letter, quotation mark or bracket; not in `a - b` and `--`.
  void read_sign() {
    const bool plus = plus_length(rest()) > 0;
    const std::size_t length = plus ? plus_length(rest()) : minus_length(rest());
    const std::string_view behind = rest().substr(length);
    const bool signs_nothing = behind.empty() || blank_length(behind) > 0 ||
                               plus_length(behind) > 0 || minus_length(behind) > 0 ||
                               behind.front() == ')';
    at_ += length;
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
    read_window_sign();
    read_suffix("^");
    read_suffix("\"\"/");
  }

  /// `^2` right after a phrase or bracket, or `/2` after a phrase, with which other systems weigh
  /// it, or count its words.
  void read_suffix(std::string_view name) {
    if (at_ == query_.size() || query_[at_] != name.back()) return;
    const std::size_t begin = at_;
    const std::string_view typed = take_word();
    const bool is_suffix = name == "^" ? is_weight(typed) : are_digits(typed.substr(1));
    if (!is_suffix) {
      at_ = begin;
      return;
    }
    begin_ = begin;
    warn(*find_foreign(ForeignSpelling::Shape::sign, name), typed);
  }

  void read_window_sign() {
    if (at_ == query_.size() || query_[at_] != '~') return;
    const std::size_t begin = at_++;
    const std::string_view typed = take_word();
    const std::string_view digits = typed.substr(0, typed.find('^'));
    const std::optional<unsigned> window = read_window(digits);
    if (window && (digits == typed || is_weight(typed.substr(digits.size())))) {
      at_ = begin + 1 + digits.size();
      result_.lexemes.back().window =
          limited(*window, 0, in_quotes(query_.substr(begin, 1 + digits.size())), begin, "~");
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

  /// The length of the sign of AND or OR that stands here in a word from `begin` on: in
  /// `bridge|ferry` and `bridge |ferry`. 0 in `C|net`, in a condition, an address, and where there
  /// is nothing to join.
  std::size_t joint_length(std::size_t begin) const {
    const std::size_t length = sign_length(rest(), joints);
    if (length == 0) return 0;
    const std::string_view left = query_.substr(begin, at_ - begin);
    const std::string_view behind = rest().substr(length);
    const bool is_condition = left.find_first_of(":=") != std::string_view::npos;
    const bool is_last = behind.find_first_not_of(' ') == std::string_view::npos;
    if (is_condition || is_last || left.ends_with('|') || left.ends_with('&')) return 0;
    const std::size_t right = std::min(behind.find_first_of(" ()\"|&"), behind.size());
    const bool has_left = !left.empty() || !result_.lexemes.empty();
    const bool has_right = right > 0 || (!left.empty() && behind.find_first_of(")|&") != 0);
    if (!has_left || !has_right) return 0;
    return length == 1 && (left.size() == 1 || right == 1) ? 0 : length;
  }

  std::string_view take_word() {
    const std::size_t begin = at_;
    if (const std::size_t length = joint_length(begin)) {
      at_ += length;
      return query_.substr(begin, length);
    }
    while (at_ < query_.size() && blank_length(rest()) == 0 &&
           (quote_length(rest()) == 0 || is_within_acronym()) && rest().front() != '(' &&
           rest().front() != ')' && joint_length(begin) == 0) {
      ++at_;
    }
    return query_.substr(begin, at_ - begin);
  }

  void read_word(bool is_behind_blank) {
    const std::size_t begin = at_;
    const std::string_view word = take_word();
    if (read_operator(word) || read_foreign(word)) return;
    const std::size_t colon = word.find(':');
    if (colon != std::string_view::npos && colon > 0) {
      const std::size_t expression = regular_expression_length(query_.substr(begin + colon + 1));
      const std::string_view whole =
          expression > 0 ? query_.substr(begin, colon + 1 + expression) : word;
      const std::size_t behind_word = std::exchange(at_, begin + whole.size());
      if (read_field(whole, colon)) return;
      at_ = behind_word;
    }
    if (std::optional<std::string> similar = without_likeness(word)) {
      return add(Lexeme::Kind::word, std::move(*similar));
    }
    const ForeignSpelling* const sign = is_behind_blank ? sign_in(word) : nullptr;
    if (sign != nullptr) warn(*sign, word);
    if (weight_of_word(word)) {
      result_.warnings.push_back(
          {in_quotes(word), begin_, "ends in a weight, which is not supported",
           it_is("searched as a word"),
           std::string(find_foreign(ForeignSpelling::Shape::sign, "^")->hint)});
    }
    add(Lexeme::Kind::word, std::string(word));
  }

  /// Warns of a spelling that we do not have.
  void warn(const ForeignSpelling& row, std::string_view typed) {
    using Reading = ForeignSpelling::Reading;
    using Shape = ForeignSpelling::Shape;
    if (row.fault.empty()) return;
    Warning::Remedy remedy = it_is("ignored");
    if (row.reading == Reading::both) remedy = it_is("read as AND");
    if (row.reading == Reading::without) remedy = it_is("read as NOT");
    if (row.reading == Reading::word || row.shape == Shape::value) {
      remedy = it_is("searched as a word");
    }
    if (row.shape == Shape::bracket) remedy = {"what the brackets hold", "searched"};
    result_.warnings.push_back({in_quotes(typed), begin_, std::string(row.fault), std::move(remedy),
                                std::string(row.hint)});
  }

  /// Whether `word`, which ends here, was a spelling of another system.
  bool read_foreign(std::string_view word) {
    using Shape = ForeignSpelling::Shape;
    if (const std::optional<CountedSpelling> counted = find_foreign_number(word)) {
      return read_counted(*counted->row, word, counted->digits);
    }
    for (const Shape shape : {Shape::word, Shape::capitals}) {
      if (const ForeignSpelling* const row = find_foreign(shape, word)) {
        return read_foreign_word(*row, word);
      }
    }
    if (rest().starts_with('(') && !rest().starts_with("(s)")) {
      if (const ForeignSpelling* const row = find_foreign(Shape::bracket, word)) {
        return read_before_bracket(*row, word);
      }
    }
    const ForeignSpelling* const row = find_foreign_value(word);
    return row != nullptr && read_foreign_value(*row, word);
  }

  bool read_foreign_word(const ForeignSpelling& row, std::string_view word) {
    using Reading = ForeignSpelling::Reading;
    const bool is_distance = row.reading == Reading::both && !row.fault.empty();
    if (is_distance && read_not_before_distance(word)) return true;
    warn(row, word);
    const std::string text(word);
    is_behind_blank_ = true;
    if (row.reading == Reading::both) add(Lexeme::Kind::all, text);
    if (row.reading == Reading::either) add(Lexeme::Kind::any, text);
    if (row.reading == Reading::without) add(Lexeme::Kind::without, text);
    if (row.reading == Reading::word) add(Lexeme::Kind::word, text);
    return true;
  }

  bool read_counted(const ForeignSpelling& row, std::string_view word, std::string_view digits) {
    using Reading = ForeignSpelling::Reading;
    if (row.reading == Reading::often) {
      add(Lexeme::Kind::often, std::string(word));
      result_.lexemes.back().window =
          limited(read_window(digits).value_or(1), 1, in_quotes(word), begin_, row.spelling);
      is_behind_blank_ = true;
      return true;
    }
    if (read_not_before_distance(word)) return true;
    const bool is_in_order = row.reading == Reading::in_order;
    add_near(word, digits, is_in_order ? "pre/" : "NEAR/");
    result_.lexemes.back().is_in_order = is_in_order;
    return true;
  }

  void add_near(std::string_view typed, std::string_view digits, std::string_view sign) {
    const unsigned window =
        limited(read_window(digits).value_or(1), 1, in_quotes(typed), begin_, sign);
    add(Lexeme::Kind::near, std::string(typed));
    result_.lexemes.back().window = window;
  }

  /// `oil not w/5 price`: a distance cannot be excluded, so that the word is. Systems that write
  /// distances in any case write `not` so too.
  bool read_not_before_distance(std::string_view word) {
    if (result_.lexemes.empty()) return false;
    Lexeme& before = result_.lexemes.back();
    if (before.kind == Lexeme::Kind::word && fold_case(before.text) == "not") {
      before.kind = Lexeme::Kind::without;
    }
    return read_excluded_distance(word);
  }

  /// `oil NOT NEAR/5 price`.
  bool read_excluded_distance(std::string_view word) {
    const bool is_excluded =
        !result_.lexemes.empty() && result_.lexemes.back().kind == Lexeme::Kind::without;
    if (!is_excluded) return false;
    result_.warnings.push_back({in_quotes(word),
                                begin_,
                                "is a distance, which NOT cannot exclude",
                                it_is("ignored, and what follows is excluded wherever it stands"),
                                {}});
    return true;
  }

  /// The number of `(5)` or `(n=5)`, which begins here.
  std::optional<std::string_view> digits_in_bracket() const {
    const std::size_t close = rest().find(')');
    if (!rest().starts_with('(') || close == std::string_view::npos) return std::nullopt;
    std::string_view digits = rest().substr(1, close - 1);
    if (digits.starts_with("n=") || digits.starts_with("N=")) digits.remove_prefix(2);
    return are_digits(digits) ? std::optional(digits) : std::nullopt;
  }

  bool read_before_bracket(const ForeignSpelling& row, std::string_view word) {
    using Reading = ForeignSpelling::Reading;
    if (row.reading == Reading::near || row.reading == Reading::in_order) {
      const std::optional<std::string_view> digits = digits_in_bracket();
      if (!digits) return false;
      at_ = query_.find(')', at_) + 1;
      const std::string_view typed = query_.substr(begin_, at_ - begin_);
      return read_counted(row, typed, *digits);
    }
    if (row.reading == Reading::field) {
      add(Lexeme::Kind::field, std::string(word));
      result_.lexemes.back().field = find_field(row.field);
    } else {
      warn(row, word);
    }
    return true;
  }

  bool read_foreign_value(const ForeignSpelling& row, std::string_view word) {
    using Reading = ForeignSpelling::Reading;
    const std::string_view typed = word.substr(0, row.spelling.size());
    std::string value(word.substr(row.spelling.size()));
    const bool has_value = !value.empty() || rest().starts_with('(') || quote_length(rest()) > 0;
    if (!has_value) return false;
    if (row.reading == Reading::nothing) {
      warn(row, typed);
      add(Lexeme::Kind::word, std::string(word));
      return true;
    }
    if (row.reading == Reading::anywhere) {
      if (!value.empty()) add(Lexeme::Kind::word, std::move(value));
      return true;
    }
    if (row.reading == Reading::date) return read_foreign_date(row, typed);
    return read_condition(*find_field(row.field), typed, word.substr(row.spelling.size()));
  }

  /// `before:2026-02-18`, `before:18 February 2026`, `before:"18 February 2026"`.
  bool read_foreign_date(const ForeignSpelling& row, std::string_view typed) {
    const std::string_view value =
        query_.substr(begin_ + typed.size(), at_ - begin_ - typed.size());
    const std::size_t quote = value.empty() ? quote_length(rest()) : 0;
    if (value.empty() && quote == 0) return false;
    add(Lexeme::Kind::field, std::string(typed));
    result_.lexemes.back().field = &field("date");
    begin_ += typed.size();
    const std::size_t here = result_.lexemes.size();
    if (quote > 0) {
      read_phrase(quote);
    } else {
      add(Lexeme::Kind::word, std::string(with_words_of_date(value)));
    }
    if (result_.lexemes.size() > here) result_.lexemes[here].text.insert(0, row.field);
    return true;
  }

  /// `window`, or the nearest that there is, from `least` on, with a warning.
  unsigned limited(unsigned window, unsigned least, const std::string& typed,
                   std::size_t byte_offset, std::string_view sign) {
    const unsigned nearest = std::clamp(window, least, max_window);
    if (window == nearest) return window;
    result_.warnings.push_back(
        {typed,
         byte_offset,
         fmt::format("is {} than {}", window < nearest ? "less" : "more", nearest),
         it_is(fmt::format("read as {}{}", sign, nearest)),
         {}});
    return nearest;
  }

  bool read_operator(std::string_view word) {
    if (word == "AND") return add(Lexeme::Kind::all, "AND"), true;
    if (word == "OR") return add(Lexeme::Kind::any, "OR"), true;
    if (word == "NOT") return add(Lexeme::Kind::without, "NOT"), true;
    if (word == "NEAR" && !digits_in_bracket()) {
      if (read_excluded_distance(word)) return true;
      add(Lexeme::Kind::near, "NEAR");
      result_.lexemes.back().window = default_near_window;
      return true;
    }
    if (word.starts_with("NEAR/") && are_digits(word.substr(5))) {
      if (read_excluded_distance(word)) return true;
      add_near(word, word.substr(5), "NEAR/");
      return true;
    }
    const bool lacks_number = word.starts_with("NEAR/") && !are_digits(word.substr(5)) &&
                              find_foreign(ForeignSpelling::Shape::word, word) == nullptr;
    if (!lacks_number) return false;
    result_.warnings.push_back({in_quotes(word), begin_, "lacks a number of words",
                                it_is("searched as a word"),
                                "Write NEAR/5 for at most five words apart"});
    add(Lexeme::Kind::word, std::string(word));
    return true;
  }

  bool read_field(std::string_view word, std::size_t colon) {
    const std::string_view name = word.substr(0, colon);
    const std::string_view value = word.substr(colon + 1);
    const Field* field = find_field(name);
    if (field == nullptr) {
      const std::string_view group = value.empty() ? group_here() : std::string_view();
      if (!looks_like_field(name, value.empty() ? group : value)) return false;
      // `-sourc:"Harbour Gazette"`: the sign is meant for what follows.
      const bool is_left_out = !group.empty() && is_behind_sign();
      result_.warnings.push_back(unknown_field(name, value.empty() ? group : value,
                                               is_left_out ? "left out" : "searched as a word"));
      return is_left_out;
    }
    return read_condition(*field, name, value);
  }

  /// `name` is the field as it was typed, without its colon; `value` ends here.
  bool read_condition(const Field& field, std::string_view name, std::string_view value) {
    if (!value.empty() && value.find_first_not_of('*') == std::string_view::npos) {
      warn(*find_foreign(ForeignSpelling::Shape::sign, ":*"), query_.substr(begin_, at_ - begin_));
      return true;
    }
    add(Lexeme::Kind::field, std::string(name));
    result_.lexemes.back().field = &field;
    begin_ = at_ - value.size();
    if (value == "=" && quote_length(rest()) > 0) {
      result_.warnings.push_back(
          {"=",
           begin_,
           "means nothing in a field",
           Warning::Remedy{"all forms", "searched", Warning::Remedy::Number::plural},
           {}});
      return true;
    }
    if (value.starts_with('[') || value.starts_with('{')) return read_range(field, value);
    if (field.kind == FieldKind::date) {
      if (!value.empty()) add(Lexeme::Kind::word, std::string(with_words_of_date(value)));
      return true;
    }
    const std::size_t weight = value.rfind('^');
    const bool has_weight = weight != std::string_view::npos && weight > 0 &&
                            is_weight(value.substr(weight)) && field.kind != FieldKind::exact;
    if (has_weight) {
      const std::size_t begin = std::exchange(begin_, begin_ + weight);
      warn(*find_foreign(ForeignSpelling::Shape::sign, "^"), value.substr(weight));
      begin_ = begin;
    }
    const std::string_view kept = has_weight ? value.substr(0, weight) : value;
    const std::optional<std::string> similar = without_likeness(kept);
    if (!kept.empty()) add(Lexeme::Kind::word, similar ? *similar : std::string(kept));
    return true;
  }

  /// `value` with the words behind it that make a date with it: `March` of `date:March 1987`. What
  /// is a date alone stays so.
  std::string_view with_words_of_date(std::string_view value) {
    const bool is_day = parse_period(value, any_day) || ambiguous_day(value);
    at_ = (is_day ? end_of_part_of_year(value) : end_of_date(begin_, at_)).value_or(at_);
    // A second end belongs to the range even where the two are none, as a warning then says.
    if (const std::optional<std::size_t> second = begin_of_second_end()) {
      at_ = end_of_date(*second, *second).value_or(at_);
    }
    return query_.substr(begin_, at_ - begin_);
  }

  /// The end of the quarter or week behind the year `value`, which ends here: `1987 Q1`.
  std::optional<std::size_t> end_of_part_of_year(std::string_view value) const {
    constexpr std::size_t digits_of_year = 4;
    const bool is_year = value.size() == digits_of_year && are_digits(value);
    const std::size_t begin = at_ + 1;
    const bool may_be_part = begin < query_.size() && query_.find_first_of("qQwW", begin) == begin;
    if (!is_year || !may_be_part) return std::nullopt;
    const std::size_t end = std::min(query_.find_first_of(" ()\"", begin), query_.size());
    const bool is_part = parse_period(query_.substr(begin_, end - begin_), any_day).has_value();
    return is_part ? std::optional(end) : std::nullopt;
  }

  /// The end of the longest date that begins at `begin` and has words behind `end`, six at most.
  std::optional<std::size_t> end_of_date(std::size_t begin, std::size_t end) const {
    constexpr std::size_t most_words = 6;
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < most_words; ++i) {
      end = query_.find_first_not_of(' ', end);
      if (end == std::string_view::npos) break;
      end = std::min(query_.find_first_of(" ()\"", end), query_.size());
      const std::string_view text = query_.substr(begin, end - begin);
      if (parse_period(text, any_day) || ambiguous_day(text)) longest = end;
    }
    return longest;
  }

  /// Where what follows the sign of a range begins, when the date that ends here has one: `to`, a
  /// dash between blanks, or two dots with a blank at either side.
  std::optional<std::size_t> begin_of_second_end() const {
    const auto behind_blanks = [&](std::size_t at) {
      return std::min(query_.find_first_not_of(' ', at), query_.size());
    };
    const std::size_t begin = behind_blanks(at_);
    if (begin == at_ || begin == query_.size()) return std::nullopt;
    if (query_.substr(begin_, at_ - begin_).ends_with("..")) return begin;
    const std::string_view sign = query_.substr(begin);
    if (sign.starts_with("..")) return behind_blanks(begin + 2);
    const std::size_t end = std::min(query_.find(' ', begin), query_.size());
    const std::string_view word = query_.substr(begin, end - begin);
    const bool joins = fold_case(word) == "to" || word == "-" || word == "\u2013" ||
                       word == "\u2014" || word == "\u2212";
    return joins ? std::optional(behind_blanks(end)) : std::nullopt;
  }

  /// `[1987-01 TO 1987-02]`, in whose middle blanks stand. Other fields have no ranges.
  bool read_range(const Field& field, std::string_view value) {
    const ForeignSpelling& row = *find_foreign(ForeignSpelling::Shape::sign, "[]");
    if (field.kind != FieldKind::date) {
      warn(row, value);
      add(Lexeme::Kind::word, std::string(value));
      return true;
    }
    const std::size_t close = query_.find_first_of("]}", begin_);
    if (close == std::string_view::npos) {
      add(Lexeme::Kind::word, std::string(value));
      return true;
    }
    at_ = std::max(at_, close + 1);
    add(Lexeme::Kind::word, std::string(query_.substr(begin_, close + 1 - begin_)));
    return true;
  }

  /// The phrase or bracket that begins here, to its end; empty where there is none.
  std::string_view group_here() const {
    const std::size_t quote = quote_length(rest());
    if (quote == 0 && !rest().starts_with('(')) return {};
    std::size_t end = std::max<std::size_t>(quote, 1);
    while (end < rest().size()) {
      const std::string_view behind = rest().substr(end);
      const std::size_t closing =
          quote > 0 ? quote_length(behind) : static_cast<std::size_t>(behind.front() == ')');
      if (closing > 0) return rest().substr(0, end + closing);
      ++end;
    }
    return rest();
  }

  /// Whether a sign was read right before what begins here.
  bool is_behind_sign() const {
    if (result_.lexemes.empty()) return false;
    const Lexeme& last = result_.lexemes.back();
    return last.kind == Lexeme::Kind::plus || last.kind == Lexeme::Kind::minus;
  }

  /// `done` says what is done with the name.
  Warning unknown_field(std::string_view name, std::string_view value,
                        std::string_view done) const {
    if (is_option(name)) {
      return {in_quotes(name), begin_, "is an option and not a field", it_is(std::string(done)),
              fmt::format("Write --{0} {1}, or {0}={1} on the page", name, value)};
    }
    const std::optional<std::string_view> meant = nearest_field(name);
    if (!meant) {
      return {in_quotes(name), begin_, "is not a field", it_is(std::string(done)),
              fmt::format("Fields are {}", name_list(fields))};
    }
    return {in_quotes(name),
            begin_,
            fmt::format("is not a field (did you mean {}:{}?)", *meant, value),
            it_is(std::string(done)),
            {},
            {},
            {},
            MeantText{std::string(name), std::string(*meant)}};
  }

  std::string_view query_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  bool is_behind_blank_ = true;
  Lexed result_;
};

}  // namespace

std::optional<MistypedField> mistyped_field(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view name = word.substr(0, colon);
  if (find_field(name) != nullptr || !looks_like_field(name, word.substr(colon + 1))) {
    return std::nullopt;
  }
  const std::optional<std::string_view> meant = nearest_field(name);
  if (!meant) return std::nullopt;
  return MistypedField{colon, *meant};
}

std::span<const std::string_view> options_like_fields() { return option_names; }

bool asks_for_what_is_no_field(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon != std::string_view::npos && is_option(word.substr(0, colon))) {
    return looks_like_field(word.substr(0, colon), word.substr(colon + 1));
  }
  const ForeignSpelling* const row = find_foreign_value(word);
  return row != nullptr && row->reading == ForeignSpelling::Reading::nothing;
}

Lexed lex(std::string_view query) {
  const NarrowQuery narrow(query);
  Lexed lexed = Lexer(narrow.text()).run();
  for (Lexeme& lexeme : lexed.lexemes) {
    lexeme.byte_offset = narrow.typed_offset(lexeme.byte_offset);
  }
  for (Warning& warning : lexed.warnings) {
    if (warning.byte_offset) warning.byte_offset = narrow.typed_offset(*warning.byte_offset);
  }
  if (lexed.open_phrase) lexed.open_phrase = narrow.typed_offset(*lexed.open_phrase);
  return lexed;
}

}  // namespace gazette
