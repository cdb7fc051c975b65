// SPDX-License-Identifier: GPL-3.0-or-later
// The format suggest of answers (web/formats/answer_writers.hpp): what a query that is being typed
// may become, as browsers understand it (OpenSearch suggestions).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// ["typed", ["completion", ...]].
Representation suggest_search(const Asking& asking, Searcher& searcher);

}  // namespace gazette
