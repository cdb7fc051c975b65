// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/values/request.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::request_test {
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

TEST_CASE("a least confidence asks for whole hundredths, rounded up") {
  struct Case {
    std::string_view text;
    int want;
  };
  constexpr std::array cases = {Case{"0", 0},      Case{"0.8", 80},  Case{".8", 80},
                                Case{"0.805", 81}, Case{"0.001", 1}, Case{"1", 100},
                                Case{"1e-1", 10}};
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(parse_min_confidence(text) == want);
  }
  for (const std::string_view text : {"", "-0.1", "1.01", "nan", "inf", "0.8x", " 0.8", "0,8"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_min_confidence(text));
  }
}

}  // namespace
}  // namespace gazette::request_test
