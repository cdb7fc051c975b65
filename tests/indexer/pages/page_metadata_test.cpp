// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_metadata.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/html_tree.hpp"
#include "tests/catch.hpp"

namespace gazette::page_metadata_test {
namespace {

using Strings = std::vector<std::string>;

PageMetadata metadata_in(const std::string& html) {
  const HtmlTree tree(html);
  REQUIRE(tree.root() != nullptr);
  return metadata_of(tree.root());
}

TEST_CASE("meta tags are found by the order of the names asked for, in any case") {
  const PageMetadata page = metadata_in(
      "<meta name=Pubdate content=one><meta property=DATE content=two>"
      "<meta itemprop=datePublished content=three><meta name=pubdate content=four>"
      "<meta name=pubdate content=''><meta content=five>");
  constexpr std::array<std::string_view, 3> names = {"date", "pubdate", "datepublished"};
  CHECK(contents_of(page, names) == Strings{"two", "one", "four", "three"});
}

TEST_CASE("the metadata of a page is collected, the first of each kind") {
  const PageMetadata page = metadata_in(
      "<html lang=en-GB><head><title> Ferry \n sails </title><base href='/a/'>"
      "<link rel=Canonical href='b.html'><link rel=canonical href='c.html'>"
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Linked\"}"
      "</script></head><body><svg><title>Logo</title></svg></body>");
  CHECK(page.title == "Ferry sails");
  CHECK(page.base == "/a/");
  CHECK(page.canonical == "b.html");
  CHECK(page.language == "en");
  CHECK(page.is_day_first);
  CHECK(page.linked.title == "Linked");
  CHECK_FALSE(metadata_in("<html lang=en-US>").is_day_first);
}

}  // namespace
}  // namespace gazette::page_metadata_test
