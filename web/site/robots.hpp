// SPDX-License-Identifier: GPL-3.0-or-later
// What robots of search engines may do here: result pages lead to each other without end, so only
// the start page and articles are for them.
#pragma once

#include <string>

#include "web/parameters/links.hpp"
#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

/// robots.txt (RFC 9309). Robots read it at the root of a host alone: where the page lies deeper,
/// its server has to answer /robots.txt by it.
std::string robots_txt(const Site& site);

/// `response` to `request`, with the header that tells robots to leave it alone when it is neither
/// the start page nor an article.
Response with_robots_header(Response response, const CgiRequest& request);

}  // namespace gazette
