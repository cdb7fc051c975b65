// SPDX-License-Identifier: GPL-3.0-or-later
// The word that someone is typing: where in a query it begins, and what the query means with
// another word in its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/parser.hpp"

namespace gazette {

/// A query whose end is still being typed.
struct OpenWord {
  std::string before;     ///< all that stands before the word, as typed
  std::string word;       ///< as an index lists words: case folded
  std::string behind;     ///< what closes the phrase that it stands in; empty outside of phrases
  std::size_t piece = 0;  ///< where the piece between blanks begins that it ends, in `before`

  friend bool operator==(const OpenWord&, const OpenWord&) = default;
};

/// What may be the word at the end of `query` (UTF-8). Where text has no blanks (Thai, Chinese,
/// Japanese) there are several, the longest first, since half a word reads otherwise than the
/// whole. None behind a blank or a sign, nor for an operator, nor for the value of a field other
/// than `title`, nor for a single letter of an alphabet, which too many words begin with.
std::vector<OpenWord> open_words(std::string_view query, Syntax syntax, Analyzer& analyzer);

/// The query with `word` in the place of the open one. A phrase is closed, because what follows a
/// quotation mark that is not is no phrase.
std::string completed(const OpenWord& open, std::string_view word);

/// What finds something only if `completed` does, and with all of its words: those that rank one by
/// one have to be in one article together.
ParsedQuery completed_strictly(const OpenWord& open, std::string_view word, Syntax syntax);

}  // namespace gazette
