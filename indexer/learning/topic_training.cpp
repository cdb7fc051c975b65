// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/topic_training.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <stop_token>
#include <utility>

#include "core/footprint.hpp"
#include "core/schema/topic.hpp"
#include "indexer/learning/linear_solver.hpp"
#include "indexer/learning/score_calibration.hpp"
#include "indexer/threads/worker_threads.hpp"

namespace gazette {
namespace {

/// The rows of the examples with each topic, or with one below it, in ascending order.
using Members = std::map<std::string, std::vector<std::uint32_t>>;

Members members_of(const std::vector<TopicExample>& examples) {
  Members members;
  for (std::uint32_t row = 0; row < examples.size(); ++row) {
    for (const std::string& topic : examples[row].topics) {
      for (const std::string& path : with_ancestors(topic)) {
        std::vector<std::uint32_t>& rows = members[path];
        if (rows.empty() || rows.back() != row) rows.push_back(row);
      }
    }
  }
  // Topics below these have no known name in the tree.
  std::erase_if(members, [](const auto& each) {
    return each.first == other_topics || lies_below(each.first, other_topics);
  });
  return members;
}

/// Removes topics that have the same articles as a topic below them.
void drop_repeated(Members& members) {
  for (auto above = members.begin(); above != members.end();) {
    const auto below = std::find_if(std::next(above), members.end(), [&](const auto& each) {
      return lies_below(each.first, above->first) && each.second == above->second;
    });
    above = below == members.end() ? std::next(above) : members.erase(above);
  }
}

/// The solver has about ten numbers for each word, and a topic a weight for each, which is there
/// three times when by topic becomes by word.
constexpr std::size_t solver_bytes_a_word = 10 * sizeof(double);
constexpr std::size_t weight_bytes = 3 * sizeof(TopicWeight);

/// Calls `visit` with each distinct word of `keys`, which are sorted, and how often it is there.
template <typename Visit>
void visit_words(const std::vector<std::uint64_t>& keys, const Visit& visit) {
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end = std::find_if(begin, keys.end(), [&](auto key) { return key != *begin; });
    visit(*begin, static_cast<std::size_t>(end - begin));
    begin = end;
  }
}

/// The least number of articles, from `least` on, that a word must have so that `most_words` are
/// left. `keys` are those of all articles, sorted.
std::size_t least_articles_for(const std::vector<std::uint64_t>& keys, std::size_t least,
                               std::size_t most_words) {
  std::map<std::size_t, std::size_t> words;  // by number of articles
  std::size_t left = 0;
  visit_words(keys, [&](std::uint64_t, std::size_t articles) {
    if (articles < least) return;
    ++words[articles];
    ++left;
  });
  for (auto each = words.begin(); each != words.end() && left > most_words; ++each) {
    left -= each->second;
    least = each->first + 1;
  }
  return least;
}

/// Fills in the words of `model`, at most `most_words`, and their rarity.
void choose_words(const std::vector<TopicExample>& examples, std::size_t least_articles,
                  std::size_t most_words, TopicModel& model) {
  std::vector<std::uint64_t> keys;
  std::size_t count = 0;
  for (const TopicExample& example : examples) count += example.features.size();
  keys.reserve(count);
  for (const TopicExample& example : examples) {
    for (const Feature& feature : example.features) keys.push_back(feature.key);
  }
  std::sort(keys.begin(), keys.end());
  least_articles = least_articles_for(keys, least_articles, most_words);
  const auto all = static_cast<double>(examples.size());
  visit_words(keys, [&](std::uint64_t key, std::size_t articles) {
    if (articles < least_articles) return;
    model.keys.push_back(key);
    model.rarity.push_back(static_cast<float>(std::log((all + 1) / static_cast<double>(articles))));
  });
  model.unseen_rarity = static_cast<float>(std::log(all + 1));
}

/// The vectors of the examples, the same as those of TopicScorer. Frees the features as it goes.
ExampleMatrix matrix_of(std::vector<TopicExample> examples, const TopicModel& model) {
  ExampleMatrix matrix(model.keys.size());
  std::vector<Coordinate> row;
  for (TopicExample& example : examples) {
    row.clear();
    double squares = 0;
    auto word = model.keys.begin();
    for (const Feature& feature : example.features) {
      word = std::lower_bound(word, model.keys.end(), feature.key);
      const bool is_known = word != model.keys.end() && *word == feature.key;
      const auto column = static_cast<std::uint32_t>(word - model.keys.begin());
      const double share =
          word_share(feature.count, is_known ? model.rarity[column] : model.unseen_rarity);
      squares += share * share;
      if (is_known) row.push_back({column, static_cast<float>(share)});
    }
    const auto length = static_cast<float>(std::sqrt(squares));
    for (Coordinate& each : row) each.value /= length;
    matrix.add(row);
    std::exchange(example.features, {});
  }
  return matrix;
}

/// Scores of examples by weights that were trained without them.
struct ValidationScores {
  std::vector<double> scores;
  std::vector<char> is_member;
};

/// Those of all members, and the highest of the others, which are all that a sigmoid depends on.
ValidationScores telling_scores(const ValidationScores& all) {
  constexpr std::size_t most_others = 100;
  ValidationScores telling;
  std::vector<double> others;
  for (std::size_t row = 0; row < all.scores.size(); ++row) {
    if (all.is_member[row] == 0) {
      others.push_back(all.scores[row]);
    } else {
      telling.scores.push_back(all.scores[row]);
      telling.is_member.push_back(1);
    }
  }
  std::sort(others.begin(), others.end(), std::greater<>());
  others.resize(std::min(others.size(), most_others));
  telling.scores.insert(telling.scores.end(), others.begin(), others.end());
  telling.is_member.resize(telling.scores.size(), 0);
  return telling;
}

/// A topic with its heaviest weights, each with its word.
struct Learned {
  LearnedTopic topic;
  std::vector<std::pair<std::uint32_t, float>> weights;
  /// Of a topic with few examples, whose sigmoid and threshold are still to be fitted.
  std::optional<ValidationScores> uncalibrated;
};

/// Fits one sigmoid to the scores of all topics with few examples. Their threshold is where it
/// reaches `least_confidence`; one that was set already is kept where it is higher.
void calibrate_together(std::vector<Learned>& learned, double least_confidence) {
  ValidationScores all;
  for (const Learned& each : learned) {
    if (!each.uncalibrated) continue;
    const ValidationScores& part = *each.uncalibrated;
    all.scores.insert(all.scores.end(), part.scores.begin(), part.scores.end());
    all.is_member.insert(all.is_member.end(), part.is_member.begin(), part.is_member.end());
  }
  if (all.scores.empty()) return;
  const Sigmoid sigmoid = fit_sigmoid(all.scores, all.is_member);
  const std::optional<double> shared = score_at(sigmoid, least_confidence);
  for (Learned& each : learned) {
    if (!each.uncalibrated) continue;
    LearnedTopic& topic = each.topic;
    topic.slope = sigmoid.slope;
    topic.offset = sigmoid.offset;
    topic.threshold = shared && topic.threshold ? std::max(*shared, *topic.threshold) : shared;
    each.uncalibrated.reset();
  }
}

/// A topic to be learned.
struct Task {
  std::string path;
  std::vector<std::uint32_t> members;  ///< rows, in ascending order
  std::vector<std::uint32_t> names;    ///< columns of the words of its names
};

class Learner {
 public:
  Learner(const ExampleMatrix& matrix, const TrainingPlan& plan) : matrix_(matrix), plan_(plan) {}

