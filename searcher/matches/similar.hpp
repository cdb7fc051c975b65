// SPDX-License-Identifier: GPL-3.0-or-later
// "More like this": from an article to a query for articles that resemble it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/snippets/pattern.hpp"
#include "searcher/values/page.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// An article is represented by this many of its terms at most.
inline constexpr std::size_t max_similar_terms = 40;

/// A match must score at least this share of what the article itself would score.
inline constexpr double least_similarity = 0.1;

struct SimilarQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<WeightedTerm> terms;  ///< the heaviest first; may be empty
  std::vector<Pattern> patterns;    ///< of `terms`, to highlight
  double min_score = 0;
};

/// A query for the articles that share the most significant words with the article `id`, without
/// that article and exact copies of it. A word weighs tf-idf: its frequency in the article,
/// dampened as by BM25, times log(1 + articles / articles with the word). Words that no other
/// article has, stop words and bare numbers do not count. Reads the article, and the text of up to
/// 100 that may be copies. Throws Error when no article has that id, and Xapian's errors.
SimilarQuery similar_query(const std::string& id, const IndexView& index);

/// `compiled` among the articles that `similar` finds, with a warning when there can be none.
CompiledQuery narrowed_to_similar(CompiledQuery compiled, const SimilarQuery& similar);

}  // namespace gazette
