// SPDX-License-Identifier: GPL-3.0-or-later
// What crawlers may index: the start page and articles. Result pages link to each other endlessly,
// so crawlers are kept out of them.
#pragma once

#include <string>

#include "web/parameters/links.hpp"
#include "web/protocol/cgi_request.hpp"
#include "web/protocol/response.hpp"

namespace gazette {

/// robots.txt (RFC 9309). Crawlers request it only at the top of a host. Where the site is deeper,
/// the web server must serve it there.
std::string robots_txt(const Site& site);

/// `response` to `request`, with the header X-Robots-Tag unless it is the start page, an article or
/// a static file.
Response with_robots_header(Response response, const CgiRequest& request);

}  // namespace gazette
