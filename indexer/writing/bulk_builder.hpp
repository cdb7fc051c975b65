// SPDX-License-Identifier: GPL-3.0-or-later
// Builds many documents at once: articles in, a compact database out. One big Xapian database grows
// slowly, because its buffers outgrow the processor's cache; many small ones, each built by one
// thread and merged at the end, take a fifth of the time (docs/performance.md).
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "core/analysis/analyzer.hpp"
#include "core/schema/article.hpp"
#include "indexer/filing/topic_filing.hpp"

namespace Xapian {
class WritableDatabase;
}

namespace gazette {

class TransactionBuffer;

/// How the small databases are written: by our own writer, about four times as fast, in the format
/// of every Xapian 1.4; or by the Xapian library, in its own format.
enum class PartFormat { glass_of_1_4, of_the_library };

/// `glass_of_1_4` if the Xapian library of this process is a 1.4.
PartFormat fastest_part_format();

/// The size of the small databases, and other limits on memory. Larger ones make the merged
/// database smaller (each has its own chunk of every posting list); smaller ones are spread more
/// evenly over the threads. The first ones are smaller, so that every thread soon has work.
struct BatchLimits {
  std::size_t articles = 8000;
  std::size_t bytes = 16'000'000;                 ///< of their footprint
  std::size_t cache_bytes = default_cache_bytes;  ///< of words, per thread
  std::size_t counted_words = 500'000;  ///< in memory, about 100 bytes each; more go to disk
  PartFormat format = fastest_part_format();
};

/// Not thread-safe; runs its own threads. add(), then finish(), then merge() or append_to().
class BulkBuilder {
 public:
  /// Works in `folder`, which is created unless it exists and removed by the destructor, with
  /// `threads` threads besides the caller's, or with as many of them as can be started. `filing`
  /// assigns topics to the articles. Throws Error if no thread can be started. REQUIRES: nothing is
  /// in `folder` but a marker (indexer/database/ownership.hpp).
  BulkBuilder(std::filesystem::path folder, unsigned threads, BatchLimits limits = {},
              TopicFiling filing = {});
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  /// Number of threads that were started.
  std::size_t threads() const;

  /// Adds `article` as a new document after all earlier ones. Blocks while the queue is full.
  /// Throws what one of the threads threw.
  void add(Article article);

  /// Waits until all documents are built. Nothing may be added afterwards. Throws what one of the
  /// threads threw.
  void finish();

  /// Writes a new database `target`: the documents of the database `base` (none if the path is
  /// empty), then the new ones. Nothing is synced to disk. REQUIRES: finish() was called.
  void merge(const std::filesystem::path& base, const std::filesystem::path& target);

  /// Adds the new documents to an open database instead, through `buffer` of the same. REQUIRES:
  /// finish() was called.
  void append_to(Xapian::WritableDatabase& db, TransactionBuffer& buffer);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
