// SPDX-License-Identifier: GPL-3.0-or-later
// The unfinished word at the end of a query that is being typed: where it begins, and what the
// query means with another word in its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/parser.hpp"

namespace gazette {

/// A query with an unfinished word at its end.
struct UnfinishedWord {
  std::string before;     ///< what precedes the word, as typed
  std::string word;       ///< as an index lists words: case folded
  std::string behind;     ///< what closes the phrase that it is in; empty outside phrases
  std::size_t piece = 0;  ///< where in `before` the text without blanks begins that the word ends

  friend bool operator==(const UnfinishedWord&, const UnfinishedWord&) = default;
};

/// The word at the end of `query` (UTF-8). Where a language has no blanks (Thai, Chinese, Japanese)
/// there are several candidates, the longest first, since half a word is segmented otherwise than
/// the whole. None after a blank or punctuation, for an operator, for the value of a field other
/// than `title`, and for a single letter of an alphabet, with which too many words begin.
std::vector<UnfinishedWord> unfinished_words(std::string_view query, Syntax syntax,
                                             Analyzer& analyzer);

/// The query with `word` in place of the unfinished one. A phrase is closed.
std::string completed(const UnfinishedWord& open, std::string_view word);

/// `completed`, but stricter: it finds articles that have all of its words, also of those that
/// normally only rank.
ParsedQuery completed_strictly(const UnfinishedWord& open, std::string_view word, Syntax syntax);

}  // namespace gazette
