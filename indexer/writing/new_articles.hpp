// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of new articles until the commit that adds them: a few wait in memory; of many,
// threads build a database beside the index, which is added to it or merged with it, whichever
// takes less time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
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

/// Seconds that the two ways of writing what was built would take.
struct WritingCost {
  double adding;
  double merging;  ///< and rewriting the index with it

  bool is_merging_cheaper() const { return merging < adding; }
};

/// Of so many new articles and an index of so many bytes.
WritingCost writing_cost(std::size_t new_articles, std::uintmax_t index_bytes,
                         const WriterTuning& tuning);

/// A line for people: how many articles are written in the cheaper way, and why.
std::string plan_line(std::size_t new_articles, const WritingCost& cost);

class NewArticles {
 public:
  /// Many are built in the folder `building` by `tuning.threads`, and filed by `filing`.
  NewArticles(std::filesystem::path building, const WriterTuning& tuning, const BatchLimits& batch,
              TopicFiling filing);

  /// Takes `article`. Throws what went wrong in a thread.
  void add(Article article);

  std::size_t count() const { return count_; }

  /// Whether they became so many that they are built.
  bool are_built() const { return builder_.has_value(); }

  /// After this nothing is added until they are cleared: waits for what is being built.
  void finish();

  /// Adds them to `db`, made by `maker` while they are few. After finish().
  void append_to(Xapian::WritableDatabase& db, DocumentMaker& maker);

  /// Those that were built, behind the documents of the database `base` (none when the path is
  /// empty), as the new database `target`; on disk before it returns. After finish().
  void merge(const std::filesystem::path& base, const std::filesystem::path& target);

  /// They are written.
  void clear();

 private:
  void start_building();

  std::filesystem::path building_;
  unsigned threads_;
  BatchLimits batch_;
  TopicFiling filing_;
  std::size_t most_waiting_;
  std::size_t most_waiting_bytes_;
  std::size_t count_ = 0;
  std::vector<Article> waiting_;   ///< while they are few
  std::size_t waiting_bytes_ = 0;  ///< of their bodies
  std::optional<BulkBuilder> builder_;
};

}  // namespace gazette
