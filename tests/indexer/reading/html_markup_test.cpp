// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_markup.hpp"

#include <array>

#include "tests/catch.hpp"

namespace gazette::html_markup_test {
namespace {

TEST_CASE("tags nest as deep as they are open at once") {
  struct Case {
    std::string_view html;
    int want;
  };
  constexpr std::array cases = {
      Case{"", 0},
      Case{"no tags, 1 < 2", 0},
      Case{"<div><div></div></div><div></div>", 2},
      Case{"<div><p>one<p>two<br><img src=x></div>", 1},
      Case{"</div></div><div>", 1},
      Case{"<svg><path/><path/><g><path/></g></svg>", 2},
      Case{"<div", 1},
  };
  for (const auto& [html, want] : cases) {
    CAPTURE(html);
    CHECK(nesting_of(html) == want);
  }
}

TEST_CASE("tags that separate paragraphs are distinguished from inline tags and from formulas") {
  for (const std::string_view html :
       {"<p>", "a</P>", "one<br>two", "one<br/>two", "<div class=x>"}) {
    CAPTURE(html);
    CHECK(has_html_blocks(html));
  }
  for (const std::string_view text :
       {"", "<", "<p", "a < p > b", "<b>x</b>", "<path>", "&lt;p&gt;"}) {
    CAPTURE(text);
    CHECK_FALSE(has_html_blocks(text));
  }
}

TEST_CASE("a page's charset is what a meta tag of its head declares") {
  CHECK(declared_charset("<meta charset=\"windows-1252\">") == "windows-1252");
  CHECK(declared_charset("<meta http-equiv=Content-Type content='text/html; CharSet = utf-8'>") ==
        "utf-8");
  CHECK(declared_charset("<meta name=x>").empty());
  CHECK(declared_charset(std::string(5000, ' ') + "<META charset=utf-8>") == "utf-8");
  CHECK(declared_charset(std::string(70'000, ' ') + "<meta charset=utf-8>").empty());
  CHECK(declared_charset("<script charset=utf-8 src=x></script><meta charset=koi8-r>") == "koi8-r");
  CHECK(declared_charset("<meta name=x <script charset=utf-8></script>").empty());
}

}  // namespace
}  // namespace gazette::html_markup_test
