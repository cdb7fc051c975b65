// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of many articles and the documents that had them, in order: what is left of one revision
// of an index when its articles are read one by one while a writer goes on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace gazette {

/// Not thread-safe. An entry takes 6 bytes and what its id does not share with the id before it:
/// ids that differ in up to 58 bytes take 64 bytes at most.
class IdList {
 public:
  void add(std::uint32_t docid, std::string_view id);

  std::size_t size() const { return size_; }

  /// Memory in bytes.
  std::size_t bytes() const;

  /// Calls `visit(docid, id)` for each entry, in the order in which they were added.
  template <typename Visit>
  void for_each(Visit visit) const {
    std::string id;
    for (const std::string& block : blocks_) {
      for (std::string_view rest = block; !rest.empty();) {
        const std::uint32_t docid = take_entry(rest, id);
        visit(docid, std::as_const(id));
      }
    }
  }

 private:
  /// Takes the entry at the beginning of `rest` away, and turns the id of the entry before it into
  /// that of this one.
  static std::uint32_t take_entry(std::string_view& rest, std::string& id);

  std::deque<std::string> blocks_;  ///< entries, none of them in two blocks
  std::string last_;                ///< id
  std::size_t size_ = 0;
};

}  // namespace gazette
