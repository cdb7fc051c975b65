// SPDX-License-Identifier: GPL-3.0-or-later
// The description by which browsers offer this page among their search engines
// (https://github.com/dewitt/opensearch, draft 6 of version 1.1).
#pragma once

#include <string>

#include "web/parameters/links.hpp"

namespace gazette {

/// XML: where to search as a page and as a feed, and where suggestions come from. `origin` is that
/// of web/protocol/origin.hpp: addresses must be absolute.
std::string opensearch_description(const Site& site, const std::string& origin);

}  // namespace gazette
