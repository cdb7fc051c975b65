// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_address.hpp"

#include <string>

#include "indexer/reading/html_tree.hpp"
#include "tests/catch.hpp"

namespace gazette::page_address_test {
namespace {

std::string address_in(const std::string& html) {
  const HtmlTree tree(html);
  REQUIRE(tree.root() != nullptr);
  return find_address(metadata_of(tree.root())).text;
}

TEST_CASE("the canonical link comes before og:url, a front page last") {
  const std::string canonical = "<link rel=canonical href='https://example.org/ships'>";
  CHECK(address_in("<meta property=og:url content='https://example.org/x'>" + canonical) ==
        "https://example.org/ships");
  CHECK(address_in("<link rel=canonical href='https://example.org/'>"
                   "<meta property=og:url content='https://example.org/x'>") ==
        "https://example.org/x");
  CHECK(address_in("<link rel=canonical href='https://example.org/'>") == "https://example.org/");
  CHECK(address_in("<p>Ships").empty());
}

TEST_CASE("a relative address is resolved") {
  CHECK(address_in("<base href='https://example.org/en/'><link rel=canonical href='ships.html'>") ==
        "https://example.org/en/ships.html");
  CHECK(address_in("<link rel=canonical href='/ships'>"
                   "<meta property=og:url content='https://example.org/'>") ==
        "https://example.org/ships");
  CHECK(address_in("<link rel=canonical href='/ships'>").empty());
  const std::string base = "https://example.org/a/b?c#d";
  CHECK(resolved_address("//example.net/x", base) == "https://example.net/x");
  CHECK(resolved_address("/x", base) == "https://example.org/x");
  CHECK(resolved_address("x", base) == "https://example.org/a/x");
  CHECK(resolved_address("?e", base) == "https://example.org/a/b?e");
  CHECK(resolved_address("mailto:a@example.org", base).empty());
  CHECK(resolved_address("x", "https://example.org") == "https://example.org/x");
}

}  // namespace
}  // namespace gazette::page_address_test
