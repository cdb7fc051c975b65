// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of an index are compared with, one letter after the other: `harb*` and `harbor~`.
// Letters are code points without case and accents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/limits.hpp"

namespace gazette {

/// An automaton that reads a word letter by letter and can go back: Levenshtein's table with one
/// row for each letter read, where two neighbours exchanged are one edit (optimal string
/// alignment). A letter above U+2000 that the pattern has not (Chinese, Japanese, Korean) is no
/// typing error, so that ten thousands of beginnings are passed over. Since a list of words is
/// sorted, what most of them begin with is read once.
class LetterPattern {
 public:
  enum class Reach {
    whole_word,
    beginning,  ///< whatever begins like the pattern fits
  };

  /// At most `max_letters` letters. `most_edits` is how many edits lie between pattern and word.
  LetterPattern(std::u32string letters, unsigned most_edits, Reach reach);
  static constexpr std::size_t max_letters = max_pattern_letters;

  /// Reads one letter of a word as it is written; `æ` is read as two.
  void read(char32_t letter);

  /// What fitting words without accents begin with; of those with edits the first letter, although
  /// it may be wrong in what was typed.
  std::u32string_view certain_beginning() const;

  /// Back to where `count` letters were read.
  void go_back(std::size_t count);
  std::size_t letters_read() const { return rows_of_.size(); }

  /// Whether no word that begins with what was read fits.
  bool is_dead() const;
  /// Whether every word that begins with what was read fits.
  bool fits_all() const;
  /// The edits between the pattern and what was read, nothing when there are too many.
  std::optional<unsigned> edits() const;

  /// The least letter above `letter` that may be read next without being dead. There may be dead
  /// ones among those it names, but none that lives is passed over.
  std::optional<char32_t> next_letter(char32_t letter) const;

 private:
  using Row = std::vector<std::uint8_t>;

  void read_plain(char32_t letter);
  std::uint8_t least() const;

  std::u32string letters_;
  unsigned most_edits_;
  Reach reach_;
  std::u32string plain_;              ///< what was read
  std::vector<Row> rows_;             ///< one more than letters in `plain_`
  std::vector<std::size_t> rows_of_;  ///< rows before each letter as it is written
};

}  // namespace gazette
