// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/representation.hpp"

#include "tests/catch.hpp"

namespace gazette::representation_test {
namespace {

TEST_CASE("a representation of only a part of the matches is not stored") {
  Page page;
  CHECK(representation_of(page, "text").cache_control == CacheControl::private_minute);
  page.ran_out_of_time = true;
  CHECK(representation_of(page, "text").cache_control == CacheControl::no_store);
  CHECK(representation_of(page, "text").body == "text");
  CHECK(representation_of(Completions{{"ferry"}, true}, "text").cache_control ==
        CacheControl::no_store);
}

}  // namespace
}  // namespace gazette::representation_test
