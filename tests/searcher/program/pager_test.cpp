// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a terminal is tested by the golden cases search-pager and search-pager-left.
#include "searcher/program/pager.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::pager_test {
namespace {

TEST_CASE("rows of a screen count long and wide lines by their width, and colours not at all") {
  struct Row {
    std::string text;
    std::size_t rows;
  };
  for (const auto& [text, rows] : std::vector<Row>{{"", 0},
                                                   {"a\n", 1},
                                                   {"a", 1},
                                                   {"\n\n", 2},
                                                   {"0123456789\n", 1},
                                                   {"01234567890\nb\n", 3},
                                                   {"東京東京東\n", 1},
                                                   {"東京東京東京\n", 2},
                                                   {"\x1b[1m0123456789\x1b[0m\n", 1},
                                                   {"\x1b[", 1},
                                                   {"\x1b", 1}}) {
    CAPTURE(text);
    CHECK(screen_rows(text, 10) == rows);
  }
}

}  // namespace
}  // namespace gazette::pager_test
