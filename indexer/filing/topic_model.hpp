// SPDX-License-Identifier: GPL-3.0-or-later
// The topic model: for each topic the weights of words, a threshold, and a sigmoid, learned from
// articles whose source states topics. Plain values; threads may share a model.
//
// A word of an article weighs (1 + ln count) * ln(articles / articles with the word). The weights
// of an article form a vector of length 1, to which words that the model does not know contribute.
// Its score for a topic is the product of that vector and the topic's. Platt's sigmoid turns scores
// into probabilities.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/filing/topic_features.hpp"

namespace gazette {

/// A topic of the model.
struct LearnedTopic {
  std::string path;
  std::size_t examples = 0;  ///< articles with it, or with a topic below it
  double bias = 0;
  /// The lowest score that files an article here; nothing when no score does.
  std::optional<double> threshold = 0;
  double slope = 0;  ///< of the sigmoid: probability = 1 / (1 + exp(slope * score + offset))
  double offset = 0;
  bool is_of_tree = true;  ///< else only sources state it

  friend bool operator==(const LearnedTopic&, const LearnedTopic&) = default;
};

/// The weight of a word for a topic; below 0 against it.
struct TopicWeight {
  std::uint32_t topic;  ///< its place among `TopicModel::topics`
  float weight;

  friend bool operator==(const TopicWeight&, const TopicWeight&) = default;
};

/// What a model was trained on, and by which versions.
struct ModelOrigin {
  std::string schema;
  std::string analysis;
  std::string tree;            ///< digest of the tree of topics
  std::size_t articles = 0;    ///< that it was trained on
  std::size_t labelled = 0;    ///< that have topics of their source
  std::uint64_t revision = 0;  ///< of the index
  std::string committed;       ///< when that was; RFC 3339
  double cost = 0;             ///< C of the solver

  friend bool operator==(const ModelOrigin&, const ModelOrigin&) = default;
};

struct TopicModel {
  ModelOrigin origin;
  std::vector<LearnedTopic> topics;   ///< sorted by path
  std::vector<std::uint64_t> keys;    ///< of the words, rising
  std::vector<float> rarity;          ///< of each: ln(articles / articles with it)
  float unseen_rarity = 0;            ///< of words that are not among them
  std::vector<std::uint32_t> begins;  ///< of each word's weights, and where the last ones end
  std::vector<TopicWeight> weights;   ///< of one word sorted by topic

  friend bool operator==(const TopicModel&, const TopicModel&) = default;
};

/// The weight of a word that occurs `count` times, before the vector is normalized.
double word_share(std::uint32_t count, double rarity);

/// The probability that an article with that score has `topic`; at most .99, because a model is
/// never certain.
double probability(const LearnedTopic& topic, double score);

/// Scores articles by a model, which must outlive it. Not thread-safe: use one per thread.
class TopicScorer {
 public:
  explicit TopicScorer(const TopicModel& model);

  /// The score of each topic, in the order of the model; valid until the next call.
  std::span<const double> scores(std::span<const Feature> features);

  /// The topics whose threshold is reached, without those that are above another of them.
  std::vector<FiledTopic> topics(std::span<const Feature> features);

  /// What a feature adds to the score of a topic.
  struct Contribution {
    std::uint64_t key;
    double score;
  };

  /// What each feature that the model knows adds to the score of a topic, in the order of
  /// `features`; with the topic's bias they add up to its score. `topic` is the topic's place among
  /// `TopicModel::topics`.
  std::vector<Contribution> contributions(std::span<const Feature> features,
                                          std::size_t topic) const;

 private:
  /// The index of a word in the model; the number of its words if it does not have it.
  std::size_t find(std::uint64_t key) const;
  double length(std::span<const Feature> features) const;

  const TopicModel* model_;
  unsigned shift_ = 63;                 ///< from a key to its bucket
  std::vector<std::uint32_t> buckets_;  ///< first word of each, and the number of words
  std::vector<double> scores_;
};

}  // namespace gazette
