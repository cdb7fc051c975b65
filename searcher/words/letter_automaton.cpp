// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/letter_automaton.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {

bool LetterClass::has(char32_t letter) const {
  const bool is_listed = std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) {
    return letter >= range.first && letter <= range.second;
  });
  return is_listed != is_negated;
}

LetterAutomaton::LetterAutomaton(Table table, Part whole)
    : table_(std::move(table)), whole_(whole), endless_(endless_states()), rows_(1) {
  // What every fitting word begins with: as long as one state, of one letter, can follow.
  States next = whole_.first;
  bool may_end = whole_.is_optional;
  States seen;
  while (!may_end && next.count() == 1 && (seen & next).none()) {
    seen |= next;
    const std::size_t state = next._Find_first();
    const LetterClass& letters = table_.letters[state];
    const bool is_single = !letters.is_negated && letters.ranges.size() == 1 &&
                           letters.ranges.front().first == letters.ranges.front().second;
    if (!is_single) break;
    beginning_ += letters.ranges.front().first;
    may_end = whole_.last[state];
    next = table_.followers[state];
  }
}

LetterAutomaton::States LetterAutomaton::endless_states() const {
  States endless;
  for (std::size_t state = 0; state < table_.letters.size(); ++state) {
    endless[state] =
        whole_.last[state] && table_.letters[state].has_all() && table_.followers[state][state];
  }
  return endless;
}

void LetterAutomaton::read(char32_t letter) {
  rows_of_.push_back(rows_.size());
  if (letter < first_accented || letter >= after_accented) return read_plain(letter);
  for (const char32_t plain : plain_letters(to_utf8(letter))) read_plain(plain);
}

void LetterAutomaton::read_plain(char32_t letter) {
  States next = reachable();
  for (std::size_t state = next._Find_first(); state < next.size();
       state = next._Find_next(state)) {
    if (!table_.letters[state].has(letter)) next.reset(state);
  }
  rows_.push_back(next);
}

LetterAutomaton::States LetterAutomaton::reachable() const {
  if (rows_.size() == 1) return whole_.first;
  States next;
  const States& now = rows_.back();
  for (std::size_t state = now._Find_first(); state < now.size(); state = now._Find_next(state)) {
    next |= table_.followers[state];
  }
  return next;
}

void LetterAutomaton::go_back(std::size_t count) {
  if (count >= rows_of_.size()) return;
  rows_.resize(rows_of_[count]);
  rows_of_.resize(count);
}

bool LetterAutomaton::is_dead() const { return rows_.size() > 1 && rows_.back().none(); }

bool LetterAutomaton::fits_all() const { return (rows_.back() & endless_).any(); }

bool LetterAutomaton::fits() const {
  return rows_.size() == 1 ? whole_.is_optional : (rows_.back() & whole_.last).any();
}

std::optional<unsigned> LetterAutomaton::edits() const {
  return fits() ? std::optional(0U) : std::nullopt;
}

std::optional<char32_t> LetterAutomaton::next_letter(char32_t letter) const {
  std::optional<char32_t> next;
  const auto offer = [&](char32_t candidate) {
    if (candidate > letter && (!next || candidate < *next)) next = candidate;
  };
  const States states = reachable();
  if (states.none()) return next;
  const char32_t above = letter + 1;
  if (above < after_accented) offer(std::max(above, first_accented));
  for (std::size_t state = states._Find_first(); state < states.size();
       state = states._Find_next(state)) {
    const LetterClass& letters = table_.letters[state];
    if (letters.is_negated) offer(above);
    for (const auto& [first, last] : letters.ranges) {
      if (last > letter) offer(std::max(first, above));
    }
  }
  return next;
}

std::u32string_view LetterAutomaton::beginning(std::size_t /*most*/) const { return beginning_; }

namespace {

using Part = LetterAutomaton::Part;

/// Builds the table of an automaton from its parts.
class Builder {
 public:
  /// Whether the pattern has more letters than an automaton may have states.
  bool is_full() const { return is_full_; }

  Part letter(LetterClass letters) {
    const std::size_t state = table_.letters.size();
    if (state == LetterAutomaton::max_states) {
      is_full_ = true;
      return {};
    }
    table_.letters.push_back(std::move(letters));
    table_.followers.emplace_back();
    Part part;
    part.is_optional = false;
    part.first.set(state);
    part.last.set(state);
    return part;
  }

  /// The letters of `typed`, one character: `ß` is two.
  Part character(std::string_view typed) {
    Part part;
    for (const char32_t plain : plain_letters(fold_case(typed))) {
      part = joined(part, letter({{{plain, plain}}}));
    }
    return part;
  }

