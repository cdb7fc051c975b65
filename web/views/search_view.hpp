// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a search.
#pragma once

#include <string>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// Hits, and what to narrow them by. `similar_title` is the headline of the article that they
/// resemble, where that is asked for.
std::string render_search(const Asking& asking, const Page& page,
                          const std::string& similar_title = {});

}  // namespace gazette
