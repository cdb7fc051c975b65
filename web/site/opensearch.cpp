// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/opensearch.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "web/templates/xml_text.hpp"

namespace gazette {
namespace {

struct Place {
  std::string_view type;
  std::string_view relation;
  std::string_view query_string;  ///< the browser puts what was typed in place of {searchTerms}
};

constexpr std::array places = {
    Place{"text/html", "results", "?q={searchTerms}"},
    Place{"application/atom+xml", "results", "?q={searchTerms}&format=atom"},
    Place{"application/x-suggestions+json", "suggestions", "?q={searchTerms}&format=suggest"},
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
  for (const Place& row : places) {
    xml += fmt::format("<Url type=\"{}\" rel=\"{}\" template=\"{}\"/>\n", row.type, row.relation,
                       xml_text(home + std::string(row.query_string)));
  }
  return xml + "</OpenSearchDescription>\n";
}

}  // namespace gazette
