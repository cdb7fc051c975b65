// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/recency.hpp"

#include <xapian.h>

#include <cmath>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// The articles published at `time` or later.
Query since(std::chrono::sys_seconds time) {
  const auto seconds = static_cast<double>(time.time_since_epoch().count());
  return {Query::OP_VALUE_GE, static_cast<Xapian::valueno>(Slot::published),
          Xapian::sortable_serialise(seconds)};
}

/// The age at which `share` of the boost is left.
std::chrono::seconds age_at(double share, std::chrono::days half_life) {
  const double seconds = std::chrono::duration<double>(half_life).count() * -std::log2(share);
  return std::chrono::seconds(std::llround(seconds));
}

}  // namespace

Query with_recency_boost(const Query& query, double max_boost, std::chrono::days half_life,
                         std::chrono::sys_days today) {
  const Query step((new Xapian::FixedWeightPostingSource(max_boost / recency_steps))->release());
  // A newer step is tried only on articles that reach the older ones.
  Query boost;
  for (int i = recency_steps - 1; i >= 0; --i) {
    const double share = (i + 0.5) / recency_steps;
    const Query reached(Query::OP_FILTER, step, since(today - age_at(share, half_life)));
    boost = boost.empty() ? reached : Query(Query::OP_AND_MAYBE, reached, boost);
  }
  return {Query::OP_AND_MAYBE, query, boost};
}

}  // namespace gazette
