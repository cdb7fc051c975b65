// SPDX-License-Identifier: GPL-3.0-or-later
// New articles until the commit that adds them. A few wait in memory. Of many, threads build a
// database outside the index, which is then added to it or merged with it, whichever is faster.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/filing/topic_filing.hpp"
#include "indexer/writing/bulk_builder.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace Xapian {
class WritableDatabase;
}

namespace gazette {

class DocumentMaker;
class TransactionBuffer;

/// Estimated seconds for the two ways to write what was built.
struct WritingCost {
  double adding;
  double merging;  ///< includes rewriting the whole index

  bool is_merging_cheaper() const { return merging < adding; }
};

/// The estimate for that number of new articles and the size of the current index in bytes.
WritingCost writing_cost(std::size_t new_articles, std::uintmax_t index_bytes,
                         const WriterTuning& tuning);

/// A line for people: how many articles are written in which way, and why.
std::string plan_line(std::size_t new_articles, const WritingCost& cost);

/// A line for people when fewer threads were started than wanted; else empty.
std::string threads_line(std::size_t started, std::size_t wanted);

/// Not thread-safe. add(), then finish(), then append_to() or merge(), then clear().
class NewArticles {
 public:
  /// Many articles are built by `tuning.threads` threads, in a new folder that `begin_building`
  /// makes; `filing` assigns their topics.
  NewArticles(std::function<std::filesystem::path()> begin_building, const WriterTuning& tuning,
              const BatchLimits& batch, TopicFiling filing);

  /// Throws what one of the threads threw.
  void add(Article article);

  std::size_t count() const { return count_; }

  /// Whether there are so many that threads build them.
  bool are_built() const { return builder_.has_value(); }

  /// Number of threads that build them.
  std::size_t threads() const { return builder_ ? builder_->threads() : 0; }

  /// Waits for the threads. Nothing may be added until clear().
  void finish();

  /// Adds the articles to `db` through `buffer` of the same; `maker` makes the documents of a few.
  /// REQUIRES: finish() was called.
  void append_to(Xapian::WritableDatabase& db, TransactionBuffer& buffer, DocumentMaker& maker);

  /// As BulkBuilder::merge(). REQUIRES: are_built(), and finish() was called.
  void merge(const std::filesystem::path& base, const std::filesystem::path& target);

  /// Call when the articles are written.
  void clear();

 private:
  void start_building();

  std::function<std::filesystem::path()> begin_building_;
  unsigned threads_;
  BatchLimits batch_;
  TopicFiling filing_;
  std::size_t most_waiting_;
  std::size_t most_waiting_bytes_;
  std::size_t count_ = 0;
  std::vector<Article> waiting_;   ///< while they are few
  std::size_t waiting_bytes_ = 0;  ///< their footprint
  std::optional<BulkBuilder> builder_;
};

}  // namespace gazette
