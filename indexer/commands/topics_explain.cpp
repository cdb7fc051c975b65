// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/topics_explain.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
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

using Json = nlohmann::ordered_json;
using Verdict = ExplainedTopic::Verdict;

constexpr std::size_t most_words = 10;

/// Topics that the article is not filed under, but nearest to.
constexpr std::size_t most_others = 3;

/// An article of an index, and by which tree of topics that is filed.
struct Stored {
  Article article;
  IndexTopics topics;
};

Stored read_article(const std::string& folder, const std::string& id) {
  std::optional<Stored> stored;
  read_index(folder, [&](const Xapian::Database& db) {
    const std::optional<unsigned> docid = find_stored(db, id);
    if (docid) stored = {stored_article(db, *docid), read_topics(db)};
  });
  if (stored) return *stored;
  throw Error(fmt::format("there is no article {}", one_line(id)),
              "gazette-search --format ids lists the ids of what it finds");
}

/// A word as an article has it, and where it counts.
struct Written {
  std::string word;
  TextPart part;
};

/// The features of an article, and the words that they stand for.
class Reading {
 public:
  explicit Reading(const Article& article) {
    const ArticleTokens tokens = tokens_of(article, analyzer_);
    features_ = counter_.count(tokens.title, tokens.body);
    add(tokens.title, TextPart::title);
    add(tokens.body, TextPart::body);
  }

  std::span<const Feature> features() const { return features_; }
  const Written& word(std::uint64_t key) const { return written_.at(key); }

 private:
  void add(std::span<const Token> tokens, TextPart part) {
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      written_.try_emplace(feature_key(word.term, part), Written{word.folded, part});
      written_.try_emplace(feature_key(word.term, TextPart::body),
                           Written{word.folded, TextPart::body});
    }
  }

  Analyzer analyzer_;
  FeatureCounter counter_;
  std::span<const Feature> features_;
  std::unordered_map<std::uint64_t, Written> written_;
};

/// What was judged of a topic, before words are looked at.
struct Judged {
  std::size_t topic;  ///< its place in the model
  double score;
  int hundredths;  ///< of confidence
  bool is_filed;
};

/// The topics to be told of: those that the article is filed under and the nearest others, each the
/// surest first.
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
  return judged.score >= topic.threshold ? Verdict::above_another : Verdict::below_threshold;
}

std::vector<TellingWord> telling_words(std::vector<TopicScorer::Part> parts,
                                       const Reading& reading) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const TopicScorer::Part& a, const TopicScorer::Part& b) {
                     return std::abs(a.score) > std::abs(b.score);
                   });
  parts.resize(std::min(parts.size(), most_words));
  std::vector<TellingWord> words;
  for (const TopicScorer::Part& part : parts) {
    const Written& written = reading.word(part.key);
    words.push_back({written.word, written.part, part.score});
  }
  return words;
}

std::vector<ExplainedTopic> explain_by(const TopicModel& model, const Article& article) {
  Reading reading(article);
  TopicScorer scorer(model);
  std::vector<ExplainedTopic> explained;
  for (const Judged& each : judge(model, scorer, reading.features())) {
    const LearnedTopic& topic = model.topics[each.topic];
    explained.push_back({topic.path, verdict_on(each, topic), each.hundredths / 100.0, each.score,
                         topic.threshold, topic.bias,
                         telling_words(scorer.parts(reading.features(), each.topic), reading)});
  }
  return explained;
}

/// The text of a rule as far as it fits a line.
std::string shown_query(const TopicRule& rule) {
  constexpr std::size_t shown_bytes = 60;
  std::string line = one_line(rule.query);
  if (line.size() <= shown_bytes) return line;
  return line.substr(0, cut_point(line, shown_bytes)) + "...";
}

std::string_view name_of(TopicExplanation::Model model) {
  switch (model) {
    case TopicExplanation::Model::used:
      return "used";
    case TopicExplanation::Model::unusable:
      return "unusable";
    case TopicExplanation::Model::none:
      break;
  }
  return "none";
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::filed:
      return "filed";
    case Verdict::above_another:
      return "above another";
    case Verdict::below_threshold:
      break;
  }
  return "not filed";
}

