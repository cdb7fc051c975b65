// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/sketch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette {
namespace {

std::vector<StoryWord> numbered_words(std::uint32_t begin, std::uint32_t end) {
  std::vector<StoryWord> words;
  for (std::uint32_t i = begin; i < end; ++i) words.push_back({i * 2654435761U, WordKind::plain});
  return words;
}

}  // namespace

TEST_CASE("a sketch has the smallest distinct hashes of the runs of an article") {
  for (const std::uint32_t count : {0U, 2U, 3U, 10U, 18U, 19U, 400U}) {
    CAPTURE(count);
    std::vector<StoryWord> words = numbered_words(0, count);
    const std::vector<StoryWord> again = words;
    words.insert(words.end(), again.begin(), again.end());
    const std::vector<std::uint32_t> runs = run_hashes(words);
    const std::set<std::uint32_t> distinct(runs.begin(), runs.end());
    std::vector<std::uint32_t> expected(distinct.begin(), distinct.end());
    expected.resize(std::min(expected.size(), sketch_hashes));
    CHECK(sketch_of(words) == expected);
  }
}

TEST_CASE("a cut article and its whole are candidates, others are not") {
  const Sketch whole = sketch_of(numbered_words(0, 400));
  CHECK(are_candidates(whole, sketch_of(numbered_words(0, 200))));
  CHECK(are_candidates(sketch_of(numbered_words(100, 400)), whole));
  CHECK_FALSE(are_candidates(whole, sketch_of(numbered_words(1000, 1400))));
  CHECK_FALSE(are_candidates({}, {}));
  CHECK(shared_hashes({1, 3, 5}, {2, 3, 5, 7}) == 2);
  // One is enough where a short text has few.
  CHECK(are_candidates({1, 2, 3}, {3, 4, 5, 6, 7, 8, 9, 10}));
  CHECK_FALSE(are_candidates({1, 2, 3, 4, 5, 6, 7, 8}, {8, 9, 10, 11, 12, 13, 14, 15}));
}

TEST_CASE("a sketch is stored as bytes, and bytes that are none are refused") {
  const Sketch sketch = {0x00000001, 0x7F010203, 0xFFFFFFFF};
  CHECK(to_value(sketch) == std::string("\0\0\0\1\x7F\1\2\3\xFF\xFF\xFF\xFF", 12));
  CHECK(parse_sketch(to_value(sketch)) == sketch);
  CHECK(parse_sketch("").empty());
  CHECK(parse_sketch("abcde").empty());
  CHECK(parse_sketch("bbbbaaaa").empty());
  CHECK(parse_sketch("aaaaaaaa").empty());
  CHECK(parse_sketch(to_value(sketch_of(numbered_words(0, 400)))).size() == sketch_hashes);
}

}  // namespace gazette
