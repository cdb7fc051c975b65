// SPDX-License-Identifier: GPL-3.0-or-later
// `--expand`: words that the best articles of a query share are added to it, so that articles that
// say the same in other words rank higher. Which articles match does not change. docs/ranking.md
// has what it brings and costs.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct AddedWord {
  std::string term;
  double weight;  ///< beside that of a word of the query; falls from 1
};

/// The words that `query` gains from its best articles, the best first; none when nothing in them
/// stands out. Throws Xapian's errors. Asks for the terms of some ten articles and the frequency of
/// some fifty terms: over a remote database, a round trip each.
std::vector<AddedWord> words_to_add(const Xapian::Query& query, const IndexView& index);

/// `query` with `words`, which score and do not select.
Xapian::Query with_words(const Xapian::Query& query, const std::vector<AddedWord>& words);

}  // namespace gazette
