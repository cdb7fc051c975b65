// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_text.hpp"

#include <array>

#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::html_text_test {
namespace {

TEST_CASE("character references are resolved once") {
  CHECK(without_references("Caf&eacute; &amp;lt; <b>") == "Caf\u00E9 &lt; <b>");
  CHECK(without_references("no reference") == "no reference");
}

TEST_CASE("text is UTF-8 whatever number a character reference has") {
  constexpr std::array references = {"&#0;",          "&#xD800;",        "&#x110000;",
                                     "&#4294967295;", "&#899999999999;", "&#89999999999999999;"};
  for (const std::string_view reference : references) {
    CAPTURE(reference);
    CHECK(is_valid_utf8(without_references(reference)));
    CHECK(is_valid_utf8(text_of_html(reference)));
  }
}

}  // namespace
}  // namespace gazette::html_text_test
