// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/representation.hpp"

#include "tests/catch.hpp"

namespace gazette::representation_test {
namespace {

TEST_CASE("an answer of a part of the matches is not to be kept") {
  Page page;
  CHECK(representation_of(page, "text").keeping == Keeping::a_minute);
  page.ran_out_of_time = true;
  CHECK(representation_of(page, "text").keeping == Keeping::never);
  CHECK(representation_of(page, "text").body == "text");
}

}  // namespace
}  // namespace gazette::representation_test
