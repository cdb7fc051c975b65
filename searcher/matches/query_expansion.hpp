// SPDX-License-Identifier: GPL-3.0-or-later
// Query expansion by pseudo-relevance feedback (`--expand`): words that the best matches share are
// added to the query, so that articles which say the same in other words rank higher. The same
// articles match. docs/ranking.md has what it gains and costs.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct ExpansionTerm {
  std::string term;
  double weight;  ///< relative to a word of the query; at most 1
};

/// The terms by which `query` is expanded, the heaviest first; none when the best matches share
/// nothing else. Reads the terms of some ten articles and the frequencies of some fifty terms: over
/// a remote database a round trip each. Throws Xapian's errors.
std::vector<ExpansionTerm> expansion_terms(const Xapian::Query& query, const IndexView& index,
                                           const TimeLimit& time = {});

/// `query` with `terms`, which add to scores and select nothing.
Xapian::Query with_expansion(const Xapian::Query& query, const std::vector<ExpansionTerm>& terms);

}  // namespace gazette
