// SPDX-License-Identifier: GPL-3.0-or-later
// The interface of patterns for a list of words: an automaton that reads a word letter by letter,
// can go back, and shows early that no word can fit. Since lists of words are sorted, a common
// beginning is read once, and impossible beginnings are skipped. Letters are code points without
// case; accents are read past.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gazette {

class WordPattern {
 public:
  virtual ~WordPattern() = default;

  /// Reads the next letter of a word as it is written; `æ` counts as two.
  virtual void read(char32_t letter) = 0;

  /// Returns to the state after `count` letters; nothing when fewer were read.
  virtual void go_back(std::size_t count) = 0;
  virtual std::size_t letters_read() const = 0;

  /// Whether no word that begins with what was read fits.
  virtual bool is_dead() const = 0;
  /// Whether every word that begins with what was read fits.
  virtual bool fits_all() const = 0;
  /// The edits between the pattern and what was read; nothing when it does not fit.
  virtual std::optional<unsigned> edits() const = 0;

  /// The smallest letter above `letter` that may be read next. It may turn out to be dead; but
  /// every letter that is skipped is.
  virtual std::optional<char32_t> next_letter(char32_t letter) const = 0;

  /// What fitting words without accents begin with, at most `most` letters where typing errors are
  /// allowed, although these may be mistyped as well.
  virtual std::u32string_view beginning(std::size_t most) const = 0;

 protected:
  WordPattern() = default;
  WordPattern(const WordPattern&) = default;
  WordPattern& operator=(const WordPattern&) = default;
  WordPattern(WordPattern&&) = default;
  WordPattern& operator=(WordPattern&&) = default;
};

/// Letters with accents, of the scripts that may lose them, lie in this range but for a few that
/// are compared as they are.
inline constexpr char32_t first_accented = 0xC0;
inline constexpr char32_t after_accented = 0x2000;

}  // namespace gazette
