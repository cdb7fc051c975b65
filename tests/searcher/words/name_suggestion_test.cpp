// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/name_suggestion.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

TEST_CASE("the distance is that of the whole table") {
  const auto distance = [](std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        const std::size_t substituted = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, substituted});
      }
    }
    return table[a.size()][b.size()];
  };
  std::vector<std::string> texts;
  std::uint32_t state = 7;
  for (int i = 0; i < 120; ++i) {
    std::string text;
    for (std::uint32_t length = 1 + (state = state * 1664525 + 1013904223) / 400'000'000;
         text.size() < length;) {
      text += static_cast<char>('a' + (state = state * 1664525 + 1013904223) / 1'500'000'000);
    }
    texts.push_back(text);
  }
  for (const std::string& typed : texts) {
    for (const std::string& name : texts) {
      CAPTURE(typed, name);
      const std::size_t apart = distance(typed, name);
      const bool is_near =
          apart <= std::max<std::size_t>(2, typed.size() / 3) && apart < typed.size();
      CHECK(suggest_name(typed, std::array{name}) == (is_near ? name : ""));
    }
  }
}

TEST_CASE("the work for a name is bounded, however many names there are") {
  const std::string typed(200, 'x');
  NearestName far(typed);
  for (int i = 0; i < 60'000; ++i) far.offer("Petov Rosalu " + std::to_string(i));
  CHECK(far.steps() == 0);  // too short to come near

  NearestName like(typed);
  std::string name(200, 'y');
  std::size_t offered = 0;
  for (; offered < 60'000 && !like.is_decided(); ++offered) {
    name.replace(0, 6, std::to_string(100'000 + offered));
    for (std::size_t at = 10; at < 150; ++at) name[at] = 'x';
    like.offer(name);
  }
  CHECK(like.is_decided());
  CHECK(offered < 60'000);
  CHECK(like.steps() < NearestName::max_steps + 200 * 140);
}

}  // namespace
}  // namespace gazette::name_suggestion_test
