// SPDX-License-Identifier: GPL-3.0-or-later
// From typed words to the terms that they stand for in an index: in each language searched, the
// word's stem.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// A typed word with its terms.
struct ExpandedWord {
  std::string typed;
  std::vector<std::string> terms;  ///< distinct, sorted; any of them is this word
  enum class Stop {
    no,
    in_some_languages,
    in_all_languages,  ///< all those searched that have stop words
  } stop = Stop::no;
  /// Its own form (core/analysis/term_marks.hpp); empty where the index lists none, as of numbers.
  std::string own;
  bool in_capitals = false;  ///< typed in capitals
  /// Terms of other spellings of the word, sorted: `obrien` for `O'Brien`, and of words of which it
  /// is another spelling or a part.
  std::vector<std::string> other_spellings;
  /// Of a word in a script whose letters are indexed in pairs (core/analysis/letter_pairs.hpp):
  /// terms of the pairs in it, and of the one that it begins with the next word. They score.
  std::vector<std::string> pairs;
  /// The letters of such a word without particles, at least two: an article that has all pairs of
  /// these has the word within a longer one. Empty for other words.
  std::string core;
  bool touches_previous = false;  ///< whether it follows the word before without a blank or
                                  ///< punctuation, as in Thai and Japanese
  /// Of a pattern (`harb*`, `harbor~`): `terms` by how many edits they are away, each at the
  /// smallest number. Empty for other words.
  std::vector<std::vector<std::string>> by_edits;
  /// Of a pattern in texts: the terms that select articles, own forms of the words that fit, while
  /// `terms`, which are their stems, stand for them beside other words and score. Sorted.
  std::vector<std::string> selecting;

  bool is_pattern() const { return !by_edits.empty(); }
};

/// The words of `text` in order, with their terms in each of `languages` (ISO 639). `*` and `~`
/// mean nothing here. Analyses `text` once for each language.
std::vector<ExpandedWord> expand_words(std::string_view text,
                                       const std::vector<std::string>& languages,
                                       Analyzer& analyzer);

/// The words of `text` as those of a name, which are not stemmed: terms without marks.
std::vector<ExpandedWord> expand_name(std::string_view text, Analyzer& analyzer);

/// Whether all of `words` are stop words in all languages searched.
bool are_stop_words(const std::vector<ExpandedWord>& words);

/// How often words were typed, by their terms.
struct TypedWordCounts {
  void add(const std::vector<ExpandedWord>& words);

  std::map<std::vector<std::string>, unsigned> content;
  std::map<std::vector<std::string>, unsigned> some_stop;  ///< a stop word in some languages
  std::map<std::vector<std::string>, unsigned> all_stop;
};

}  // namespace gazette
