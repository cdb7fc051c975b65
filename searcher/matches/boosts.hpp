// SPDX-License-Identifier: GPL-3.0-or-later
// What raises scores besides the words of the query: query expansion (`--expand`) and the recency
// boost (`--recency`). Neither changes which articles match.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// The boosts that a request asks for.
struct Boosts {
  QueryExpansion expansion = QueryExpansion::off;
  std::optional<std::chrono::days> half_life;  ///< of the recency boost; none: no such boost
  std::chrono::sys_days today;                 ///< the reader's local day: articles of it are new
};

/// Throws QueryError when `request.recency` is not a half-life.
Boosts boosts_of(const Request& request, std::chrono::sys_days today);

struct BoostedQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<std::string> notes;  ///< for `--explain`: one line for each boost
};

/// `query` with `boosts`. Takes a search for some ten articles for the expansion, and one for the
/// best article for the recency boost, each within `time`. Throws Xapian's errors.
BoostedQuery boosted(const Xapian::Query& query, const Boosts& boosts, const IndexView& index,
                     const TimeLimit& time = {});

}  // namespace gazette
