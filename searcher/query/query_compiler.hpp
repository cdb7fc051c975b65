// SPDX-License-Identifier: GPL-3.0-or-later
// From a query's tree to Xapian's query: words become stems of every language that the index
// holds, conditions become filters, and each word gets its weight. docs/ranking.md tells why.
#pragma once

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// `tree` and the request's own conditions as one query. Throws QueryError for a condition of an
/// option that cannot be met (an unknown topic, a bad date) and Xapian's errors.
CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& index);

}  // namespace gazette
