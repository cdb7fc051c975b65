// SPDX-License-Identifier: GPL-3.0-or-later
// The recency boost of `--recency HALF-LIFE`: newer articles rank higher, within bounds.
#pragma once

#include <chrono>

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// The boost falls in this many steps.
inline constexpr int recency_steps = 32;

/// `query`, with a boost for newer articles: `max_boost` for those of `today` and later, half of it
/// for those a half-life older, and so on down to nothing, in steps of `max_boost / recency_steps`.
/// Articles without a date get no boost. The same articles match.
Xapian::Query with_recency_boost(const Xapian::Query& query, double max_boost,
                                 std::chrono::days half_life, std::chrono::sys_days today);

}  // namespace gazette
