// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/paging.hpp"

#include <optional>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::paging_test {
namespace {

using Offset = std::optional<std::size_t>;
constexpr Offset none = std::nullopt;

TEST_CASE("pages follow each other without gap or overlap") {
  struct Case {
    std::size_t total;
    std::size_t offset;
    std::size_t limit;
    std::size_t number;
    std::size_t last;
    Offset previous;
    Offset next;
  };
  const std::vector<Case> cases = {
      {0, 0, 10, 1, 1, none, none},        // nothing found
      {1, 0, 10, 1, 1, none, none},        // a part of a page
      {10, 0, 10, 1, 1, none, none},       // exactly one
      {11, 0, 10, 1, 2, none, 10},         // the first of two
      {11, 10, 10, 2, 2, 0, none},         // the last of two
      {30, 10, 10, 2, 3, 0, 20},           // one in the middle
      {30, 20, 10, 3, 3, 10, none},        // the last, full
      {30, 30, 10, 4, 3, 20, none},        // just beyond
      {30, 500, 10, 51, 3, 20, none},      // far beyond
      {0, 20, 10, 3, 1, 0, none},          // beyond nothing
      {30, 5, 10, 2, 4, 0, 15},            // between two pages
      {30, 15, 10, 3, 4, 5, 25},           //
      {47, 44, 10, 6, 6, 34, none},        // the last, between two
      {5, 0, 1, 1, 5, none, 1},            // one per page
      {5, 4, 1, 5, 5, 3, none},            //
      {30, 0, 0, 1, 1, none, none},        // no hits wanted
      {30, 20, 0, 1, 1, none, none},       //
      {50'000, 0, 10, 1, 1000, none, 10},  // more than can be paged through
      {50'000, 9990, 10, 1000, 1000, 9980, none},
      {50'000, 9000, 1000, 10, 10, 8000, none},
      {50'000, 9999, 300, 35, 35, 9699, none},
  };
  for (const Case& c : cases) {
    CAPTURE(c.total, c.offset, c.limit);
    Page page;
    page.total = c.total;
    page.offset = c.offset;
    page.limit = c.limit;
    const Paging paging = paging_of(page);
    CHECK(paging.number == c.number);
    CHECK(paging.last == c.last);
    CHECK(paging.previous_offset == c.previous);
    CHECK(paging.next_offset == c.next);
  }
}

TEST_CASE("no page follows hits that are of a part") {
  Page page;
  page.total = 30;
  page.limit = 10;
  CHECK(paging_of(page).next_offset == 10);
  page.are_hits_of_a_part = true;
  CHECK(paging_of(page).next_offset == none);
  page.offset = 10;
  CHECK(paging_of(page).next_offset == none);
  CHECK(paging_of(page).previous_offset == 0);
}

}  // namespace
}  // namespace gazette::paging_test
