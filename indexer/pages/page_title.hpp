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

/// The heading that the page shows, where what it says of itself (JSON-LD, Open Graph, its title
/// element) agrees with one; else what it says of itself, without the name of its site. Empty when
/// there is neither.
PageTitle find_title(const PageMetadata& metadata, const PageOutline& page);

/// `title` without the parts at its end or its beginning that are in `sites`, as of sites_of().
/// "Ferry sails - Harbour Gazette" and {"harbourgazette"} give "Ferry sails".
std::string without_site(std::string_view title, const std::vector<std::string>& sites);

}  // namespace gazette
