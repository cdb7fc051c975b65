// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/resolved_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/query/warning.hpp"

namespace gazette {

ResolvedRequest resolve(const Request& request, const IndexView& index) {
  ResolvedRequest resolved{request, {}, {}, {}};
  for (const std::string& name : request.facets) {
    const std::optional<FacetRequest> facet = parse_facet(name);
    if (!facet) {
      throw QueryError(fmt::format("unknown facet {}", in_quotes(name)),
                       "facets are " + facet_names(), 0);
    }
    if (facet->with != nullptr && index.places == ShardPlaces::some_on_servers) {
      throw QueryError(
          fmt::format("facet {}: pairs cannot be counted in a remote index", in_quotes(name)),
          "count one facet, filtering by each value of the other in turn", 0);
    }
    const bool is_again =
        std::any_of(resolved.facets.begin(), resolved.facets.end(), [&](const FacetRequest& other) {
          return other.kind == facet->kind && other.with == facet->with;
        });
    if (is_again) {
      throw QueryError(fmt::format("facet {} is given twice", in_quotes(name)),
                       "leave one of them out", 0);
    }
    resolved.facets.push_back(*facet);
  }
  if (!request.similar_to.empty() && !request.recency.empty()) {
    throw QueryError("recency cannot be combined with similar", "leave one of them out", 0);
  }
  if (!request.similar_to.empty() && !request.around.empty()) {
    throw QueryError("around cannot be combined with similar", "leave one of them out", 0);
  }
  if (!request.similar_to.empty() && request.expansion == QueryExpansion::on) {
    throw QueryError("expand cannot be combined with similar", "leave one of them out", 0);
  }
  resolved.conditions = resolve_conditions(request, index, local_today());
  if (request.date_boost && request.recency.empty() && request.around.empty()) {
    resolved.conditions.warnings.push_back({{},
                                            {},
                                            "date-boost has no effect without recency or around",
                                            it_is("ignored"),
                                            "Give one of these as well"});
  }
  resolved.boosts = boosts_of(request, resolved.conditions);
  return resolved;
}

}  // namespace gazette
