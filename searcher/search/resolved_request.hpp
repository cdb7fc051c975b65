// SPDX-License-Identifier: GPL-3.0-or-later
// A request with its meaning in one state of an index.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/matches/boosts.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// A request whose typed values have been given their meaning in one state of an index. Behind
/// `resolve` nothing reads a topic, date, language, half-life or facet name as text.
struct ResolvedRequest {
  Request options;  ///< what to show of which matches
  Conditions conditions;
  Boosts boosts;
  std::vector<FacetRequest> facets;  ///< in the order of the request
};

/// Throws QueryError for an unknown facet, a bad half-life, and what `resolve_conditions` refuses;
/// and Xapian's errors.
ResolvedRequest resolve(const Request& request, const IndexView& index);

}  // namespace gazette
