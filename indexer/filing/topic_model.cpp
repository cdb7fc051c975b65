// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_model.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "core/schema/topic.hpp"

namespace gazette {

double word_share(std::uint32_t count, double rarity) {
  // Most words occur once or twice, and logarithms are slow.
  static const std::array<double, 16> factors = [] {
    std::array<double, 16> made{};
    for (std::size_t i = 1; i < made.size(); ++i) made[i] = 1 + std::log(static_cast<double>(i));
    return made;
  }();
  const double factor = count < factors.size() ? factors[count] : 1 + std::log(count);
  return factor * rarity;
}

double probability(const LearnedTopic& topic, double score) {
  constexpr double highest = 0.99;
  return std::min(highest, 1 / (1 + std::exp(topic.slope * score + topic.offset)));
}

TopicScorer::TopicScorer(const TopicModel& model) : model_(&model), scores_(model.topics.size()) {
  // About one word per bucket: keys are hashes, so their first bits spread them evenly.
  const auto bits = static_cast<unsigned>(std::bit_width(model.keys.size() | 1U));
  shift_ = 64 - bits;
  buckets_.resize((std::size_t{1} << bits) + 1);
  std::size_t word = 0;
  for (std::size_t bucket = 0; bucket + 1 < buckets_.size(); ++bucket) {
    while (word < model.keys.size() && model.keys[word] >> shift_ < bucket) ++word;
    buckets_[bucket] = static_cast<std::uint32_t>(word);
  }
  buckets_.back() = static_cast<std::uint32_t>(model.keys.size());
}

std::size_t TopicScorer::find(std::uint64_t key) const {
  const std::size_t bucket = key >> shift_;
  for (std::size_t word = buckets_[bucket]; word < buckets_[bucket + 1]; ++word) {
    if (model_->keys[word] == key) return word;
  }
  return model_->keys.size();
}

double TopicScorer::length(std::span<const Feature> features) const {
  double squares = 0;
  for (const Feature& feature : features) {
    const std::size_t word = find(feature.key);
    const double rarity = word < model_->keys.size() ? model_->rarity[word] : model_->unseen_rarity;
    const double share = word_share(feature.count, rarity);
    squares += share * share;
  }
  return squares > 0 ? std::sqrt(squares) : 1;
}

std::span<const double> TopicScorer::scores(std::span<const Feature> features) {
  std::fill(scores_.begin(), scores_.end(), 0);
  double squares = 0;
  for (const Feature& feature : features) {
    const std::size_t word = find(feature.key);
    const bool is_known = word < model_->keys.size();
    const double share =
        word_share(feature.count, is_known ? model_->rarity[word] : model_->unseen_rarity);
    squares += share * share;
    if (!is_known) continue;
    for (std::uint32_t i = model_->begins[word]; i < model_->begins[word + 1]; ++i) {
      scores_[model_->weights[i].topic] += share * static_cast<double>(model_->weights[i].weight);
    }
  }
  const double whole = squares > 0 ? std::sqrt(squares) : 1;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    scores_[i] = scores_[i] / whole + model_->topics[i].bias;
  }
  return scores_;
}

std::vector<FiledTopic> TopicScorer::topics(std::span<const Feature> features) {
  std::vector<FiledTopic> filed;
  if (features.empty()) return filed;
  scores(features);
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    const LearnedTopic& topic = model_->topics[i];
    if (!topic.threshold || scores_[i] < *topic.threshold) continue;
    // Topics are sorted by path, so that a topic comes after those above it.
    std::erase_if(filed, [&](const FiledTopic& each) { return lies_below(topic.path, each.path); });
    const int percent = hundredths(probability(topic, scores_[i]));
    filed.push_back({topic.path, TopicOrigin::model, percent / 100.0});
  }
  return filed;
}

std::vector<TopicScorer::Contribution> TopicScorer::contributions(std::span<const Feature> features,
                                                                  std::size_t topic) const {
  const double whole = length(features);
  std::vector<Contribution> all;
  for (const Feature& feature : features) {
    const std::size_t word = find(feature.key);
    if (word == model_->keys.size()) continue;
    const auto begin = model_->weights.begin() + model_->begins[word];
    const auto end = model_->weights.begin() + model_->begins[word + 1];
    const auto found =
        std::find_if(begin, end, [&](const TopicWeight& weight) { return weight.topic == topic; });
    if (found == end) continue;
    all.push_back({feature.key, word_share(feature.count, model_->rarity[word]) *
                                    static_cast<double>(found->weight) / whole});
  }
  return all;
}

}  // namespace gazette
