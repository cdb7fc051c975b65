// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of a page: its facets and its timeline, most of them over the matches, and some by
// searches of their own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/matches/similar.hpp"
#include "searcher/matches/slot_counts.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/search/resolved_request.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// The slots that single facets and the timeline count, each once.
std::vector<Slot> counted_slots(const ResolvedRequest& request);

/// The slots whose pairs are counted, each pair once.
std::vector<SlotPair> counted_pairs(const ResolvedRequest& request);

/// A search, from which those for single facets are derived. The references must outlive it.
struct CountedSearch {
  const ResolvedRequest& request;
  const ParsedQuery& query;
  const SimilarQuery& similar;  ///< without a query where the request names no similar article
  const IndexView& index;
  const TimeLimit& time;
};

/// What is counted over the matches, and for some facets over more.
struct Counts {
  std::vector<SlotCounts> of_matches;
  std::vector<SlotCounts> of_more;  ///< of the slots whose own filters are left out
  /// Of the facets that are counted by a search for each value.
  std::map<const FacetKind*, ValueCounts> by_value;
  std::map<std::string, PairCounts> pairs_by_value;  ///< the same of pairs, by `name_of`
  TimeEnded time_ended = TimeEnded::nothing;
};

/// All counts that the request of `search` asks for. `compiled` is its query; `of_matches` has the
/// counts of `counted_slots`, which ended as `time_ended` says. What there is no time for is left
/// out, and `Counts::time_ended` says so. Throws Xapian's errors.
Counts count_facets(const CountedSearch& search, const CompiledQuery& compiled,
                    std::vector<SlotCounts> of_matches, TimeEnded time_ended);

/// Adds facets and timeline to the page, with warnings about a timeline that differs from what was
/// asked. REQUIRES: `counts` are those of `request`.
void add_counts(Page& page, const ResolvedRequest& request, const Counts& counts);

}  // namespace gazette