std::string_view name_of(TextPart part) { return part == TextPart::title ? "title" : "body"; }

}  // namespace

TopicExplanation explain_topics(const std::string& db, const std::string& id) {
  using Model = TopicExplanation::Model;
  const auto [article, topics] = read_article(db, id);
  TopicExplanation explanation;
  explanation.id = article.id;
  explanation.topics = article.topics;
  explanation.rules = rules_that_take(article, tree_of(topics));
  explanation.model_note = fmt::format(
      "the index {0} has no topic model; gazette-index topics train --db {0} learns one", db);
  try {
    const std::shared_ptr<const TopicModel> model = read_model(db, topics);
    if (!model) return explanation;
    explanation.judged = explain_by(*model, article);
    explanation.model = Model::used;
    explanation.model_note.clear();
  } catch (const Error& error) {  // rules are told all the same
    explanation.model = Model::unusable;
    explanation.model_note = std::string(error.what()) + "; " + error.hint();
  }
  return explanation;
}

std::string render_text(const TopicExplanation& explanation) {
  std::string text = one_line(explanation.id) + '\n';
  for (const FiledTopic& topic : explanation.topics) {
    text += fmt::format("in the index: {} ({}, {:.2f})\n", one_line(topic.path),
                        gazette::name_of(topic.origin), topic.confidence);
  }
  for (const auto& [topic, rule] : explanation.rules) {
    text += fmt::format("taken by a rule of {} ({:.2f}): {}\n", one_line(topic), rule.confidence,
                        shown_query(rule));
  }
  for (const ExplainedTopic& topic : explanation.judged) {
    text += fmt::format("\n{}: {}, confidence {:.2f}, score {:.2f}, filed from {:.2f} on\n",
                        one_line(topic.path), name_of(topic.verdict), topic.confidence, topic.score,
                        topic.threshold);
    for (const TellingWord& word : topic.words) {
      text += fmt::format("  {:+.3f}  {}{}\n", word.score,
                          word.part == TextPart::title ? "title: " : "", one_line(word.word));
    }
    text += fmt::format("  {:+.3f}  (what every article starts with)\n", topic.bias);
  }
  return text;
}

std::string render_json(const TopicExplanation& explanation) {
  Json topics = Json::array();
  for (const FiledTopic& topic : explanation.topics) {
    topics.push_back({{"topic", topic.path},
                      {"origin", gazette::name_of(topic.origin)},
                      {"confidence", topic.confidence}});
  }
  Json rules = Json::array();
  for (const auto& [topic, rule] : explanation.rules) {
    rules.push_back({{"topic", topic},
                     {"query", rule.query},
                     {"language", rule.language.empty() ? Json(nullptr) : Json(rule.language)},
                     {"confidence", rule.confidence}});
  }
  Json judged = Json::array();
  for (const ExplainedTopic& topic : explanation.judged) {
    Json words = Json::array();
    for (const TellingWord& word : topic.words) {
      words.push_back({{"word", word.word}, {"part", name_of(word.part)}, {"score", word.score}});
    }
    judged.push_back({{"topic", topic.path},
                      {"verdict", name_of(topic.verdict)},
                      {"confidence", topic.confidence},
                      {"score", topic.score},
                      {"threshold", topic.threshold},
                      {"bias", topic.bias},
                      {"words", std::move(words)}});
  }
  const Json json = {{"schema", "gazette.topic-explanation/1"},
                     {"id", explanation.id},
                     {"filed", std::move(topics)},
                     {"rules", std::move(rules)},
                     {"model", name_of(explanation.model)},
                     {"judged", std::move(judged)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::vector<TakingRule> rules_that_take(const Article& article, const TopicTree& tree) {
  std::vector<TakingRule> rules;
  for (const Topic& topic : tree.topics()) {
    for (const TopicRule& rule : topic.rules) rules.push_back({topic.path, rule});
  }
  // A matcher tells topics: here each rule is one, named by its number.
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
  std::vector<TakingRule> taking;
  for (const std::size_t number : numbers) taking.push_back(rules[number]);
  return taking;
}

}  // namespace gazette
