// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_title.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::page_title_test {
namespace {

TEST_CASE("the name of a site is no part of a title, at its end or its beginning") {
  const std::vector<std::string> sites = {"harbourgazette"};
  CHECK(without_site("Ferry sails - Harbour Gazette", sites) == "Ferry sails");
  CHECK(without_site("Ferry sails | Harbour Gazette", sites) == "Ferry sails");
  CHECK(without_site("Ferry sails", sites) == "Ferry sails");
  CHECK(without_site("Ferry sails - Island Courier", sites) == "Ferry sails - Island Courier");
  CHECK(without_site("Ferry-builder sails", sites) == "Ferry-builder sails");
}

TEST_CASE("a title that is nothing but the name of its site stays") {
  CHECK(without_site("Harbour Gazette", {"harbourgazette"}) == "Harbour Gazette");
}

}  // namespace
}  // namespace gazette::page_title_test
