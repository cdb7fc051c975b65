// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics train: learns from the articles of an index whose source states topics.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "indexer/learning/topic_training.hpp"

namespace gazette {

struct TrainOptions {
  std::string db;
  unsigned threads = 0;  ///< 0: one a processor
  std::size_t memory_bytes = 600'000'000;
  std::chrono::seconds wait{0};  ///< for another writer to end
  TrainingPlan plan;             ///< its threads are those above
};

struct TrainResult {
  ModelOrigin origin;
  std::size_t topics = 0;
  std::size_t words = 0;
  std::vector<LeftOutTopic> left_out;
  std::size_t least_examples = 0;
};

/// Puts a model of the index's topics beside it, in the place of the one that is there. Throws
/// Error when there is nothing to learn, or the model cannot be written; then that one stands.
TrainResult train(const TrainOptions& options);

/// What was learned and what was not, for a person.
std::string render_text(const TrainResult& result);

}  // namespace gazette
