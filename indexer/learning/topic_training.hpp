// SPDX-License-Identifier: GPL-3.0-or-later
// Trains a topic model: for each topic a support vector machine against the rest, with threshold
// and sigmoid by cross-validation. Does no input or output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "indexer/filing/topic_model.hpp"

namespace gazette {

/// An article to learn from.
struct TopicExample {
  std::vector<Feature> features;    ///< as FeatureCounter returns them
  std::vector<std::string> topics;  ///< paths that its source states
};

/// In bytes, its features and topics included.
std::size_t footprint(const TopicExample& example);

/// How topics are learned; the defaults are measured (docs/topics.md).
struct TrainingPlan {
  double cost = 1;                ///< C of the solver
  double least_confidence = 0.3;  ///< no threshold is below it, whatever F1 says
  unsigned folds = 5;  ///< of the cross-validation, or one a member where there are fewer
  /// Topics with at most so many examples share one sigmoid and one threshold: a few scores are too
  /// few to fit either.
  std::size_t few_examples = 9;
  /// What the words of a topic's names weigh beside learned words: `name_weight` times
  /// 10 / (10 + examples), divided among the words as the coordinates of a vector of length 1 are.
  double name_weight = 1;
  std::size_t least_examples = 2;  ///< topics with fewer are left out
  std::size_t least_articles = 2;  ///< words that fewer articles have are left out
  double least_weight =
      0.01;  ///< as a share of a topic's heaviest word; lighter words are left out
  unsigned threads = 1;
  /// For the solver and the weights that are learned. If they do not fit, words that few articles
  /// have are left out, and fewer threads learn at once.
  std::size_t memory_bytes = std::numeric_limits<std::size_t>::max();
};

/// A topic that was not learned.
struct LeftOutTopic {
  std::string path;
  std::size_t examples;
};

struct TrainedTopics {
  TopicModel model;                    ///< its origin is not filled in
  std::vector<LeftOutTopic> left_out;  ///< sorted by path
};

/// The feature keys of the words in a topic's names, by its path.
using NameWords = std::function<std::vector<std::uint64_t>(const std::string& path)>;

/// The same examples in the same order give the same model, with any number of threads. Without
/// `name_words` names count for nothing; it is called by one thread.
TrainedTopics train_topics(std::vector<TopicExample> examples, const TrainingPlan& plan,
                           const NameWords& name_words = {});

}  // namespace gazette
