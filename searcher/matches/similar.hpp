// SPDX-License-Identifier: GPL-3.0-or-later
// More like this: from an article to a query for those that resemble it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/snippets/pattern.hpp"
#include "searcher/values/page.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// So many terms of an article stand for it.
inline constexpr std::size_t max_similar_terms = 40;

/// A match resembles the article when it scores this share of what the article itself would.
inline constexpr double least_similarity = 0.1;

struct SimilarQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<WeightedTerm> terms;  ///< the heaviest first; empty when the article has none
  std::vector<Pattern> patterns;    ///< of `terms`
  double least_score = 0;
};

/// The articles that share the most telling words with the article `id`, but neither that nor exact
/// copies of it. Its words weigh (frequency in the article) x log(articles / articles that have the
/// word), the frequency dampened as BM25 does, and the heaviest are taken; in the score of a hit
/// BM25 itself brings the logarithm. Words that no other article has are left out, and so are stop
/// words and bare numbers. Throws Error when no article has that id, and Xapian's errors.
SimilarQuery similar_query(const std::string& id, const IndexView& index);

}  // namespace gazette