  Learned learn(const Task& task) const {
    std::vector<char> is_member(matrix_.rows());
    for (const std::uint32_t row : task.members) is_member[row] = 1;
    std::vector<std::uint32_t> all(matrix_.rows());
    std::iota(all.begin(), all.end(), 0U);
    const std::vector<double> weights = weights_of(task, all, is_member);
    Learned learned;
    LearnedTopic& topic = learned.topic;
    topic.path = task.path;
    topic.examples = task.members.size();
    topic.bias = weights.front();
    calibrate(learned, {cross_validated_scores(task, is_member), is_member});
    double heaviest = 0;
    for (std::size_t i = 1; i < weights.size(); ++i) {
      heaviest = std::max(heaviest, std::abs(weights[i]));
    }
    for (std::size_t i = 1; i < weights.size(); ++i) {
      if (weights[i] == 0 || std::abs(weights[i]) < heaviest * plan_.least_weight) continue;
      learned.weights.emplace_back(static_cast<std::uint32_t>(i - 1),
                                   static_cast<float>(weights[i]));
    }
    return learned;
  }

 private:
  /// The weights that are learned from `rows`, and those of the topic's names.
  std::vector<double> weights_of(const Task& task, const std::vector<std::uint32_t>& rows,
                                 const std::vector<char>& is_member) const {
    constexpr double examples_like_a_name = 10;
    std::vector<double> weights = matrix_.train_weights(rows, is_member, plan_.cost);
    if (task.names.empty()) return weights;
    const double weight = plan_.name_weight * examples_like_a_name /
                          (examples_like_a_name + static_cast<double>(task.members.size())) /
                          std::sqrt(static_cast<double>(task.names.size()));
    for (const std::uint32_t column : task.names) weights[column + 1] += weight;
    return weights;
  }

  /// The score of each example by weights that were trained without it.
  std::vector<double> cross_validated_scores(const Task& task,
                                             const std::vector<char>& is_member) const {
    const std::size_t count = is_member.size();
    const std::size_t folds =
        std::min<std::size_t>(plan_.folds, std::max<std::size_t>(task.members.size(), 2));
    // Members and others are distributed in turn, so that each fold has its share of both.
    std::vector<std::size_t> fold_of(count);
    std::size_t members = 0;
    std::size_t others = 0;
    for (std::size_t row = 0; row < count; ++row) {
      fold_of[row] = (is_member[row] != 0 ? members++ : others++) % folds;
    }
    std::vector<double> scores(count);
    for (std::size_t fold = 0; fold < folds; ++fold) {
      std::vector<std::uint32_t> rest;
      for (std::uint32_t row = 0; row < count; ++row) {
        if (fold_of[row] != fold) rest.push_back(row);
      }
      const std::vector<double> weights = weights_of(task, rest, is_member);
      for (std::uint32_t row = 0; row < count; ++row) {
        if (fold_of[row] == fold) scores[row] = matrix_.score(row, weights);
      }
    }
    return scores;
  }

