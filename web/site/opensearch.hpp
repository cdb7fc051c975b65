// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenSearch description, with which browsers add this site to their search engines
// (https://github.com/dewitt/opensearch, draft 6 of version 1.1).
#pragma once

#include <string>

#include "web/parameters/links.hpp"

namespace gazette {

/// XML with the URL templates of pages, feeds and suggestions. They must be absolute: `origin` is
/// that of web/protocol/origin.hpp.
std::string opensearch_description(const Site& site, const std::string& origin);

}  // namespace gazette
