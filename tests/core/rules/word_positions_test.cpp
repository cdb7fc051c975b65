// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/word_positions.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette::word_positions_test {
namespace {

using Lists = std::vector<std::vector<std::uint32_t>>;

std::vector<Positions> spans_of(const Lists& lists) { return {lists.begin(), lists.end()}; }

TEST_CASE("words stand in order when each can be behind the one before, within the span") {
  struct Case {
    Lists words;
    std::size_t span;
    bool want;
  };
  const std::vector<Case> cases = {
      {{{3}}, 1, true},
      {{{}}, 1, false},
      {{{3}, {4}}, 2, true},
      {{{4}, {3}}, 2, false},
      {{{3}, {3}}, 2, false},  // one position is no two words
      {{{3}, {5}}, 2, false},
      {{{3}, {5}}, 3, true},
      {{{1, 8}, {5, 9}}, 2, true},
      {{{1, 8}, {2, 9}, {5, 10}}, 3, true},
      {{{1, 8}, {2}, {5, 10}}, 3, false},
      {{{7}, {}}, 9, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words, each.span);
    CHECK(stand_in_order(spans_of(each.words), each.span) == each.want);
  }
}

TEST_CASE("words stand near when each has a position of its own within the span") {
  struct Case {
    Lists words;
    std::size_t span;
    bool want;
  };
  const std::vector<Case> cases = {
      {{{4}, {3}}, 2, true},
      {{{3}, {3}}, 2, false},
      {{{3, 4}, {3}}, 2, true},  // the first gives way
      {{{3, 4}, {3, 5}, {3}}, 3, true},
      {{{3, 4}, {3, 4}, {3, 4}}, 9, false},
      {{{1}, {9}}, 8, false},
      {{{1}, {9}}, 9, true},
      {{{1, 8}, {}}, 9, false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.words, each.span);
    CHECK(stand_near(spans_of(each.words), each.span) == each.want);
  }
}

/// Whether a choice of a position for each word from the one at `word` on fits, tried one by one.
bool fits(const Lists& words, std::size_t span, bool (*is_fit)(const std::vector<std::uint32_t>&),
          std::vector<std::uint32_t>& chosen) {
  if (chosen.size() == words.size()) {
    const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
    return *most - *least < span && is_fit(chosen);
  }
  for (const std::uint32_t position : words[chosen.size()]) {
    chosen.push_back(position);
    const bool is_found = fits(words, span, is_fit, chosen);
    chosen.pop_back();
    if (is_found) return true;
  }
  return false;
}

bool rise(const std::vector<std::uint32_t>& chosen) {
  return std::adjacent_find(chosen.begin(), chosen.end(), std::greater_equal<>()) == chosen.end();
}

bool differ(const std::vector<std::uint32_t>& chosen) {
  std::vector<std::uint32_t> sorted = chosen;
  std::sort(sorted.begin(), sorted.end());
  return rise(sorted);
}

TEST_CASE("words stand together as trying every choice of positions says") {
  RandomText random(11);
  int together = 0;
  for (int round = 0; round < 5'000; ++round) {
    Lists words(1 + random.below(4));
    for (auto& positions : words) {
      for (std::uint32_t at = 1; at < 12; ++at) {
        if (random.below(4) == 0) positions.push_back(at);
      }
    }
    const std::size_t span = 1 + random.below(6);
    std::vector<std::uint32_t> chosen;
    const bool in_order = fits(words, span, rise, chosen);
    const bool near = fits(words, span, differ, chosen);
    together += (in_order ? 1 : 0) + (near ? 1 : 0);
    if (in_order == stand_in_order(spans_of(words), span) &&
        near == stand_near(spans_of(words), span)) {
      continue;
    }
    CAPTURE(words, span, in_order, near);
    FAIL("not as every choice says");
  }
  CHECK(together > 2'000);
}

}  // namespace
}  // namespace gazette::word_positions_test
