// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the sources that a search asks for were silent in the period that it asks for.
#pragma once

#include <vector>

#include "core/query/tree.hpp"
#include "searcher/index/index_silences.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// Fills `Page::silent` where the request asks for a period and the page has a timeline, or
/// explains that it found nothing. `tree` is that of its query. Throws Xapian's errors.
void add_silences(Page& page, const Conditions& conditions, const Node& tree,
                  const IndexView& index, const IndexSilences& silences);

}  // namespace gazette
