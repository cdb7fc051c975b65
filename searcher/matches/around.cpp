// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/around.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/schema/day.hpp"
#include "core/schema/schema.hpp"
#include "searcher/query/conditions.hpp"

namespace gazette {
namespace {

/// How far `day` is from the days of `around`.
std::chrono::days distance(std::chrono::sys_days day, const Around& around) {
  return std::max({around.first - day, day - around.last, std::chrono::days{0}});
}

/// The share of the boost that `day` gains.
double share_of(std::chrono::sys_days day, const Around& around) {
  return std::exp2(-static_cast<double>(distance(day, around).count()) /
                   static_cast<double>(around.half_life.count()));
}

}  // namespace

Xapian::Query with_boost_around(const Xapian::Query& query, double max_boost, const Around& around,
                                const Xapian::Database& db) {
  const std::chrono::days reach = half_lives_of_boost * around.half_life;
  const std::optional<Period> days =
      part_with_articles({around.first - reach, around.last + reach}, db);
  if (!days) return query;
  auto* const by_day = new Xapian::ValueMapPostingSource(static_cast<Xapian::valueno>(Slot::day));
  const Xapian::Query boost(by_day->release());
  for (std::chrono::sys_days day = *days->first; day <= *days->last; day += std::chrono::days{1}) {
    by_day->add_mapping(day_value(day), max_boost * share_of(day, around));
  }
  return {Xapian::Query::OP_AND_MAYBE, query, boost};
}

}  // namespace gazette
