// SPDX-License-Identifier: GPL-3.0-or-later
// The URLs that a page links to: paths on this server, and web pages of publishers that are safe to
// follow. Functions that start with `with` or `without` change a search for a link.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/parameters.hpp"

namespace gazette {

/// Where this program is on its server.
struct Site {
  std::string root;  ///< percent-encoded path without a final slash; empty at the top of the server
};

/// The site of a program whose CGI variable SCRIPT_NAME is `script_name`.
Site site_at(std::string_view script_name);

/// How many bytes of links to other searches the parts of a page may have. Each link repeats the
/// whole search, which may be long; where they do not fit, a part shows text without links.
inline constexpr std::size_t max_hit_link_bytes = 200'000;  ///< all hits
inline constexpr std::size_t max_part_link_bytes = 40'000;  ///< the conditions, a facet, the chart

/// Whether a part of a page links to other searches.
enum class LinkUse { shown, left_out };

/// Whether `count` links to searches like `parameters` have at most `max_bytes`.
bool links_fit(const Parameters& parameters, std::size_t count, std::size_t max_bytes);

std::string home_url(const Site& site);
/// The URL of `path` below the program: "/style.css".
std::string file_url(const Site& site, std::string_view path);
std::string search_url(const Site& site, const Parameters& parameters);
std::string article_url(const Site& site, std::string_view id);

/// The host where a browser goes that follows `url` (https://url.spec.whatwg.org), without user and
/// "www.", with its port: "example.org:8080". A backslash ends it as a slash does, percent escapes
/// are decoded, wide letters are those that they stand for. Nothing when `url` is not a web URL
/// that a browser follows.
std::optional<std::string> host_of(std::string_view url);

/// Whether `url` is an http or https URL with a host, without characters that could end an
/// attribute or a line.
bool is_web_url(std::string_view url);

/// The same search, from the first page, with `value` as the only filter on the field `name`.
Parameters with_filter(Parameters parameters, std::string_view name, const std::string& value);

/// The same search, from the first page, with what was meant by the value of a filter or by
/// the query.
Parameters with_meant(Parameters parameters, const MeantValue& value);

/// The same search, from the first page, without that filter.
Parameters without_filter(Parameters parameters, const Filter& filter);

/// The same search, from the first page, without the parameters of these names.
Parameters without_parameters(const Parameters& parameters, const std::vector<std::string>& names);

/// The same search, from the first page, limited to articles published from `since` to `until`.
Parameters with_period(Parameters parameters, const std::string& since, const std::string& until);

/// The same search, from the first page, for so many of its words.
Parameters with_words(Parameters parameters, WordsWanted wanted);

/// The same search, from the first page, with the query of `relaxation` and without the options
/// that it leaves out.
Parameters with_relaxation(const Parameters& parameters, const Relaxation& relaxation);

Parameters with_offset(Parameters parameters, std::size_t offset);

/// The same search, from the first page, as an Atom feed with that format's default limit.
Parameters as_feed(Parameters parameters);

}  // namespace gazette
