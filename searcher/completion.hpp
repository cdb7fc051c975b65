// SPDX-License-Identifier: GPL-3.0-or-later
// The word that someone is typing: where it begins, and what the index has that begins so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/index_view.hpp"

namespace gazette {

inline constexpr std::size_t max_completions = 10;

/// How many words are tried, each by a search.
inline constexpr std::size_t max_completion_trials = 20;

/// A query whose end is still being typed.
struct OpenWord {
  std::string before;  ///< all that stands before the word, as typed
  std::string word;    ///< empty when nothing can be completed
};

/// Nothing can be completed behind a blank or a sign, nor an operator, nor the value of a field
/// other than `title`, nor a single letter of an alphabet, which too many words begin with.
OpenWord open_word(std::string_view query);

/// The query that tells whether `word` goes together with all that stands before it: where that is
/// nothing but words, all of them must be in one article.
std::string trial_query(const std::string& before, const std::string& word);

/// Words of the index that go on from `word`, the most frequent first, at most
/// `max_completion_trials`; none over a remote database, which lists no words. Throws Xapian's
/// errors.
std::vector<std::string> words_begun(const std::string& word, const IndexView& index);

}  // namespace gazette
