// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/sketch.hpp"

#include <algorithm>

namespace gazette {
namespace {

constexpr std::size_t hash_bytes = 4;

/// Below this size a sketch holds all runs of a short text, and one that is shared means much.
constexpr std::size_t full_enough = 8;

/// Spreads the bits of a number over all of it (the finalizer of MurmurHash3).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xFF51AFD7ED558CCDU;
  x ^= x >> 33U;
  x *= 0xC4CEB9FE1A85EC53U;
  return x ^ (x >> 33U);
}

}  // namespace

std::vector<std::uint32_t> run_hashes(std::span<const StoryWord> words) {
  std::vector<std::uint32_t> hashes;
  if (words.size() < run_words) return hashes;
  hashes.reserve(words.size() - run_words + 1);
  for (std::size_t i = 0; i + run_words <= words.size(); ++i) {
    std::uint64_t run = 0;
    for (const StoryWord& word : words.subspan(i, run_words)) run = mixed(run ^ word.hash) + 1;
    hashes.push_back(static_cast<std::uint32_t>(run >> 32U));
  }
  return hashes;
}

Sketch sketch_of(std::span<const StoryWord> words) {
  Sketch smallest;  // a heap, the greatest first, until it is sorted
  smallest.reserve(sketch_hashes + 1);
  for (const std::uint32_t hash : run_hashes(words)) {
    const bool is_full = smallest.size() == sketch_hashes;
    if (is_full && hash >= smallest.front()) continue;
    if (std::find(smallest.begin(), smallest.end(), hash) != smallest.end()) continue;
    smallest.push_back(hash);
    std::push_heap(smallest.begin(), smallest.end());
    if (!is_full) continue;
    std::pop_heap(smallest.begin(), smallest.end());
    smallest.pop_back();
  }
  std::sort_heap(smallest.begin(), smallest.end());
  return smallest;
}

std::size_t shared_hashes(const Sketch& a, const Sketch& b) {
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool is_less = *x < *y;
    const bool is_greater = *y < *x;
    if (!is_greater) ++x;
    if (!is_less) ++y;
  }
  return shared;
}

std::size_t needed_hashes(std::size_t smaller) { return smaller < full_enough ? 1 : 2; }

bool are_candidates(const Sketch& a, const Sketch& b) {
  return shared_hashes(a, b) >= needed_hashes(std::min(a.size(), b.size()));
}

std::string to_value(const Sketch& sketch) {
  std::string value;
  value.reserve(sketch.size() * hash_bytes);
  for (const std::uint32_t hash : sketch) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
      value += static_cast<char>(static_cast<unsigned char>(hash >> shift));
    }
  }
  return value;
}

Sketch parse_sketch(std::string_view value) {
  if (value.size() % hash_bytes != 0 || value.size() > sketch_hashes * hash_bytes) return {};
  Sketch sketch;
  for (; !value.empty(); value.remove_prefix(hash_bytes)) {
    std::uint32_t hash = 0;
    for (const char byte : value.substr(0, hash_bytes)) {
      hash = hash << 8U | static_cast<unsigned char>(byte);
    }
    if (!sketch.empty() && hash <= sketch.back()) return {};
    sketch.push_back(hash);
  }
  return sketch;
}

}  // namespace gazette
