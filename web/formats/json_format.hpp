// SPDX-License-Identifier: GPL-3.0-or-later
// The format json of answers (web/formats/answer_writers.hpp): what gazette-search prints
// (docs/json.md).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

Representation json_search(const Asking& asking, Searcher& searcher);
std::string json_article(const Asking& asking, Searcher& searcher, const Article& article);
std::string json_notice(const Asking& asking, const Notice& notice);

}  // namespace gazette
