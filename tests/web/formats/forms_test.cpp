// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/forms.hpp"

#include "tests/catch.hpp"

namespace gazette {
namespace {

TEST_CASE("an answer of a part of the matches is not to be kept") {
  Page page;
  CHECK(filled("text", page).keeping == Keeping::a_minute);
  page.ran_out_of_time = true;
  CHECK(filled("text", page).keeping == Keeping::never);
  CHECK(filled("text", page).text == "text");
}

}  // namespace
}  // namespace gazette
