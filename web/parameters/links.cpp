// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/links.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/host_name.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/text.hpp"
#include "web/parameters/query_string.hpp"
#include "web/protocol/url_encoding.hpp"

namespace gazette {
namespace {

constexpr std::array<std::string_view, 2> web_schemes = {"https://", "http://"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Bytes of the web scheme that `url` begins with; 0 for another scheme.
std::size_t scheme_size(std::string_view url) {
  for (const std::string_view scheme : web_schemes) {
    if (url.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), url.begin(),
                   [](char wanted, char c) { return wanted == lower(c); })) {
      return scheme.size();
    }
  }
  return 0;
}

bool is_unsafe(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '"' || c == '<' || c == '>';
}

/// Forbidden host code points; brackets and colons are those of IPv6 addresses and ports.
bool is_forbidden_in_host(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '\x7f' ||
         std::string_view("#/<>?@\\^|%").find(c) != std::string_view::npos;
}

Parameters from_first_page(Parameters parameters) {
  parameters.request.offset = 0;
  parameters.page.reset();
  return parameters;
}

}  // namespace

Site site_at(std::string_view script_name) {
  // Two leading slashes would name another server.
  const std::size_t begin = script_name.find_first_not_of('/');
  if (begin == std::string_view::npos) return {};
  const std::size_t end = script_name.find_last_not_of('/') + 1;
  return {"/" + encode_path(script_name.substr(begin, end - begin))};
}

bool links_fit(const Parameters& parameters, std::size_t count, std::size_t max_bytes) {
  return write_query_string(parameters).size() * count <= max_bytes;
}

std::string home_url(const Site& site) { return site.root.empty() ? "/" : site.root; }

std::string file_url(const Site& site, std::string_view path) {
  return site.root + std::string(path);
}

std::string search_url(const Site& site, const Parameters& parameters) {
  const std::string query = write_query_string(parameters);
  return query.empty() ? home_url(site) : home_url(site) + "?" + query;
}

std::string article_url(const Site& site, std::string_view id) {
  Parameters parameters;
  parameters.id = id;
  return search_url(site, parameters);
}

std::optional<std::string> host_of(std::string_view url) {
  if (scheme_size(url) == 0 || std::any_of(url.begin(), url.end(), is_unsafe)) return std::nullopt;
  std::string_view sent = url.substr(scheme_size(url));
  // Browsers pass over more slashes, and read backslashes as such.
  sent.remove_prefix(std::min(sent.find_first_not_of("/\\"), sent.size()));
  sent = sent.substr(0, sent.find_first_of("/\\?#"));
  if (const std::size_t at = sent.rfind('@'); at != std::string_view::npos) {
    sent.remove_prefix(at + 1);
  }
  const std::optional<std::string> decoded = decode_percent(sent);
  if (!decoded || one_line(*decoded) != *decoded) return std::nullopt;
  const bool is_number = decoded->starts_with('[');  // of IPv6, with colons
  const std::size_t port =
      is_number ? decoded->size() : std::min(decoded->rfind(':'), decoded->size());
  std::string host = shown_host(std::string_view(*decoded).substr(0, port)) + decoded->substr(port);
  constexpr std::string_view www = "www.";
  if (host.starts_with(www) && host.find('.', www.size()) != std::string::npos) {
    host.erase(0, www.size());
  }
  const bool is_refused = std::any_of(host.begin(), host.end(), is_forbidden_in_host);
  if (host.empty() || is_refused) return std::nullopt;
  return host;
}

bool is_web_url(std::string_view url) { return host_of(url).has_value(); }

Parameters with_filter(Parameters parameters, std::string_view name, const std::string& value) {
  std::erase_if(parameters.request.filters,
                [&](const Filter& filter) { return filter.field->name == name; });
  parameters.request.filters.push_back({find_field(name), value});
  return from_first_page(std::move(parameters));
}

Parameters with_meant(Parameters parameters, const MeantValue& value) {
  if (value.option.empty()) parameters.request.query = value.meant;
  for (Filter& filter : parameters.request.filters) {
    if (filter.field->name == value.option && filter.value == value.typed) {
      filter.value = value.meant;
    }
  }
  return from_first_page(std::move(parameters));
}

Parameters without_filter(Parameters parameters, const Filter& filter) {
  std::erase_if(parameters.request.filters, [&](const Filter& other) {
    return other.field == filter.field && other.value == filter.value;
  });
  return from_first_page(std::move(parameters));
}

Parameters without_parameters(const Parameters& parameters, const std::vector<std::string>& names) {
  Parameters fewer;
  for (const Parameter& row : parameter_table()) {
    if (std::find(names.begin(), names.end(), row.name) != names.end()) continue;
    for (const std::string& value : row.values(parameters, row.name)) {
      row.set(fewer, row.name, value);
    }
  }
  return from_first_page(std::move(fewer));
}

Parameters with_period(Parameters parameters, const std::string& since, const std::string& until) {
  parameters.request.since = since;
  parameters.request.until = until;
  return from_first_page(std::move(parameters));
}

Parameters with_words(Parameters parameters, WordsWanted wanted) {
  parameters.request.words_wanted = wanted;
  return from_first_page(std::move(parameters));
}

Parameters with_relaxation(const Parameters& parameters, const Relaxation& relaxation) {
  Parameters relaxed = without_parameters(parameters, relaxation.left_out);
  relaxed.request.query = relaxation.query;
  return relaxed;
}

Parameters as_feed(Parameters parameters) {
  parameters = from_first_page(std::move(parameters));
  parameters.limit.reset();
  parameters.request.facets.clear();
  parameters.format = "atom";
  return parameters;
}

Parameters with_offset(Parameters parameters, std::size_t offset) {
  parameters.request.offset = offset;
  parameters.page.reset();
  return parameters;
}

}  // namespace gazette
