// SPDX-License-Identifier: GPL-3.0-or-later
// The format suggest: completions of a query while it is typed, as browsers expect them (OpenSearch
// suggestions). The function is that of `FormatWriter` (web/formats/format_writers.hpp).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// ["typed", ["completion", ...]].
Representation suggest_search(const PageContext& context, Searcher& searcher);

}  // namespace gazette
