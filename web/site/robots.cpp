// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/robots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "web/parameters/query_string.hpp"
#include "web/site/page_files.hpp"

namespace gazette {
namespace {

bool is_start_or_article(const CgiRequest& request) {
  if (!request.path_info.empty() && request.path_info != "/") return false;
  const ReadParameters read = read_parameters(request.query_string);
  if (!read.faults.empty() || !read.parameters.format.empty()) return false;
  return !read.parameters.id.empty() || write_query_string(read.parameters).empty();
}

/// Robots need the files of the page to see it as readers do.
bool is_page_file(const CgiRequest& request) {
  return std::ranges::any_of(page_files(),
                             [&](const PageFile& file) { return file.path == request.path_info; });
}

}  // namespace

std::string robots_txt(const Site& site) {
  std::string text = fmt::format("User-agent: *\nAllow: {}$\n", home_url(site));
  // Of the rules that match, the longest counts (RFC 9309, 2.2.2); $ is the end of an address.
  for (const std::string& page : {site.root + "/", site.root}) {
    if (page.empty()) continue;
    text += fmt::format("Allow: {0}?id=\nDisallow: {0}?\nDisallow: {0}?*format=\n", page);
  }
  return text + fmt::format("Disallow: {}/health\n", site.root);
}

Response with_robots_header(Response response, const CgiRequest& request) {
  const bool is_for_robots =
      response.status < 400 && (is_page_file(request) || is_start_or_article(request));
  if (!is_for_robots) response.headers.push_back({"X-Robots-Tag", "noindex, nofollow"});
  return response;
}

}  // namespace gazette
