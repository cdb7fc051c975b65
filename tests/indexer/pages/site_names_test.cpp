// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/site_names.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::site_names_test {
namespace {

using Strings = std::vector<std::string>;

PageMetadata with_site(const std::string& name) {
  PageMetadata metadata;
  metadata.tags.push_back({"og:site_name", name});
  return metadata;
}

TEST_CASE("the names of a site are given as they are compared") {
  PageMetadata metadata = with_site("Süd-West Kurier");
  metadata.canonical = "https://www.harbour-gazette.example/x";
  const Strings sites = sites_of(metadata);
  CHECK(sites == Strings{"sudwestkurier", "harbourgazetteexample", "harbourgazette"});
  CHECK(names_site("SÜD-WEST KURIER", sites));
  CHECK(names_site("Harbour Gazette", sites));
  CHECK(names_site("Harbour Gazette Online", sites));
  CHECK_FALSE(names_site("Ferry sails again", sites));
}

TEST_CASE("a text of more than 200 bytes is no name of a site") {
  CHECK(sites_of(with_site(std::string(200, 'a'))) == Strings{std::string(200, 'a')});
  CHECK(sites_of(with_site(std::string(201, 'a'))).empty());
}

TEST_CASE("a page states no more than sixteen names of its site") {
  PageMetadata metadata;
  metadata.tags.push_back({"og:site_name", std::string(201, 'a')});
  for (int i = 0; i < 40; ++i) metadata.tags.push_back({"publisher", "Site " + std::to_string(i)});
  const Strings sites = sites_of(metadata);
  REQUIRE(sites.size() == 16);
  CHECK(sites.front() == "site0");
}

}  // namespace
}  // namespace gazette::site_names_test
