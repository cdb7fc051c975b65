// SPDX-License-Identifier: GPL-3.0-or-later
// What became of each id in a run, in little memory: a run may bring many millions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/schema/schema.hpp"
#include "indexer/writing/document.hpp"

namespace gazette {

/// Ids are told apart by 64 bits of their hash. Of ten million, two fall together in one of some
/// 400,000 runs; then the one counts as the other come again, and both are indexed all the same.
using IdKey = std::uint64_t;
IdKey id_key(std::string_view id);

class Arrivals {
 public:
  enum class Fate : std::uint8_t {
    pending,  ///< differs from what is stored, and waits; or just came
    added,
    unchanged,
    updated,
  };

  struct Arrival {
    OriginKey origin = 0;        ///< of the file that it came from last
    Digest digest = 0;           ///< of the article, while that is fresh
    std::uint32_t added_by = 0;  ///< number of the commit that adds it, from 1; 0: none
    Fate fate = Fate::pending;
  };

  struct Noted {
    Arrival& arrival;  ///< until the next call
    bool is_first;     ///< whether the id comes for the first time in this run
    /// Whether nothing is known of what became of it: it comes for the first time, or was
    /// condensed.
    bool is_blank;
  };
  Noted note(IdKey id, OriginKey origin);

  /// Whether the id came in this run.
  bool contains(IdKey id) const;

  /// What became of the id; a new one for an id that did not come or was condensed.
  Arrival& at(IdKey id) { return arrivals_[id]; }

  /// The next commit adds the article.
  void add_fresh(Arrival& arrival, Digest digest);
  bool is_fresh(const Arrival& arrival) const { return arrival.added_by == commit_; }
  bool is_fresh(IdKey id) const;

  /// A commit is done: nothing is fresh any more.
  void settle() { ++commit_; }

  /// About the memory that `condense` makes free.
  std::size_t bytes() const;

  /// Of each id only that it came is kept, in 8 bytes. When it comes again, it counts as one that
  /// was there before the run. Only while nothing is fresh.
  void condense();

 private:
  std::unordered_map<IdKey, Arrival> arrivals_;
  std::vector<IdKey> condensed_;  ///< sorted
  std::uint32_t commit_ = 1;
};

}  // namespace gazette
