// SPDX-License-Identifier: GPL-3.0-or-later
// Searches side by side: tables of what each makes of each collection, and what of a difference may
// be chance.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/evaluate/measures.hpp"

namespace gazette {

/// What is wanted of a search of a collection that there are published figures of.
struct Target {
  std::string_view collection;
  double map;
  double ndcg_10;
  double map_expanded;  ///< with --expand
  double lucene_map;    ///< Lucene 8.7: BM25 1.2/0.75, EnglishAnalyzer, one field
  double lucene_ndcg_10;
};

/// nullptr when nothing is known of a collection of that name.
const Target* find_target(std::string_view collection);

/// What one search makes of one collection: the measures of each judged query.
struct Result {
  std::string search;
  std::vector<Measures> queries;
  bool is_base = false;  ///< whether the others are set beside it
};

/// The mean of the first measure beside that of `base` for the same queries: `+14.0% ++`. One sign
/// says that chance does so in less than 1 of 20 cases, two in less than 1 of 100.
std::string beside(std::span<const Measures> queries, std::span<const Measures> base);

/// The head of the lines below: the measures, then a column for each base.
std::string comparison_head(std::span<const Result> results);

/// Lines for one collection: a search each, with its measures, and beside each base.
std::string comparison(std::string_view collection, std::span<const Result> results);

/// Such lines for the means over collections; `of_collections` has the results of each, and those
/// searches count that all of them have. Beside each base stands what the means gain, and in
/// brackets the mean of what each collection gains.
std::string comparison_of_means(std::span<const std::vector<Result>> of_collections);

}  // namespace gazette
