// SPDX-License-Identifier: GPL-3.0-or-later
// A record of what a search that found nothing looked for, and where.
#pragma once

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// Fills `Explanation::tried` and `Explanation::covered` of a page; `compiled` is made of `tree`.
/// REQUIRES: the page has an explanation and found nothing. Throws Xapian's errors.
void explain_nothing(Page& page, const Node& tree, const CompiledQuery& compiled,
                     const Conditions& conditions, const IndexView& index, const TimeLimit& time);

}  // namespace gazette
