// SPDX-License-Identifier: GPL-3.0-or-later
// From a query's tree to Xapian's query: words become stems of every language that the index
// holds, conditions become filters, and each word gets its weight. docs/ranking.md tells why.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/snippets/snippet.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct CompiledQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<Pattern> patterns;  ///< what to highlight
  /// What was typed, by the terms that were looked up for it.
  std::map<std::string, std::vector<std::string>> typed_words;
  std::vector<std::string> warnings;
  bool has_words = false;      ///< whether anything scores; else it is a bare filter
  bool filters_dates = false;  ///< whether articles without a date are left out
};

/// `tree` and the request's own conditions as one query. Throws QueryError for a condition of an
/// option that cannot be met (an unknown topic, a bad date) and Xapian's errors.
CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& index);

}  // namespace gazette
