// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_model.hpp"

#include <cmath>

#include "tests/approx.hpp"
#include "tests/catch.hpp"

namespace gazette::topic_model_test {
namespace {

constexpr std::uint64_t low = 7;
constexpr std::uint64_t high = 0xF000000000000000;

/// Words at both ends of what keys there are; the first speaks for all topics, the last against
/// two.
TopicModel small_model() {
  TopicModel model;
  model.topics = {{"economy", 9, 0, 0.5, -4, 0},
                  {"economy-fair", 9, 0, 9, -4, 0},
                  {"economy/trade", 9, 0.25, 0.5, -4, 0},
                  {"sport", 9, 0, 0.5, -4, 0}};
  model.keys = {low, high};
  model.rarity = {2, 1};
  model.unseen_rarity = 3;
  model.begins = {0, 4, 6};
  model.weights = {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {2, -2}, {3, -2}};
  return model;
}

TEST_CASE("a score is the sum of the weights of an article's words, at length 1") {
  const TopicModel model = small_model();
  TopicScorer scorer(model);
  const std::vector<Feature> both = {{low, 1}, {high, 3}};
  const double second = 1 + std::log(3.0);
  const double length = std::sqrt(4 + second * second);
  const auto scores = scorer.scores(both);
  CHECK(scores[0] == Approx(2 / length));
  CHECK(scores[2] == Approx(0.25 + (2 - 2 * second) / length));
  const std::vector<Feature> unknown = {{low, 1}, {8, 1}};
  CHECK(scorer.scores(unknown)[0] == Approx(2 / std::sqrt(13)));
}

TEST_CASE("an article is filed where the threshold is reached, and not above that as well") {
  const TopicModel model = small_model();
  TopicScorer scorer(model);
  const std::vector<Feature> telling = {{low, 1}};
  const std::vector<FiledTopic> filed = scorer.topics(telling);
  REQUIRE(filed.size() == 2);
  CHECK(filed[0] == FiledTopic{"economy/trade", TopicOrigin::model, 0.99});
  CHECK(filed[1] == FiledTopic{"sport", TopicOrigin::model, 0.98});
  const std::vector<Feature> other = {{low, 1}, {high, 9}};
  const std::vector<FiledTopic> above = scorer.topics(other);
  REQUIRE(above.size() == 1);
  CHECK(above[0].path == "economy");
}

TEST_CASE("under a topic without a threshold nothing is filed, whatever its score") {
  TopicModel model = small_model();
  for (LearnedTopic& topic : model.topics) topic.threshold = std::nullopt;
  CHECK(TopicScorer(model).topics(std::vector<Feature>{{low, 1}}).empty());
}

TEST_CASE("without a word that the model knows nothing is filed") {
  TopicModel model = small_model();
  TopicScorer scorer(model);
  CHECK(scorer.topics(std::vector<Feature>{{8, 1}, {9, 100}}).empty());
  for (LearnedTopic& topic : model.topics) topic.threshold = -9;
  CHECK(scorer.topics({}).empty());
}

TEST_CASE("a score is made of the contributions of its words and the bias") {
  const TopicModel model = small_model();
  TopicScorer scorer(model);
  const std::vector<Feature> words = {{low, 1}, {8, 2}, {high, 3}};
  const auto parts = scorer.contributions(words, 2);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].key == low);
  CHECK(parts[0].score > 0);
  CHECK(parts[1].score < 0);
  CHECK(parts[0].score + parts[1].score + 0.25 == Approx(scorer.scores(words)[2]));
}

TEST_CASE("no probability of a model is certain") {
  const LearnedTopic topic{"sport", 9, 0, 0, -4, 0};
  CHECK(probability(topic, 0) == Approx(0.5));
  CHECK(probability(topic, 1000) == 0.99);
  CHECK(probability(topic, -1000) == 0);
}

}  // namespace
}  // namespace gazette::topic_model_test
