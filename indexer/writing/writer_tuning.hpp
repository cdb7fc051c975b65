// SPDX-License-Identifier: GPL-3.0-or-later
// What may be chosen about how an index is written.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "indexer/database/index_topics.hpp"
#include "indexer/database/live_database.hpp"
#include "indexer/filing/topic_filing.hpp"

namespace gazette {

/// The defaults are measured (docs/performance.md).
struct WriterTuning {
  std::chrono::seconds wait{0};  ///< for another writer to end
  WriteMode mode = WriteMode::update;
  /// The tree that articles are filed by; nothing for that of the index, of a new one the default.
  std::optional<IndexTopics> topics;
  /// What to do about articles in the index that were filed by another tree than `topics`.
  enum class OtherTopics { refuse, replace } other_topics = OtherTopics::refuse;
  /// About the memory that a run takes at most, in bytes, however many articles come; one article
  /// of many megabytes takes what it needs.
  std::size_t memory_bytes = 600'000'000;
  /// Whether new and changed articles are filed by the topic model beside the index, where there is
  /// one. One that cannot be used is an error.
  enum class Model { ignored, used } model = Model::ignored;
  TopicFiling::Of filed = TopicFiling::Of::unfiled;
  /// Whether they are filed by the rules of the tree.
  enum class Rules { ignored, used } rules = Rules::ignored;
  unsigned threads = 0;  ///< that analyse large additions, beside the caller's; 0: one a processor
  /// New articles wait in memory for more of them up to these limits; with more, the threads begin.
  std::size_t few_articles = 1000;
  std::size_t few_bytes = 4'000'000;  ///< of bodies
  /// What the two ways of writing what the threads have built take: adding to the database, or
  /// merging all of the database with it into a new generation. The cheaper one is taken.
  double seconds_an_added_article = 0.0006;
  double merged_bytes_a_second = 60e6;
};

}  // namespace gazette
