// SPDX-License-Identifier: GPL-3.0-or-later
// How many words one query may search. Ten thousand words under one OR take seconds, and the
// commonest of them, which cost most, say least.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "core/query/tree.hpp"
#include "searcher/words/typed_words.hpp"

namespace gazette {

/// The different words of a query that stand for themselves, by their terms.
struct WordLimit {
  std::size_t words = 0;                              ///< how many there are
  std::set<std::vector<std::string>> words_left_out;  ///< all but the `max_words` rarest that occur

  bool leaves_out(const ExpandedWord& word) const { return words_left_out.contains(word.terms); }
};

/// Of the words in `tree`, the typed query of `query_bytes`.
WordLimit limit_words(const Node& tree, std::size_t query_bytes, TypedWords& reader,
                      const Xapian::Database& db);

}  // namespace gazette
