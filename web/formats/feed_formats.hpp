// SPDX-License-Identifier: GPL-3.0-or-later
// The formats atom and rss: a search as a feed. The functions `*_search` are those of
// `FormatWriter` (web/formats/format_writers.hpp).
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/searcher.hpp"
#include "web/formats/feed.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// `feed` as well-formed XML, by the template `name`: "atom" (RFC 4287) or "rss" (RSS 2.0).
std::string render_feed(std::string_view name, const Feed& feed);

Representation atom_search(const PageContext& context, Searcher& searcher);
Representation rss_search(const PageContext& context, Searcher& searcher);

}  // namespace gazette
