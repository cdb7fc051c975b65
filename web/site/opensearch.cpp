// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/opensearch.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "web/templates/xml_text.hpp"

namespace gazette {
namespace {

struct UrlTemplate {
  std::string_view type;
  std::string_view relation;
  std::string_view query_string;  ///< the browser replaces {searchTerms} by what was typed
};

constexpr std::array url_templates = {
    UrlTemplate{"text/html", "results", "?q={searchTerms}"},
    UrlTemplate{"application/atom+xml", "results", "?q={searchTerms}&format=atom"},
    UrlTemplate{"application/x-suggestions+json", "suggestions", "?q={searchTerms}&format=suggest"},
};

}  // namespace

std::string opensearch_description(const Site& site, const std::string& origin) {
  const std::string home = origin + home_url(site);
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>Gazette</ShortName>\n"
      "<Description>Search the news</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n";
  for (const UrlTemplate& row : url_templates) {
    xml += fmt::format("<Url type=\"{}\" rel=\"{}\" template=\"{}\"/>\n", row.type, row.relation,
                       xml_text(home + std::string(row.query_string)));
  }
  return xml + "</OpenSearchDescription>\n";
}

}  // namespace gazette
