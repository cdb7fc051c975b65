// SPDX-License-Identifier: GPL-3.0-or-later
// The page of hits.
#pragma once

#include <string>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// HTML: the hits of `page`, and the sidebar to narrow the search. `similar_title` is the headline
/// of the article that the hits must resemble; empty when there is none.
std::string render_search(const PageContext& context, const Page& page,
                          const std::string& similar_title = {});

}  // namespace gazette
