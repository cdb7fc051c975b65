// SPDX-License-Identifier: GPL-3.0-or-later
// Compares words with `h*r`, `colo?r` and `/col(o|ou)r/`, whole words in time proportional to their
// length: the automaton of Glushkov, which has one state for each letter of the pattern.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/query/limits.hpp"
#include "searcher/words/word_pattern.hpp"

namespace gazette {

/// One letter of a pattern: any of some ranges of code points, or any other.
struct LetterClass {
  std::vector<std::pair<char32_t, char32_t>> ranges;  ///< first and last
  bool is_negated = false;

  bool has(char32_t letter) const;
  bool has_all() const { return is_negated && ranges.empty(); }
};

class LetterAutomaton : public WordPattern {
 public:
  /// States of an automaton; the letters of a pattern, with those that are repeated.
  static constexpr std::size_t max_states = max_automaton_letters;
  using States = std::bitset<max_states>;

  /// A pattern, or a part of one: which states it may begin and end with.
  struct Part {
    bool is_optional = true;  ///< whether it fits nothing at all
    States first;
    States last;
  };

  /// The states of the pattern in the order in which it has them, and which may follow each.
  struct Table {
    std::vector<LetterClass> letters;
    std::vector<States> followers;
  };

  LetterAutomaton(Table table, Part whole);

  void read(char32_t letter) override;
  void go_back(std::size_t count) override;
  std::size_t letters_read() const override { return rows_of_.size(); }
  bool is_dead() const override;
  bool fits_all() const override;
  std::optional<unsigned> edits() const override;
  std::optional<char32_t> next_letter(char32_t letter) const override;
  std::u32string_view beginning(std::size_t most) const override;

 private:
  void read_plain(char32_t letter);
  bool fits() const;
  /// The states that one more letter may lead to.
  States reachable() const;
  /// States after which any letters may come up to the end.
  States endless_states() const;

  Table table_;
  Part whole_;
  States endless_;
  std::u32string beginning_;
  std::vector<States> rows_;          ///< the states after each letter without accents
  std::vector<std::size_t> rows_of_;  ///< how many rows there were before each letter as written
};

/// What became of a typed pattern.
struct ReadPattern {
  std::optional<LetterAutomaton> automaton;
  std::string fault;  ///< as a predicate: "has a ( that is not closed"; empty when there is none
};

/// `typed` with `*` for any letters or none, and `?` for one letter.
ReadPattern read_wildcards(std::string_view typed);

/// `expression`, which a whole word must fit: letters, `.`, `[a-z]`, `[^a-z]`, `(a|b)`, `*`, `+`,
/// `?`, `{2}`, `{2,}`, `{2,5}`, `\d`, `\w`; `\` before a character makes it a letter. Takes time in
/// proportion to the number of states.
ReadPattern read_regular_expression(std::string_view expression);

}  // namespace gazette
