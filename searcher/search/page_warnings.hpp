// SPDX-License-Identifier: GPL-3.0-or-later
// The warnings of a page: what was not understood, and what there was no time for. In a strict
// request they are errors.
#pragma once

#include <cstddef>
#include <vector>

#include "core/query/parser.hpp"
#include "core/query/warning.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/search/resolved_request.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// Everything that was not understood. Throws QueryError for the first when the request is strict,
/// and Xapian's errors.
std::vector<Warning> warnings_of(const ResolvedRequest& request, const ParsedQuery& query,
                                 const CompiledQuery& compiled, const IndexView& index,
                                 const TimeLimit& time);

/// A warning for each thing that was to rank hits and cannot: they are sorted by date, or the query
/// has no words.
std::vector<Warning> idle_ranking(const Request& options, const CompiledQuery& compiled);

/// Puts `warnings` before those that the page has, with hints about unknown values as far as there
/// is time. Throws Xapian's errors.
void add_warnings(Page& page, std::vector<Warning> warnings, const IndexView& index,
                  const TimeLimit& time);

/// What there was no time for.
struct Missing {
  TimeEnded ended = TimeEnded::nothing;  ///< of the search and of the counts for its facets
  bool are_hits_unknown = false;         ///< which hits follow those of the pages before
  std::size_t snippets = 0;              ///< how many hits have none
  bool advice = false;
};

/// Adds warnings about `missing`. Throws QueryError when the request is strict and articles or
/// matches were left out: a script must not take an estimate for a count.
void note_missing(Page& page, const Missing& missing, const Request& options);

}  // namespace gazette
