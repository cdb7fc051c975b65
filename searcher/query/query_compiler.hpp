// SPDX-License-Identifier: GPL-3.0-or-later
// From a query's tree to Xapian's query: words become stems of every language that the index
// holds, conditions become filters, and each word gets its weight. docs/ranking.md explains why.
#pragma once

#include "core/query/parser.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/query/conditions.hpp"

namespace gazette {

/// `query` and `conditions` as one query. Where `query` is empty, all articles that `conditions`
/// leave match. What cannot be searched as it was typed is searched otherwise, with a warning.
/// Throws Xapian's errors.
CompiledQuery compile_query(const ParsedQuery& query, const Conditions& conditions,
                            const IndexView& index);

}  // namespace gazette
