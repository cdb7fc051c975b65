// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/hebrew.hpp"

#include <string>

#include "tests/catch.hpp"

namespace gazette::hebrew_test {
namespace {

TEST_CASE("points and the signs of acronyms are left out of Hebrew words alone") {
  CHECK(without_hebrew_signs("צה\"ל") == "צהל");
  CHECK(without_hebrew_signs("צה״ל") == "צהל");
  CHECK(without_hebrew_signs("שָׁלוֹם") == "שלום");
  CHECK(without_hebrew_signs("say\"so") == "say\"so");
  CHECK(without_hebrew_signs("").empty());
}

TEST_CASE("a closing quotation mark may be the sign of a Hebrew acronym, once") {
  CHECK(is_acronym_sign("”", "צה"));
  CHECK_FALSE(is_acronym_sign("”", "צה”ל"));
  CHECK_FALSE(is_acronym_sign("”", "war"));
  CHECK_FALSE(is_acronym_sign("-", "צה"));
  CHECK_FALSE(is_acronym_sign("”", ""));
}

}  // namespace
}  // namespace gazette::hebrew_test
