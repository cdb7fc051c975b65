// SPDX-License-Identifier: GPL-3.0-or-later
// How many bytes of memory a value takes, itself and what it owns on the heap. One count for all
// that waits, is cached or is learned from under a limit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette {

/// What the allocator adds to a block, approximately.
inline constexpr std::size_t block_bytes = 16;

/// A node of a std::map or std::unordered_map besides its value: links, its share of the buckets,
/// and what the allocator adds.
inline constexpr std::size_t node_bytes = 32 + block_bytes;

/// O(1). A short string is within itself.
inline std::size_t footprint(const std::string& text) {
  static const std::size_t within = std::string().capacity();
  return sizeof(std::string) + (text.capacity() > within ? text.capacity() + 1 + block_bytes : 0);
}

/// O(n). REQUIRES: there is a footprint() of its items.
template <typename Item>
std::size_t footprint(const std::vector<Item>& items) {
  if (items.capacity() == 0) return sizeof(std::vector<Item>);
  std::size_t bytes =
      sizeof(std::vector<Item>) + block_bytes + (items.capacity() - items.size()) * sizeof(Item);
  for (const Item& item : items) bytes += footprint(item);
  return bytes;
}

}  // namespace gazette
