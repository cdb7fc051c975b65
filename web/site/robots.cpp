// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/robots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "web/parameters/query_string.hpp"
#include "web/site/static_files.hpp"

namespace gazette {
namespace {

bool is_start_page_or_article(const CgiRequest& request) {
  if (!request.path_info.empty() && request.path_info != "/") return false;
  const ParsedQueryString parsed = parse_query_string(request.query_string);
  if (!parsed.errors.empty() || !parsed.parameters.format.empty()) return false;
  return !parsed.parameters.id.empty() || write_query_string(parsed.parameters).empty();
}

/// Crawlers load them to render the page.
bool is_static_file(const CgiRequest& request) {
  return std::ranges::any_of(
      static_files(), [&](const StaticFile& file) { return file.path == request.path_info; });
}

}  // namespace

std::string robots_txt(const Site& site) {
  std::string text = fmt::format("User-agent: *\nAllow: {}$\n", home_url(site));
  // The longest rule that matches applies (RFC 9309, 2.2.2); $ matches the end of a URL.
  for (const std::string& page : {site.root + "/", site.root}) {
    if (page.empty()) continue;
    text += fmt::format("Allow: {0}?id=\nDisallow: {0}?\nDisallow: {0}?*format=\n", page);
  }
  return text + fmt::format("Disallow: {}/health\n", site.root);
}

Response with_robots_header(Response response, const CgiRequest& request) {
  const bool may_be_indexed =
      response.status < 400 && (is_static_file(request) || is_start_page_or_article(request));
  if (!may_be_indexed) response.headers.push_back({"X-Robots-Tag", "noindex, nofollow"});
  return response;
}

}  // namespace gazette
