// SPDX-License-Identifier: GPL-3.0-or-later
// What of a run takes how much of the memory that it may take.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/analysis/analyzer.hpp"
#include "indexer/writing/bulk_builder.hpp"

namespace gazette {

/// How a run's memory is shared out; what is not named here is left to Xapian and the system.
struct MemoryShares {
  /// Of `all` bytes, for `threads` that build beside the caller's.
  MemoryShares(std::size_t all, unsigned threads) {
    const std::size_t makers = threads + 1;  // the caller's makes small additions
    ids = all / 2;
    pending = all / 20;
    cached_words = std::min(default_cached_words, all / 8 / makers / 200);
    // Batches wait, are being filled and being built; an article takes twice the bytes of its body.
    batch.bytes = std::clamp(all / 8 / (3 * makers), std::size_t{100'000}, batch.bytes);
    batch.counted_words = all / 16 / 100;
    batch.cached_words = cached_words;
  }

  std::size_t ids;           ///< what is remembered of ids and files
  std::size_t pending;       ///< bodies of changed articles that wait for a later version
  std::size_t cached_words;  ///< a number
  BatchLimits batch;
};

}  // namespace gazette
