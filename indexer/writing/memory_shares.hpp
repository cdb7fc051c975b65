// SPDX-License-Identifier: GPL-3.0-or-later
// How the memory limit of a run is divided.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/analysis/analyzer.hpp"
#include "indexer/threads/thread_count.hpp"
#include "indexer/writing/bulk_builder.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace gazette {

/// In bytes, unless it says otherwise. The rest is left to Xapian and the system.
struct MemoryShares {
  /// Divides `all` bytes among `threads` threads besides the caller's.
  MemoryShares(std::size_t all, unsigned threads) {
    const std::size_t makers = threads + 1;  // the caller's thread makes small additions
    ids = all / 2;
    pending = all / 20;
    waiting = all / 20;
    reading = all / 20;
    transaction = all / 3;  // the articles that are then in the tables no longer wait
    cache_bytes = std::min(default_cache_bytes, all / 8 / makers);
    // Batches are filled, wait and are built, which takes several times their size.
    batch.bytes = std::clamp(all / 4 / (3 * makers), std::size_t{200'000}, batch.bytes);
    batch.cache_bytes = cache_bytes;
  }

  std::size_t ids;          ///< for ids and files that were seen
  std::size_t pending;      ///< for changes of stored articles that wait for a commit
  std::size_t waiting;      ///< for new articles while they are few
  std::size_t reading;      ///< for what is read before its turn
  std::size_t transaction;  ///< for what Xapian keeps of changed documents
  std::size_t cache_bytes;  ///< for words, per thread
  BatchLimits batch;
};

/// Bytes for the words that each thread of `tuning` caches.
inline std::size_t cache_share(const WriterTuning& tuning) {
  return MemoryShares(tuning.memory_bytes, thread_count(tuning.threads)).cache_bytes;
}

}  // namespace gazette
