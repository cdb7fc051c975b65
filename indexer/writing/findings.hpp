// SPDX-License-Identifier: GPL-3.0-or-later
// What a run finds and its user should know. There may be millions: a run keeps the first few of
// each kind and their number, and passes each on at once.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/error.hpp"

namespace gazette {

/// A file in a folder that was not read.
struct Ignored {
  std::string path;
  std::string why;
};

/// A symbolic link in a folder that was not followed.
struct UnfollowedLink {
  std::string path;
};

/// An id that came more than once in a run.
struct Repeated {
  std::string id;
  std::string origin;  ///< canonical path of the file from which it came again; empty: from none
};

/// An id that came from another file than the one it is stored with. Both are canonical paths.
struct Moved {
  std::string id;
  std::string from;
  std::string to;
};

using Finding = std::variant<Skipped, Omitted, Ignored, UnfollowedLink, Repeated, Moved>;
using FindingSink = std::function<void(const Finding&)>;

/// The first ten of what is added, and the number of all.
template <typename Item>
class FirstFew {
 public:
  static constexpr std::size_t most = 10;

  FirstFew() = default;
  FirstFew(std::initializer_list<Item> items) {
    for (const Item& item : items) add(item);
  }

  void add(Item item) {
    if (count_++ < most) first_.push_back(std::move(item));
  }

  const std::vector<Item>& first() const { return first_; }
  std::size_t count() const { return count_; }
  bool empty() const { return count_ == 0; }

 private:
  std::vector<Item> first_;
  std::size_t count_ = 0;
};

}  // namespace gazette
