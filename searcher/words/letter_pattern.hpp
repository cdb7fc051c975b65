// SPDX-License-Identifier: GPL-3.0-or-later
// Compares the words of an index, letter by letter, with `harb*` and `harbor~`. Letters are code
// points without case and accents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/limits.hpp"
#include "searcher/words/word_pattern.hpp"

namespace gazette {

/// Levenshtein's table with one row for each letter read, where two exchanged neighbours are one
/// edit (optimal string alignment). A letter above U+2000 (Chinese, Japanese, Korean) that the
/// pattern lacks is never a typing error: so tens of thousands of beginnings are skipped. Reading a
/// letter costs the length of the pattern.
class LetterPattern : public WordPattern {
 public:
  enum class Reach {
    whole_word,
    beginning,  ///< any word that begins like the pattern fits
  };

  /// Words fit that are at most `most_edits` edits away from `letters`. REQUIRES: `letters` are at
  /// most `max_letters`, without case and accents.
  LetterPattern(std::u32string letters, unsigned most_edits, Reach reach);
  static constexpr std::size_t max_letters = max_pattern_letters;

  void read(char32_t letter) override;
  void go_back(std::size_t count) override;
  std::size_t letters_read() const override { return rows_of_.size(); }
  bool is_dead() const override;
  bool fits_all() const override;
  std::optional<unsigned> edits() const override;
  std::optional<char32_t> next_letter(char32_t letter) const override;
  std::u32string_view beginning(std::size_t most) const override;

 private:
  using Row = std::vector<std::uint8_t>;

  void read_plain(char32_t letter);
  std::uint8_t least() const;

  std::u32string letters_;
  unsigned most_edits_;
  Reach reach_;
  std::u32string plain_;              ///< what was read, without accents
  std::vector<Row> rows_;             ///< one more than letters in `plain_`
  std::vector<std::size_t> rows_of_;  ///< how many rows there were before each letter as written
};

}  // namespace gazette
