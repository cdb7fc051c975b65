// SPDX-License-Identifier: GPL-3.0-or-later
// The format json: the objects that gazette-search prints (docs/json.md). The functions are those
// of `FormatWriter` (web/formats/format_writers.hpp).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

Representation json_search(const PageContext& context, Searcher& searcher);
std::string json_article(const PageContext& context, Searcher& searcher, const Article& article);
std::string json_error(const PageContext& context, const ErrorMessage& message);

}  // namespace gazette
