// SPDX-License-Identifier: GPL-3.0-or-later
// The format html: pages for people. The functions are those of `FormatWriter`
// (web/formats/format_writers.hpp).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

Representation html_search(const PageContext& context, Searcher& searcher);
std::string html_article(const PageContext& context, Searcher& searcher, const Article& article);
std::string html_error(const PageContext& context, const ErrorMessage& message);

}  // namespace gazette
