// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenSearch description, with which browsers add this site to their search engines
// (https://github.com/dewitt/opensearch, draft 6 of version 1.1).
#pragma once

#include <string>

#include "web/parameters/links.hpp"

namespace gazette {

/// XML with the URL templates of pages, feeds and suggestions. Any cache may keep it, so it repeats
/// no host that a client chose: `origin` is the configured one, or empty. Then the templates are
/// relative to the address of the description, and not every browser accepts them.
std::string opensearch_description(const Site& site, const std::string& origin);

}  // namespace gazette
