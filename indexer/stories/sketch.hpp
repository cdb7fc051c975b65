// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of an article to find those that may be copies of it: hashes of a few of its runs of
// words. They are the smallest of all its hashes, so that two articles that share runs share hashes
// too, wherever one was cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/stories/story_words.hpp"

namespace gazette {

/// The number of words in a run.
inline constexpr std::size_t run_words = 3;

/// The hash of each run of words, in their order: two fewer than `words`, or none.
std::vector<std::uint32_t> run_hashes(std::span<const StoryWord> words);

/// The smallest distinct hashes of an article, in order.
using Sketch = std::vector<std::uint32_t>;
inline constexpr std::size_t sketch_hashes = 16;

/// Of an article with fewer than `run_words` words it is empty.
Sketch sketch_of(std::span<const StoryWord> words);

/// How many hashes both have.
std::size_t shared_hashes(const Sketch& a, const Sketch& b);

/// How many hashes two articles must share to be compared, when the smaller sketch has so many.
std::size_t needed_hashes(std::size_t smaller);

/// Whether the two articles must be compared.
bool are_candidates(const Sketch& a, const Sketch& b);

/// 4 bytes a hash, the highest byte first, as an index stores it.
std::string to_value(const Sketch& sketch);

/// The sketch in such a value; an empty one when it is not one.
Sketch parse_sketch(std::string_view value);

}  // namespace gazette
