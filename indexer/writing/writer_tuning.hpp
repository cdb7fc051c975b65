// SPDX-License-Identifier: GPL-3.0-or-later
// Options of how an index is written.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "indexer/database/index_topics.hpp"
#include "indexer/database/live_database.hpp"
#include "indexer/filing/topic_filing.hpp"
#include "indexer/writing/findings.hpp"

namespace gazette {

/// Default numbers are measured (docs/performance.md).
struct WriterTuning {
  std::chrono::seconds wait{0};  ///< for another writer to end
  WriteMode mode = WriteMode::update;
  /// The topic tree; nothing: that of the index, or the default tree for a new index.
  std::optional<IndexTopics> topics;
  /// What to do when the index has another topic tree than `topics`.
  enum class OtherTopics { refuse, replace } other_topics = OtherTopics::refuse;
  /// Approximate memory limit in bytes, however many articles come. A single article of many
  /// megabytes takes what it needs.
  std::size_t memory_bytes = 600'000'000;
  /// Whether the topic model of the index, if it has one, assigns topics to new and changed
  /// articles. A model that cannot be used is an error.
  enum class Model { ignored, used } model = Model::ignored;
  TopicFiling::Of filed = TopicFiling::Of::unfiled;
  /// Whether the rules of the topic tree assign topics.
  enum class Rules { ignored, used } rules = Rules::ignored;
  unsigned threads = 0;  ///< for large additions, besides the caller's; 0: one per processor
  /// New articles wait in memory up to these limits; beyond, the threads begin to build.
  std::size_t few_articles = 1000;
  std::size_t few_bytes = 8'000'000;  ///< of their footprint; less where memory is less
  /// Costs of the two ways to write what the threads built: adding it to the database, or merging
  /// the whole database with it into a new generation. The cheaper one is used.
  double seconds_an_added_article = 0.0006;
  double merged_bytes_a_second = 60e6;
  /// Called with a line for people about the state of the index.
  std::function<void(const std::string& line)> on_notice = [](const std::string&) {};
  FindingSink on_finding = [](const Finding&) {};  ///< called with each finding at once
};

}  // namespace gazette
