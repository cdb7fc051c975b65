// SPDX-License-Identifier: GPL-3.0-or-later
// `--recency HALF-LIFE`: newer articles rank higher, within bounds.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/schema/ranking.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// The days of a half-life written as a relative date: `7d`, `2w`, `3m`, `1y`, counted back from
/// `today`; nothing for another text.
std::optional<std::chrono::days> parse_half_life(std::string_view text,
                                                 std::chrono::sys_days today);

/// `query`, with articles scoring more the newer they are: `most` on `today` (and later), half of
/// it a half-life before, down to nothing, in steps of `most / recency_steps`. Articles without a
/// date gain nothing. Which articles match does not change.
Xapian::Query with_recency(const Xapian::Query& query, double most, std::chrono::days half_life,
                           std::chrono::sys_days today);

inline constexpr int recency_steps = 32;

}  // namespace gazette
