// SPDX-License-Identifier: GPL-3.0-or-later
// How the memory limit of a run is divided.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/analysis/analyzer.hpp"
#include "indexer/writing/bulk_builder.hpp"

namespace gazette {

/// In bytes, unless it says otherwise. The rest is left to Xapian and the system.
struct MemoryShares {
  /// Divides `all` bytes among `threads` threads besides the caller's.
  MemoryShares(std::size_t all, unsigned threads) {
    const std::size_t makers = threads + 1;  // the caller's thread makes small additions
    ids = all / 2;
    pending = all / 20;
    cached_words = std::min(default_cached_words, all / 8 / makers / 200);
    // Batches are filled, wait and are built; an article takes twice the size of its body.
    batch.bytes = std::clamp(all / 8 / (3 * makers), std::size_t{100'000}, batch.bytes);
    batch.cached_words = cached_words;
  }

  std::size_t ids;           ///< for ids and files that were seen
  std::size_t pending;       ///< for bodies of changed articles that wait for a commit
  std::size_t cached_words;  ///< number of words
  BatchLimits batch;
};

}  // namespace gazette
