// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/address_id.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::address_id_test {
namespace {

TEST_CASE("the id of an address has no tracking parameters") {
  struct Case {
    std::string_view address;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"https://paper.example/a", "https://paper.example/a"},
      Case{"https://paper.example/a?utm_source=x&utm_medium=y", "https://paper.example/a"},
      Case{"https://paper.example/a?id=7&utm_source=x#top", "https://paper.example/a?id=7"},
      Case{"https://paper.example/a?utm_source=x&id=7&p=2", "https://paper.example/a?id=7&p=2"},
      Case{"https://paper.example/a?UTM_Source=x&fbclid=1&GCLID=2", "https://paper.example/a"},
      Case{"https://paper.example/?p=7&mc_cid=1&mc_eid=2", "https://paper.example/?p=7"},
      Case{"https://paper.example/a?_ga=1.2", "https://paper.example/a"},
      Case{"https://paper.example/a?ref=rss", "https://paper.example/a"},
      Case{"https://paper.example/a?id=1#:~:text=ferry", "https://paper.example/a?id=1"},
      Case{"https://paper.example/#!/a/7", "https://paper.example/#!/a/7"},
      Case{"https://paper.example/#/a/7", "https://paper.example/#/a/7"},
      Case{"https://paper.example/?utm_id=1#!/a/7", "https://paper.example/#!/a/7"},
      // What may be another article
      Case{"https://paper.example/a?ref=p17", "https://paper.example/a?ref=p17"},
      Case{"https://paper.example/a?ref", "https://paper.example/a?ref"},
      Case{"https://paper.example/a?id=7&&x", "https://paper.example/a?id=7&&x"},
      Case{"https://paper.example/a?", "https://paper.example/a?"},
      Case{"https://paper.example/utm_source=x", "https://paper.example/utm_source=x"},
      Case{"https://paper.example/a?cutm_source=x", "https://paper.example/a?cutm_source=x"},
      Case{"https://paper.example/a?gclids=x", "https://paper.example/a?gclids=x"},
      Case{"http://www.paper.example/a/", "http://www.paper.example/a/"},
      Case{"urn:paper:7#a", "urn:paper:7#a"},
      Case{"/a?utm_source=x", "/a?utm_source=x"},
      Case{"", ""},
  };
  for (const auto& [address, want] : cases) {
    CAPTURE(address);
    CHECK(address_id(address) == want);
    CHECK(address_id(want) == want);
  }
}

}  // namespace
}  // namespace gazette::address_id_test