  void calibrate(Learned& learned, const ValidationScores& validated) const {
    LearnedTopic& topic = learned.topic;
    const Threshold best = best_threshold(validated.scores, validated.is_member);
    if (topic.examples <= plan_.few_examples) {
      topic.threshold.reset();
      if (best.is_too_poor) topic.threshold = best.score;
      learned.uncalibrated = telling_scores(validated);
      return;
    }
    const Sigmoid sigmoid = fit_sigmoid(validated.scores, validated.is_member);
    topic.slope = sigmoid.slope;
    topic.offset = sigmoid.offset;
    topic.threshold = score_at(sigmoid, plan_.least_confidence);
    if (topic.threshold) topic.threshold = std::max(best.score, *topic.threshold);
  }

  const ExampleMatrix& matrix_;
  const TrainingPlan& plan_;
};

/// What is to be learned, in the order of the paths.
std::vector<Task> tasks_of(Members members, const TopicModel& model, const NameWords& name_words) {
  std::vector<Task> tasks;
  tasks.reserve(members.size());
  for (auto& [path, rows] : members) {
    Task& task = tasks.emplace_back(Task{path, std::move(rows), {}});
    if (!name_words) continue;
    for (const std::uint64_t key : name_words(path)) {
      const auto word = std::lower_bound(model.keys.begin(), model.keys.end(), key);
      if (word == model.keys.end() || *word != key) continue;
      task.names.push_back(static_cast<std::uint32_t>(word - model.keys.begin()));
    }
    std::sort(task.names.begin(), task.names.end());
    task.names.erase(std::unique(task.names.begin(), task.names.end()), task.names.end());
  }
  return tasks;
}

/// Learns all topics, shared among the threads.
std::vector<Learned> learn_all(const Learner& learner, const std::vector<Task>& tasks,
                               unsigned threads) {
  std::vector<Learned> learned(tasks.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&](const std::stop_token& stop) {
    for (std::size_t i = next++; i < tasks.size() && !stop.stop_requested(); i = next++) {
      learned[i] = learner.learn(tasks[i]);
    }
  };
  WorkerThreads(threads, work).join();
  return learned;
}

/// Fills in the topics and weights of `model`: from by-topic to by-word order.
void transpose(std::vector<Learned> learned, TopicModel& model) {
  std::vector<std::vector<TopicWeight>> by_word(model.keys.size());
  for (std::uint32_t i = 0; i < learned.size(); ++i) {
    for (const auto& [word, weight] : learned[i].weights) by_word[word].push_back({i, weight});
    model.topics.push_back(std::move(learned[i].topic));
  }
  for (const std::vector<TopicWeight>& weights : by_word) {
    model.begins.push_back(static_cast<std::uint32_t>(model.weights.size()));
    model.weights.insert(model.weights.end(), weights.begin(), weights.end());
  }
  model.begins.push_back(static_cast<std::uint32_t>(model.weights.size()));
}

}  // namespace

std::size_t footprint(const TopicExample& example) {
  return sizeof(TopicExample) + block_bytes + example.features.capacity() * sizeof(Feature) +
         footprint(example.topics) - sizeof(TopicExample::topics);
}

TrainedTopics train_topics(std::vector<TopicExample> examples, const TrainingPlan& plan,
                           const NameWords& name_words) {
  TrainedTopics trained;
  Members members = members_of(examples);
  for (auto each = members.begin(); each != members.end();) {
    const std::size_t count = each->second.size();
    const bool is_learned = count >= plan.least_examples && count < examples.size();
    if (!is_learned) trained.left_out.push_back({each->first, count});
    each = is_learned ? std::next(each) : members.erase(each);
  }
  drop_repeated(members);
  const std::size_t all_weights = members.size() * weight_bytes;
  choose_words(examples, plan.least_articles,
               plan.memory_bytes / (solver_bytes_a_word + all_weights), trained.model);
  trained.model.origin.articles = examples.size();
  const std::size_t words = std::max<std::size_t>(trained.model.keys.size(), 1);
  const std::size_t fitting =
      (plan.memory_bytes / words - std::min(plan.memory_bytes / words, all_weights)) /
      solver_bytes_a_word;
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(fitting, 1, plan.threads));
  const ExampleMatrix matrix = matrix_of(std::move(examples), trained.model);
  const std::vector<Task> tasks = tasks_of(std::move(members), trained.model, name_words);
  std::vector<Learned> learned = learn_all(Learner(matrix, plan), tasks, threads);
  calibrate_together(learned, plan.least_confidence);
  transpose(std::move(learned), trained.model);
  trained.model.origin.cost = plan.cost;
  return trained;
}

}  // namespace gazette
