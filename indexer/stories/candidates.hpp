// SPDX-License-Identifier: GPL-3.0-or-later
// Which earlier articles may be copies of a new one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "indexer/stories/sketch.hpp"

namespace gazette {

/// Articles by the hashes of their sketches. Not thread-safe.
class Candidates {
 public:
  using Number = std::uint32_t;  ///< of an article, chosen by the caller

  /// The articles that share enough hashes with `sketch`, sorted. A hash that is in many articles
  /// is of a form: only the newest of them count.
  std::vector<Number> of(const Sketch& sketch) const;

  /// REQUIRES: `article` was not added yet.
  void add(Number article, const Sketch& sketch);

  /// Takes an article out that was added with `sketch`.
  void remove(Number article, const Sketch& sketch);

 private:
  std::unordered_map<std::uint32_t, std::vector<Number>> by_hash_;  ///< the newest last
  std::unordered_map<Number, std::uint8_t> sizes_;                  ///< of the sketches
};

}  // namespace gazette
