// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that belong together because each is linked to another one of its group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace gazette {

/// Disjoint sets of the numbers from 0 on. Not thread-safe.
class Groups {
 public:
  /// Each of `count` numbers is a group of its own.
  explicit Groups(std::size_t count = 0);

  std::size_t size() const { return parents_.size(); }

  /// Adds the next number, as a group of its own.
  void add() { parents_.push_back(static_cast<std::uint32_t>(parents_.size())); }

  /// The least number in the group of `member`. REQUIRES: member < size().
  std::uint32_t first_of(std::uint32_t member);

  /// Makes the groups of `a` and `b` one.
  void join(std::uint32_t a, std::uint32_t b);

 private:
  std::vector<std::uint32_t> parents_;  ///< none is greater than its child
};

}  // namespace gazette
