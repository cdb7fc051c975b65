// SPDX-License-Identifier: GPL-3.0-or-later
// The formats atom and rss: a search as a feed. Their templates escape as XML does
// (web/templates/xml_text.hpp).
#pragma once

#include <string>
#include <string_view>

#include "searcher/search/searcher.hpp"
#include "web/formats/feed.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// `feed` as XML, by the template of that name.
std::string render_feed(std::string_view name, const Feed& feed);

/// A search as a feed of Atom (RFC 4287).
Representation atom_search(const Asking& asking, Searcher& searcher);

/// A search as a feed of RSS 2.0.
Representation rss_search(const Asking& asking, Searcher& searcher);

}  // namespace gazette
