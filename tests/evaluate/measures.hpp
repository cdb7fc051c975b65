// SPDX-License-Identifier: GPL-3.0-or-later
// How good a list of hits is, beside what people judged: the measures of trec_eval, by the same
// rules. docs/ranking.md has the figures that come of it.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Grades of one query's documents by id: above 0 is relevant, 0 and below is not; a document that
/// is not here was not judged and counts as not relevant.
using Grades = std::map<std::string, int>;

/// Grades by the query's id.
using Judgements = std::map<std::string, Grades>;

/// Ids of documents, the best first, by the query's id.
using Rankings = std::map<std::string, std::vector<std::string>>;

struct Measures {
  double average_precision = 0;
  double ndcg_10 = 0;       ///< gain is the grade, negative ones 0; discount log2(rank + 1)
  double precision_10 = 0;  ///< of 10 also where fewer were found
  double reciprocal_rank = 0;
};

struct Measure {
  std::string_view name;  ///< of its mean over the queries
  double Measures::*value;
};

inline constexpr std::array measures = {
    Measure{"MAP", &Measures::average_precision},
    Measure{"nDCG@10", &Measures::ndcg_10},
    Measure{"P@10", &Measures::precision_10},
    Measure{"MRR", &Measures::reciprocal_rank},
};

/// The measures of one query; all 0 when none of its documents is relevant.
Measures measure(std::span<const std::string> ranking, const Grades& grades);

/// The measures of each query that has a relevant document, in the order of the queries' ids: what
/// no search can find says nothing of a search. A query that `rankings` lacks found nothing.
std::vector<Measures> measure_all(const Rankings& rankings, const Judgements& judgements);

/// The mean of one measure; 0 of no query.
double mean(std::span<const Measures> of_queries, const Measure& measure);

}  // namespace gazette
