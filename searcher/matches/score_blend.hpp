// SPDX-License-Identifier: GPL-3.0-or-later
// What an order by relevance takes into account beside the words of the query: words of the best
// articles (`--expand`) and age (`--recency`). Neither changes which articles match.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct Blend {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<std::string> notes;  ///< for `--explain`: a line for each thing that was added
};

/// Throws QueryError for a half-life that is none.
void check_blend(const Request& request);

/// `query` as `request` wants it blended; ages count from the reader's local day. Takes a search of
/// some ten articles for `--expand` and one of the best for `--recency`. Throws Xapian's errors.
Blend blend(const Xapian::Query& query, const Request& request, const IndexView& index);

}  // namespace gazette
