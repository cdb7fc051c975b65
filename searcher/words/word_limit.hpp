// SPDX-License-Identifier: GPL-3.0-or-later
// The limit on the words of a query. Ten thousand words under one OR take seconds; the commonest,
// which cost most, say least.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "searcher/words/word_expander.hpp"

namespace gazette {

/// The different words of a query that are neither patterns nor in NEAR or a phrase, by their
/// terms.
struct WordLimit {
  std::size_t words =
      0;  ///< how many there are; 0 where the query is too short to exceed the limit
  std::set<std::vector<std::string>> words_left_out;  ///< all but the `max_words` rarest that occur

  bool leaves_out(const ExpandedWord& word) const { return words_left_out.contains(word.terms); }
};

/// The words of `query` that are within the limit. Asks `db` for the frequency of every word of a
/// query that is over it. Throws Xapian's errors.
WordLimit limit_words(const ParsedQuery& query, WordExpander& expander, const Xapian::Database& db);

}  // namespace gazette
