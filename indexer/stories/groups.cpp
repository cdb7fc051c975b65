// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/groups.hpp"

#include <numeric>
#include <utility>

namespace gazette {

Groups::Groups(std::size_t count) : parents_(count) {
  std::iota(parents_.begin(), parents_.end(), 0U);
}

std::uint32_t Groups::first_of(std::uint32_t member) {
  while (parents_[member] != member) {
    parents_[member] = parents_[parents_[member]];  // halves the path for the next time
    member = parents_[member];
  }
  return member;
}

void Groups::join(std::uint32_t a, std::uint32_t b) {
  a = first_of(a);
  b = first_of(b);
  if (b < a) std::swap(a, b);
  parents_[b] = a;
}

}  // namespace gazette
