// SPDX-License-Identifier: GPL-3.0-or-later
// Builds much of an index at once: articles in, a compact database out. One big Xapian database
// grows slowly, since what it holds in memory outgrows the processor's cache; many small ones, each
// built by one thread and merged at the end, take a fifth of the time (docs/performance.md).
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

/// Who writes the small databases: this project itself, some four times as fast, in the format that
/// every Xapian 1.4 reads; or Xapian, which knows the format of any version.
enum class PartFormat { glass_of_1_4, of_the_library };

/// The first where the Xapian that the program runs with is a 1.4.
PartFormat fastest_part_format();

/// How large the small databases are, and what else takes memory. Larger ones make the merged
/// database smaller (each part has its own piece of every word's list), smaller ones are shared out
/// among threads more evenly: the first are smaller, so that every thread soon has something to do.
struct BatchLimits {
  std::size_t articles = 8000;
  std::size_t bytes = 8'000'000;                    ///< of bodies
  std::size_t cached_words = default_cached_words;  ///< by each thread
  std::size_t counted_words = 500'000;  ///< in memory, some 100 bytes each; more go to disk
  PartFormat format = fastest_part_format();
};

class BulkBuilder {
 public:
  /// Works in `folder`, which is emptied first and removed at the end, with `threads` threads
  /// beside the caller's. Articles are filed by `filing`.
  BulkBuilder(std::filesystem::path folder, unsigned threads, BatchLimits limits = {},
              TopicFiling filing = {});
  ~BulkBuilder();
  BulkBuilder(const BulkBuilder&) = delete;
  BulkBuilder& operator=(const BulkBuilder&) = delete;

  /// Takes `article` as a new document, behind those that were added before. Waits while the
  /// threads have enough to do. Throws what went wrong in one of them.
  void add(Article article);

  /// After this nothing is added: waits until all documents are built.
  void finish();

  /// The documents of the database `base` (none when the path is empty), then the new ones, as the
  /// new database `target`; on disk before it returns. After finish().
  void merge(const std::filesystem::path& base, const std::filesystem::path& target);

  /// Adds the new documents to an open database instead. After finish().
  void append_to(Xapian::WritableDatabase& db);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
