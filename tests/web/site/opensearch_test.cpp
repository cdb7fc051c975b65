// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/opensearch.hpp"

#include <map>
#include <pugixml.hpp>
#include <string>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::opensearch_test {
namespace {

/// The template of each type in a description.
std::map<std::string, std::string> templates_of(const std::string& xml) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size()));
  const pugi::xml_node root = document.child("OpenSearchDescription");
  CHECK(root.attribute("xmlns").value() == std::string("http://a9.com/-/spec/opensearch/1.1/"));
  const std::string name = root.child_value("ShortName");
  CHECK_FALSE(name.empty());
  CHECK(name.size() <= 16);
  CHECK_FALSE(std::string(root.child_value("Description")).empty());
  std::map<std::string, std::string> templates;
  for (const pugi::xml_node url : root.children("Url")) {
    templates[url.attribute("type").value()] = url.attribute("template").value();
  }
  return templates;
}

TEST_CASE("the description has absolute URLs of pages, feeds and suggestions") {
  const WebIndex index(ferry_articles());
  CgiRequest request{"GET", "/news & more", "/opensearch.xml", ""};
  request.host = "other.example";
  request.configured_origin = "https://example.org/";
  const Response response = handle_once(request, index.db());
  CHECK(response.status == 200);
  CHECK(header_value(response, "Content-Type") ==
        "application/opensearchdescription+xml; charset=utf-8");
  const std::string home = "https://example.org/news%20%26%20more";
  const std::map<std::string, std::string> templates = templates_of(response.body);
  CHECK(templates.size() == 3);
  CHECK(templates.at("text/html") == home + "?q={searchTerms}");
  CHECK(templates.at("application/atom+xml") == home + "?q={searchTerms}&format=atom");
  CHECK(templates.at("application/x-suggestions+json") == home + "?q={searchTerms}&format=suggest");
}

TEST_CASE("the description repeats no host that nobody configured") {
  const WebIndex index(ferry_articles());
  CgiRequest request{"GET", "/news", "/opensearch.xml", ""};
  request.host = "evil.example";
  for (const std::string configured : {"", "example.org", "ftp://example.org", "https://a b"}) {
    CAPTURE(configured);
    request.configured_origin = configured;
    const Response response = handle_once(request, index.db());
    CHECK(response.status == 200);
    CHECK_FALSE(contains(response.body, "evil.example"));
    CHECK(templates_of(response.body).at("text/html") == "/news?q={searchTerms}");
  }
}

TEST_CASE("the URLs of the description have its types, and pages link to the description") {
  const WebIndex index(ferry_articles());
  const CgiRequest request{"GET", "/gazette.cgi", "/opensearch.xml", ""};
  for (auto [type, address] : templates_of(handle_once(request, index.db()).body)) {
    CAPTURE(type, address);
    address.replace(address.find("{searchTerms}"), 13, "ferry");
    const Response answer = index.get(address.substr(address.find('?') + 1));
    CHECK(answer.status == 200);
    CHECK(header_value(answer, "Content-Type") == type + "; charset=utf-8");
  }
  for (const std::string query : {"", "q=ferry", "id=f-1", "id=nobody"}) {
    CAPTURE(query);
    CHECK(contains(index.get(query).body,
                   "<link rel=\"search\" type=\"application/opensearchdescription+xml\" "
                   "title=\"Gazette\" href=\"/gazette.cgi/opensearch.xml\">"));
  }
}

}  // namespace
}  // namespace gazette::opensearch_test
