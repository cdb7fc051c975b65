// SPDX-License-Identifier: GPL-3.0-or-later
// Words hyphenated at the end of a line. Thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace gazette {

/// What becomes of a hyphen at the end of a line when it is joined with the next.
enum class HyphenAtEnd {
  goes,              ///< it only divides a word: "coun-" / "cil"
  stays,             ///< it joins two: "well-" / "known", "COVID-" / "19"
  stays_before_gap,  ///< its word goes on later: "Haupt-" / "und Nebenstraße"
};

/// Decides about hyphens at line ends by the other words of a text.
class DividedWords {
 public:
  /// Reads the words in the first MiB of `text`, except those divided at line ends.
  explicit DividedWords(std::string_view text);

  /// REQUIRES: has_hyphen_at_end(line), and `next` is not empty. The hyphen goes unless
  ///  - the text has the two parts with a hyphen, and not as one word;
  ///  - both parts are words, by the text or among those that compounds are made of;
  ///  - the first is one that hardly begins another word ("self-", "UN-"), or the second begins
  ///    with a capital or a digit;
  ///  - the second is a word for "and" or "or".
  HyphenAtEnd at(std::string_view line, std::string_view next) const;

 private:
  bool knows(const std::string& word) const;

  std::unordered_set<std::string> words_;  ///< as fold_case() leaves them, also with hyphens
};

/// Whether `line` ends in a word and one hyphen. Yes: "coun-". No: "the ferry -", "--".
bool has_hyphen_at_end(std::string_view line);

}  // namespace gazette
