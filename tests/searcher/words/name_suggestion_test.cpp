// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/name_suggestion.hpp"

#include <array>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::name_suggestion_test {
namespace {

TEST_CASE("the nearest name is the one with the fewest slips of the finger") {
  const std::array<std::string, 8> names = {"acq",         "earn",     "economy", "economy/trade",
                                            "environment", "politics", "sport",   "sport/football"};
  struct Case {
    std::string_view typed;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"ern", "earn"},
      Case{"earns", "earn"},
      Case{"acq", "acq"},
      Case{"econmy", "economy"},
      Case{"ecnoomy", "economy"},
      Case{"enviroment", "environment"},
      Case{"sports", "sport"},
      Case{"economy/trde", "economy/trade"},
      Case{"trade", "economy/trade"},
      Case{"football", "sport/football"},
      Case{"politcs", "politics"},
      Case{"xylophone", ""},
      Case{"", ""},
      Case{"zz", ""},
      Case{"q", ""},
  };
  for (const auto& [typed, want] : cases) {
    CAPTURE(typed);
    CHECK(suggest_name(typed, names) == want);
  }
}

TEST_CASE("among names equally near the first is chosen") {
  const std::array<std::string, 2> names = {"cart", "card"};
  CHECK(suggest_name("carx", names) == "cart");
}

TEST_CASE("nothing is near when there are no names or the typed text is endless") {
  CHECK(suggest_name("sport", {}).empty());
  const std::array<std::string, 1> names = {"sport"};
  CHECK(suggest_name(std::string(100'000, 's'), names).empty());
}

}  // namespace
}  // namespace gazette::name_suggestion_test
