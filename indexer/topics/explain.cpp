// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/explain.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/rules/matcher.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

using Verdict = ExplainedTopic::Verdict;

constexpr std::size_t most_words = 10;

/// Topics that the article comes nearest to without being filed under them.
constexpr std::size_t most_others = 3;

/// An article of an index, and the topic tree of that index.
struct Stored {
  Article article;
  IndexTopics topics;
};

Stored read_article(const std::string& folder, const std::string& id) {
  std::optional<Stored> stored;
  read_index(folder, [&](const Xapian::Database& db) {
    const std::optional<unsigned> docid = find_document(db, id);
    if (docid) stored = {stored_article(db, *docid), read_topics(db)};
  });
  if (stored) return *stored;
  throw Error(fmt::format("there is no article \"{}\"", one_line(id)),
              "gazette-search --format ids lists the ids of the articles that it finds");
}

/// A word as the article has it, and where it counts.
struct WrittenWord {
  std::string word;
  TextPart part;
};

/// The features of an article, and the word of each.
class ArticleFeatures {
 public:
  explicit ArticleFeatures(const Article& article) {
    const ArticleTokens tokens = tokens_of(article, analyzer_);
    features_ = counter_.count(tokens.title, tokens.body);
    add(tokens.title, TextPart::title);
    add(tokens.body, TextPart::body);
  }

  std::span<const Feature> features() const { return features_; }
  const WrittenWord& word(std::uint64_t key) const { return written_.at(key); }

 private:
  void add(std::span<const Token> tokens, TextPart part) {
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      written_.try_emplace(feature_key(word.term, part), WrittenWord{word.folded, part});
      written_.try_emplace(feature_key(word.term, TextPart::body),
                           WrittenWord{word.folded, TextPart::body});
    }
  }

  Analyzer analyzer_;
  FeatureCounter counter_;
  std::span<const Feature> features_;
  std::unordered_map<std::uint64_t, WrittenWord> written_;
};

/// The model's judgement of a topic, before its words are looked at.
struct Judged {
  std::size_t topic;  ///< its index in the model
  double score;
  int hundredths;  ///< of confidence
  bool is_filed;
};

/// The topics to explain: those that the article is filed under, then the nearest others, each with
/// the surest first.
std::vector<Judged> judge(const TopicModel& model, TopicScorer& scorer,
                          std::span<const Feature> features) {
  const std::vector<std::string> filed = topic_paths(scorer.topics(features));
  const std::span<const double> scores = scorer.scores(features);
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const LearnedTopic& topic = model.topics[i];
    judged.push_back({i, scores[i], hundredths(probability(topic, scores[i])),
                      std::find(filed.begin(), filed.end(), topic.path) != filed.end()});
  }
  std::stable_sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
    return std::pair(a.is_filed, a.hundredths) > std::pair(b.is_filed, b.hundredths);
  });
  judged.resize(std::min(judged.size(), filed.size() + most_others));
  return judged;
}

Verdict verdict_on(const Judged& judged, const LearnedTopic& topic) {
  if (judged.is_filed) return Verdict::filed;
  const bool is_reached = topic.threshold && judged.score >= *topic.threshold;
  return is_reached ? Verdict::above_another : Verdict::below_threshold;
}

std::vector<WordContribution> heaviest_words(std::vector<TopicScorer::Contribution> parts,
                                             const ArticleFeatures& reading) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const TopicScorer::Contribution& a, const TopicScorer::Contribution& b) {
                     return std::abs(a.score) > std::abs(b.score);
                   });
  parts.resize(std::min(parts.size(), most_words));
  std::vector<WordContribution> words;
  for (const TopicScorer::Contribution& part : parts) {
    const WrittenWord& written = reading.word(part.key);
    words.push_back({written.word, written.part, part.score});
  }
  return words;
}

std::vector<ExplainedTopic> explain_by(const TopicModel& model, const Article& article) {
  ArticleFeatures reading(article);
  TopicScorer scorer(model);
  std::vector<ExplainedTopic> explained;
  for (const Judged& each : judge(model, scorer, reading.features())) {
    const LearnedTopic& topic = model.topics[each.topic];
    explained.push_back(
        {topic.path, verdict_on(each, topic), each.hundredths / 100.0, each.score, topic.threshold,
         topic.bias,
         heaviest_words(scorer.contributions(reading.features(), each.topic), reading)});
  }
  return explained;
}

}  // namespace

TopicExplanation explain_topics(const std::string& db, const std::string& id) {
  using Model = TopicExplanation::Model;
  const auto [article, topics] = read_article(db, id);
  TopicExplanation explanation;
  explanation.id = article.id;
  explanation.topics = article.topics;
  explanation.rules = matching_rules(article, tree_of(topics));
  explanation.model_note = fmt::format(
      "the index {0} has no topic model; train one with gazette-index topics train --db {0}", db);
  try {
    const std::shared_ptr<const TopicModel> model = read_model(db, topics);
    if (!model) return explanation;
    explanation.judged = explain_by(*model, article);
    explanation.model = Model::used;
    explanation.model_note.clear();
  } catch (const Error& error) {  // the rules are explained all the same
    explanation.model = Model::unusable;
    explanation.model_note = std::string(error.what()) + "; " + error.hint();
  }
  return explanation;
}

std::vector<MatchingRule> matching_rules(const Article& article, const TopicTree& tree) {
  std::vector<MatchingRule> rules;
  for (const Topic& topic : tree.topics()) {
    for (const TopicRule& rule : topic.rules) rules.push_back({topic.path, rule});
  }
  // A matcher yields topics: here each rule is a topic of its own, named by its number.
  std::vector<Topic> numbered;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Topic topic{std::to_string(i)};
    topic.rules = {rules[i].rule};
    numbered.push_back(std::move(topic));
  }
  RuleMatcher matcher(std::make_shared<const TopicRules>(TopicTree(std::move(numbered))));
  Analyzer analyzer;
  const ArticleTokens tokens = tokens_of(article, analyzer);
  std::vector<std::size_t> numbers;
  for (const FiledTopic& topic : matcher.topics(article, tokens.words())) {
    numbers.push_back(std::stoul(topic.path));
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<MatchingRule> matching;
  matching.reserve(numbers.size());
  for (const std::size_t number : numbers) matching.push_back(rules[number]);
  return matching;
}

}  // namespace gazette
