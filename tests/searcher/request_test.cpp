// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/request.hpp"

#include "tests/catch.hpp"

namespace gazette {
namespace {

TEST_CASE("an order is known by its name, and by nothing else") {
  CHECK(sort_order_named("relevance") == SortOrder::relevance);
  CHECK(sort_order_named("newest") == SortOrder::newest);
  CHECK(sort_order_named("oldest") == SortOrder::oldest);
  for (const std::string_view name : {"", "Newest", "date", "automatic", "newest "}) {
    CAPTURE(name);
    CHECK_FALSE(sort_order_named(name));
  }
}

}  // namespace
}  // namespace gazette
