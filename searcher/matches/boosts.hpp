// SPDX-License-Identifier: GPL-3.0-or-later
// What raises scores besides the words of the query: query expansion (`--expand`) and the date, by
// its recency (`--recency`) or by its nearness to another (`--around`). None changes which articles
// match.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/matches/around.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// The boosts that a request asks for.
struct Boosts {
  QueryExpansion expansion = QueryExpansion::off;
  std::optional<std::chrono::days> half_life;  ///< of the recency boost; none: no such boost
  std::chrono::sys_days newest;  ///< articles of this day are new: today, or the last one searched
  std::optional<Around> around;
  double date_share = 0;  ///< the most that recency or nearness adds, of the best score
};

/// The boosts of `request`, whose dates `conditions` say how to read. Throws QueryError when its
/// half-life or date is invalid or too long.
Boosts boosts_of(const Request& request, const Conditions& conditions);

struct BoostedQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<std::string> notes;  ///< for `--explain`: one line for each boost
};

/// `query` with `boosts`. Takes a search for some ten articles for the expansion, and one for the
/// best article for the boosts by date, each within `time`. Throws Xapian's errors.
BoostedQuery boosted(const Xapian::Query& query, const Boosts& boosts, const IndexView& index,
                     const TimeLimit& time = {});

}  // namespace gazette