  Part any_letters() { return repeated(letter({{}, true})); }

  Part joined(const Part& left, const Part& right) {
    for (std::size_t state = left.last._Find_first(); state < left.last.size();
         state = left.last._Find_next(state)) {
      table_.followers[state] |= right.first;
    }
    return {left.is_optional && right.is_optional,
            left.is_optional ? left.first | right.first : left.first,
            right.is_optional ? left.last | right.last : right.last};
  }

  static Part either(const Part& one, const Part& other) {
    return {one.is_optional || other.is_optional, one.first | other.first, one.last | other.last};
  }

  static Part optional(Part part) {
    part.is_optional = true;
    return part;
  }

  /// Once or more often.
  Part repeated_at_least_once(const Part& part) {
    joined(part, part);
    return part;
  }

  Part repeated(const Part& part) { return optional(repeated_at_least_once(part)); }

  LetterAutomaton build(const Part& whole) && { return {std::move(table_), whole}; }

 private:
  LetterAutomaton::Table table_;
  bool is_full_ = false;
};

std::string too_long() {
  return fmt::format("is too long: a pattern takes at most {} letters", max_automaton_letters);
}

/// The length of the character that `text` begins with, in bytes. REQUIRES: not empty, UTF-8.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  return std::min<std::size_t>(lead < 0x80   ? 1
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                                             : 4,
                               text.size());
}

/// A recursive-descent parser. After a fault all functions return at once.
class ExpressionReader {
 public:
  /// `^` and `$` at the ends say what holds anyway.
  explicit ExpressionReader(std::string_view expression) : text_(expression) {
    if (text_.starts_with('^')) text_.remove_prefix(1);
    const bool is_sign = text_.ends_with("\\$");
    if (text_.ends_with('$') && !is_sign) text_.remove_suffix(1);
  }

  ReadPattern read() && {
    const Part whole = alternatives(0);
    if (fault_.empty() && builder_.is_full()) fault_ = too_long();
    if (fault_.empty() && at_ < text_.size()) fault_ = "has a ) without a ( before it";
    if (fault_.empty() && whole.first.none()) fault_ = "is empty";
    if (!fault_.empty()) return {std::nullopt, std::move(fault_)};
    return {std::move(builder_).build(whole), {}};
  }

 private:
  struct Times {
    std::size_t least = 1;
    std::optional<std::size_t> most = 1;  ///< none: without end
  };

  bool is_over() const { return !fault_.empty() || builder_.is_full() || at_ == text_.size(); }
  bool is_at(char sign) const { return !is_over() && text_[at_] == sign; }
  bool take(char sign) {
    if (!is_at(sign)) return false;
    ++at_;
    return true;
  }

  Part alternatives(int depth) {
    Part part = sequence(depth);
    while (take('|')) part = Builder::either(part, sequence(depth));
    return part;
  }

  Part sequence(int depth) {
    Part part;
    while (!is_over() && !is_at('|') && !is_at(')'))
      part = builder_.joined(part, repetition(depth));
    return part;
  }

  /// An atom that is repeated n times is read n times, so that each copy has its own states.
  Part repetition(int depth) {
    const std::size_t begin = at_;
    const Part once = atom(depth);
    const std::size_t end = at_;
    const Times times = read_times();
    if (at_ > end) take('?');  // how much it takes first makes no difference to a whole word
    const std::size_t behind = at_;
    if (times.least == 1 && times.most == 1) return once;
    if (times.least == 0 && times.most == 1) return Builder::optional(once);
    if (times.least <= 1 && !times.most) {
      return times.least == 0 ? builder_.repeated(once) : builder_.repeated_at_least_once(once);
    }
    Part part = times.least == 0 ? Builder::optional(once) : once;
    const std::size_t copies = times.most.value_or(times.least);
    if (copies == 0) return {};
    for (std::size_t n = 1; n < copies && fault_.empty() && !builder_.is_full(); ++n) {
      if (++copies_ > max_copies) {
        fault_ = "repeats too much";
        return {};
      }
      at_ = begin;
      Part copy = atom(depth);
      if (!times.most && n + 1 == copies) copy = builder_.repeated_at_least_once(copy);
      part = builder_.joined(part, n < times.least ? copy : Builder::optional(copy));
    }
    at_ = behind;
    return part;
  }

