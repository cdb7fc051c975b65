// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics explain: which rules take an article, and which of its words speak for and
// against which topics.
#pragma once

#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/filing/topic_features.hpp"

namespace gazette {

/// A word of the article, as it is written there but for its case.
struct TellingWord {
  std::string word;
  TextPart part;  ///< of which it was counted
  double score;   ///< what it adds to the topic's score
};

struct ExplainedTopic {
  std::string path;
  enum class Verdict { filed, below_threshold, above_another } verdict;
  double confidence;
  double score;
  double threshold;
  double bias;                     ///< what every article starts with
  std::vector<TellingWord> words;  ///< those that weigh most, the heaviest first
};

/// A rule that takes an article when it is asked by itself.
struct TakingRule {
  std::string topic;  ///< path
  TopicRule rule;
};

struct TopicExplanation {
  std::string id;
  std::vector<FiledTopic> topics;  ///< that the article has in the index
  std::vector<TakingRule> rules;   ///< of the index's tree, whether they were asked or not
  enum class Model { used, none, unusable } model = Model::none;
  std::string model_note;  ///< what to do when it is not used
  std::vector<ExplainedTopic>
      judged;  ///< those that the model files it under, then the nearest others
};

/// Those of all topics, also such as lie above another, in the order of the tree.
std::vector<TakingRule> rules_that_take(const Article& article, const TopicTree& tree);

/// What the rules of the index, and the model beside it, say of the article of that id. Throws
/// Error when there is no such index or article.
TopicExplanation explain_topics(const std::string& db, const std::string& id);

std::string render_text(const TopicExplanation& explanation);

/// gazette.topic-explanation/1 (docs/json.md).
std::string render_json(const TopicExplanation& explanation);

}  // namespace gazette
