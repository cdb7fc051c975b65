// SPDX-License-Identifier: GPL-3.0-or-later
// The ids that a run has seen, and what became of each. Small, because a run may bring many
// millions. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/schema/schema.hpp"
#include "indexer/writing/document.hpp"

namespace gazette {

/// 64 bits of the hash of an id. Among ten million ids, two have the same key in one of some
/// 400,000 runs. The second then counts as a repetition of the first, but both are indexed
/// correctly.
using IdKey = std::uint64_t;
IdKey id_key(std::string_view id);

class SeenIds {
 public:
  enum class State : std::uint8_t {
    pending,  ///< just seen; or differs from the stored article and waits for the commit
    added,
    unchanged,
    updated,
  };

  struct Entry {
    OriginKey origin = 0;        ///< of the file that the id came from last
    Digest digest = 0;           ///< of the article; valid while it is uncommitted
    std::uint32_t added_by = 0;  ///< number of the commit that adds the article, from 1; 0: none
    State state = State::pending;
    bool is_repeated = false;
  };

  struct Added {
    Entry& entry;       ///< valid until the next call
    bool is_first;      ///< whether the id is seen for the first time in this run
    bool is_new_entry;  ///< whether it has no history: `is_first`, or dropped by shrink()
  };

  /// Adds an id that came from the file `origin`. An entry that exists keeps its origin.
  Added add(IdKey id, OriginKey origin);

  /// Marks the id as one that came again. Returns whether it was not marked yet. REQUIRES: the id
  /// has an entry.
  bool repeat(IdKey id);

  /// Whether the id was seen in this run. O(log n) after shrink().
  bool contains(IdKey id) const;

  /// The entry of the id; a new one when the id has none.
  Entry& at(IdKey id) { return entries_[id]; }

  /// The next commit adds the article of `entry`.
  void mark_uncommitted(Entry& entry, Digest digest);
  bool is_uncommitted(const Entry& entry) const { return entry.added_by == commit_; }
  bool is_uncommitted(IdKey id) const;

  /// Call after each commit: nothing is uncommitted any more.
  void end_commit() { ++commit_; }

  /// Approximate memory, in bytes, that shrink() would free.
  std::size_t bytes() const;

  /// Drops all entries and keeps 8 bytes for each id, or 16 for one that was repeated. An id that
  /// comes again then counts as one that was stored before the run. O(n log n). REQUIRES: nothing
  /// is uncommitted.
  void shrink();

 private:
  std::unordered_map<IdKey, Entry> entries_;
  std::vector<IdKey> bare_ids_;           ///< seen, but without an entry; sorted
  std::vector<IdKey> bare_repeated_ids_;  ///< of these, the repeated ones; sorted
  std::uint32_t commit_ = 1;
};

}  // namespace gazette