  Times read_times() {
    if (take('*')) return {0, std::nullopt};
    if (take('+')) return {1, std::nullopt};
    if (take('?')) return {0, 1};
    if (!take('{')) return {};
    const std::optional<std::size_t> least = read_number();
    std::optional<std::size_t> most = least;
    if (take(',')) {
      most = std::nullopt;
      if (!is_at('}')) most = read_number().value_or(most_times + 1);
    }
    const bool is_whole = take('}');
    if (!is_whole || !least || (most && (*most < *least || *most > most_times)) ||
        *least > most_times) {
      fault_ = fmt::format("has braces without a repeat count of at most {}", most_times);
      return {};
    }
    return {*least, most};
  }

  std::optional<std::size_t> read_number() {
    std::optional<std::size_t> number;
    while (!is_over() && text_[at_] >= '0' && text_[at_] <= '9') {
      number = std::min<std::size_t>(
          number.value_or(0) * 10 + static_cast<std::size_t>(text_[at_] - '0'), most_times + 1);
      ++at_;
    }
    return number;
  }

  Part atom(int depth) {
    if (is_over()) return {};
    if (take('(')) {
      if (text_.substr(at_).starts_with("?:")) at_ += 2;
      if (depth == max_depth) {
        fault_ = fmt::format("has brackets nested deeper than {} levels", max_depth);
        return {};
      }
      const Part part = alternatives(depth + 1);
      if (!take(')') && fault_.empty() && !builder_.is_full())
        fault_ = "has a ( that is not closed";
      return part;
    }
    if (take('[')) return builder_.letter(letter_class());
    if (take('.')) return builder_.letter({{}, true});
    constexpr std::string_view counts = "*+?{";
    if (counts.find(text_[at_]) != std::string_view::npos) {
      fault_ = fmt::format("has {} with nothing before it to repeat", text_[at_]);
      return {};
    }
    if (std::optional<Part> part = escaped()) return *part;
    return builder_.character(character());
  }

  /// `\\d`, a digit; `\\w`, a letter or digit, which is all that words have; `\\b`, where words end
  /// in any case.
  std::optional<Part> escaped() {
    const std::string_view rest = text_.substr(at_, 2);
    std::optional<Part> part;
    if (rest == "\\d") part = builder_.letter({{{U'0', U'9'}}});
    if (rest == "\\w") part = builder_.letter({{}, true});
    if (rest == "\\b") part = Part{};
    if (part) at_ += 2;
    return part;
  }

  /// The next character, of which `\` makes a letter.
  std::string_view character() {
    if (take('\\') && is_over()) {
      fault_ = "ends with \\";
      return {};
    }
    const std::string_view rest = text_.substr(at_);
    const std::size_t length = character_length(rest);
    at_ += length;
    return rest.substr(0, length);
  }

  LetterClass letter_class() {
    LetterClass letters;
    letters.is_negated = take('^');
    bool is_first = true;
    while (!is_over() && (is_first || !is_at(']'))) {
      is_first = false;
      const std::u32string first = plain_letters(fold_case(character()));
      const bool is_range = is_at('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
      if (!is_range) {
        for (const char32_t letter : first) letters.ranges.emplace_back(letter, letter);
        continue;
      }
      ++at_;
      const std::u32string last = plain_letters(fold_case(character()));
      if (first.size() != 1 || last.size() != 1 || last.front() < first.front()) {
        fault_ = "has a range of letters that ends before it begins";
        return letters;
      }
      letters.ranges.emplace_back(first.front(), last.front());
    }
    if (!take(']') && fault_.empty()) fault_ = "has a [ that is not closed";
    return letters;
  }

  static constexpr int max_depth = 32;
  static constexpr std::size_t most_times = 64;
  static constexpr std::size_t max_copies = 1'000;  ///< `(()){64}` within `{64}` makes no states

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copies_ = 0;
  std::string fault_;
  Builder builder_;
};

}  // namespace

ReadPattern read_wildcards(std::string_view typed) {
  Builder builder;
  Part whole;
  for (std::size_t at = 0; at < typed.size() && !builder.is_full();) {
    const std::size_t length = character_length(typed.substr(at));
    const std::string_view character = typed.substr(at, length);
    if (character == "*") {
      whole = builder.joined(whole, builder.any_letters());
    } else if (character == "?") {
      whole = builder.joined(whole, builder.letter({{}, true}));
    } else {
      whole = builder.joined(whole, builder.character(character));
    }
    at += length;
  }
  if (builder.is_full()) return {std::nullopt, too_long()};
  return {std::move(builder).build(whole), {}};
}

ReadPattern read_regular_expression(std::string_view expression) {
  return ExpressionReader(expression).read();
}

}  // namespace gazette
