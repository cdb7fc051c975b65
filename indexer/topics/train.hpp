// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics train: trains the topic model on the articles whose source states topics.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/learning/topic_training.hpp"

namespace gazette {

struct TrainOptions {
  std::string db;
  unsigned threads = 0;  ///< 0: one per processor
  std::size_t memory_bytes = 600'000'000;
  std::chrono::seconds wait{0};  ///< for another writer to end
  TrainingPlan plan;             ///< its `threads` are ignored
};

struct TrainResult {
  ModelOrigin origin;
  std::size_t topics = 0;
  std::size_t words = 0;
  std::vector<LeftOutTopic> left_out;
  std::size_t least_examples = 0;
};

/// Creates or replaces the topic model of the index. Holds the lock of the index. Throws Error when
/// there is nothing to learn or the model cannot be written; the old model is then unchanged.
TrainResult train(const TrainOptions& options);

/// What was learned and what was not, for people.
std::string render_text(const TrainResult& result);

}  // namespace gazette
