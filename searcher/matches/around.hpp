// SPDX-License-Identifier: GPL-3.0-or-later
// The boost of `--around DATE`: articles near a day rank higher, on both sides of it.
#pragma once

#include <chrono>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace gazette {

/// Days to be near, all of which count alike, and how soon nearness fades.
struct Around {
  std::chrono::sys_days first, last;  ///< both included
  std::chrono::days half_life;
};

/// The longest period and half-life. Each day that gains anything takes some 100 bytes.
inline constexpr std::chrono::days max_around{3660};

/// After so many half-lives nothing is left.
inline constexpr int half_lives_of_boost = 6;

/// `query`, with a boost for articles near a day: `max_boost` for those of the days of `around`,
/// half of it for those a half-life before or after these, and so on. Articles without a date get
/// no boost. The same articles match. `db` says which days there are. REQUIRES: period and
/// half-life of `around` are at most `max_around`. Throws Xapian's errors.
Xapian::Query with_boost_around(const Xapian::Query& query, double max_boost, const Around& around,
                                const Xapian::Database& db);

}  // namespace gazette
