// SPDX-License-Identifier: GPL-3.0-or-later
// The headline of a page. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/page_metadata.hpp"
#include "indexer/pages/page_outline.hpp"

namespace gazette {

struct PageTitle {
  std::string text;
  std::string found_in;  ///< "h1", "meta og:title", "json-ld", "title element"
};

/// The visible heading that agrees with the stated title (JSON-LD, Open Graph, title element);
/// without such a heading, the stated title without the name of the site. Empty when there is
/// neither.
PageTitle find_title(const PageMetadata& metadata, const PageOutline& page);

/// `title` without parts at its beginning or end that are among `sites`, the result of sites_of().
/// "Ferry sails - Harbour Gazette" and {"harbourgazette"} give "Ferry sails".
std::string without_site(std::string_view title, const std::vector<std::string>& sites);

}  // namespace gazette
