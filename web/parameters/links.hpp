// SPDX-License-Identifier: GPL-3.0-or-later
// The addresses that a page links to. All are paths on this server, or addresses of articles that
// are safe to follow.
#pragma once

#include <string>
#include <string_view>

#include "searcher/values/page.hpp"
#include "web/parameters/parameters.hpp"

namespace gazette {

/// Where this program lies on its server.
struct Site {
  std::string root;  ///< encoded path without a slash at its end; empty for the whole server
};

/// The site of a program that CGI calls `script_name`.
Site site_at(std::string_view script_name);

std::string home_url(const Site& site);
/// The address of what lies at `path` below the program: "/style.css".
std::string file_url(const Site& site, std::string_view path);
std::string search_url(const Site& site, const Parameters& parameters);
std::string article_url(const Site& site, std::string_view id);

/// Whether `url` names a page of the web: http or https, and nothing that could end an attribute
/// or a line.
bool is_web_url(std::string_view url);

/// The host of a web url, without www: "example.org".
std::string_view host_of(std::string_view url);

/// The same search, narrowed to `value` of the field `name` instead of its other values; from the
/// first page.
Parameters narrowed(Parameters parameters, std::string_view name, const std::string& value);

/// The same search without that filter; from the first page.
Parameters widened(Parameters parameters, const Filter& filter);

/// The same search, from the first page, of publication from `since` to `until`.
Parameters in_period(Parameters parameters, const std::string& since, const std::string& until);

/// The same search with the query of `relaxation` and without the options that it leaves out; from
/// the first page.
Parameters relaxed(const Parameters& parameters, const Relaxation& relaxation);

Parameters at_offset(Parameters parameters, std::size_t offset);

/// The same search as an Atom feed, of as many entries as feeds have.
Parameters as_feed(Parameters parameters);

}  // namespace gazette
