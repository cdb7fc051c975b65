// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/recency.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>

#include "core/dates/period.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// The articles published at `time` or later.
Query since(std::chrono::sys_seconds time) {
  const auto seconds = static_cast<double>(time.time_since_epoch().count());
  return {Query::OP_VALUE_GE, static_cast<Xapian::valueno>(Slot::published),
          Xapian::sortable_serialise(seconds)};
}

/// The age at which `share` is left of what an article gains when it is new.
std::chrono::seconds age_at(double share, std::chrono::days half_life) {
  const double seconds = std::chrono::duration<double>(half_life).count() * -std::log2(share);
  return std::chrono::seconds(std::llround(seconds));
}

}  // namespace

std::optional<std::chrono::days> parse_half_life(std::string_view text,
                                                 std::chrono::sys_days today) {
  const std::string typed = fold_case(one_line(text));
  constexpr std::string_view units = "dwmy";
  const bool is_relative =
      typed.size() > 1 && units.find(typed.back()) != std::string_view::npos &&
      std::all_of(typed.begin(), typed.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_relative) return std::nullopt;
  const std::optional<Period> period = parse_period(typed, today);
  if (!period || !period->first || !period->last) return std::nullopt;
  return *period->last - *period->first + std::chrono::days{1};
}

Query with_recency(const Query& query, double most, std::chrono::days half_life,
                   std::chrono::sys_days today) {
  const Query step((new Xapian::FixedWeightPostingSource(most / recency_steps))->release());
  // Newer steps are asked only of what is new enough for the older ones.
  Query gain;
  for (int i = recency_steps - 1; i >= 0; --i) {
    const double share = (i + 0.5) / recency_steps;
    const Query reached(Query::OP_FILTER, step, since(today - age_at(share, half_life)));
    gain = gain.empty() ? reached : Query(Query::OP_AND_MAYBE, reached, gain);
  }
  return {Query::OP_AND_MAYBE, query, gain};
}

}  // namespace gazette
