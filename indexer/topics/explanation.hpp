// SPDX-License-Identifier: GPL-3.0-or-later
// Why an article has its topics: the rules that match it, and the words that decided what the topic
// model made of it. Plain values, and how they are shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/filing/topic_features.hpp"

namespace gazette {

/// What a word of the article adds to the score of a topic.
struct WordContribution {
  std::string word;  ///< as it is written in the article, but in lower case
  TextPart part;     ///< where it was counted
  double score;      ///< below 0 when the word speaks against the topic
};

/// What the topic model made of one topic.
struct ExplainedTopic {
  std::string path;
  enum class Verdict { filed, below_threshold, above_another } verdict;
  double confidence;  ///< 0 to 1
  double score;
  std::optional<double> threshold;      ///< lowest score that files; nothing when none does
  double bias;                          ///< base score, the same for every article
  std::vector<WordContribution> words;  ///< at most ten, the heaviest first
};

/// A rule of the topic tree that matches an article.
struct MatchingRule {
  std::string topic;  ///< path
  TopicRule rule;
};

struct TopicExplanation {
  std::string id;
  std::vector<FiledTopic> topics;   ///< of the article in the index
  std::vector<MatchingRule> rules;  ///< whether or not they were used when it was filed
  enum class Model { used, none, unusable } model = Model::none;
  std::string model_note;  ///< what to do about a model that is not used; empty for a used one
  /// The topics that the model files the article under, then at most three that come nearest.
  std::vector<ExplainedTopic> judged;
};

/// Lines for a person; nothing in them can drive a terminal.
std::string render_text(const TopicExplanation& explanation);

/// gazette.topic-explanation/1 of docs/json.md: one line, valid UTF-8.
std::string render_json(const TopicExplanation& explanation);

}  // namespace gazette
