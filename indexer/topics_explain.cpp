// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics_explain.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "core/analyzer.hpp"
#include "core/error.hpp"
#include "core/record.hpp"
#include "core/schema.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"
#include "indexer/index_reading.hpp"
#include "indexer/index_topics.hpp"
#include "indexer/topic_model_file.hpp"

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
    const std::string term = whole_term(field("id"), id);
    const auto found = db.postlist_begin(term);
    if (term.empty() || found == db.postlist_end(term)) return;
    stored = {from_record(db.get_document(*found).get_data()), read_topics(db)};
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
    const std::array<std::string_view, 2> texts = {article.title, article.body};
    const auto tokens = analyzer_.analyze_all(texts, article.language);
    counter_.begin();
    add(tokens[0], TextPart::title);
    add(tokens[1], TextPart::body);
  }

  std::span<const Feature> features() { return counter_.features(); }
  const Written& word(std::uint64_t key) const { return written_.at(key); }

 private:
  void add(std::span<const Token> tokens, TextPart part) {
    counter_.add(tokens, part);
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      written_.try_emplace(feature_key(word.term, part), Written{word.folded, part});
      written_.try_emplace(feature_key(word.term, TextPart::body),
                           Written{word.folded, TextPart::body});
    }
  }

  Analyzer analyzer_;
  FeatureCounter counter_;
  std::unordered_map<std::uint64_t, Written> written_;
};

ExplainedTopic explain(const LearnedTopic& topic, double score,
                       std::vector<TopicScorer::Part> parts, const Reading& reading) {
  ExplainedTopic explained{
      topic.path, Verdict::below_threshold, hundredths(probability(topic, score)) / 100.0,
      score,      topic.threshold,          topic.bias,
      {}};
  if (score >= topic.threshold) explained.verdict = Verdict::above_another;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const TopicScorer::Part& a, const TopicScorer::Part& b) {
                     return std::abs(a.score) > std::abs(b.score);
                   });
  for (std::size_t i = 0; i < parts.size() && i < most_words; ++i) {
    const Written& written = reading.word(parts[i].key);
    explained.words.push_back({written.word, written.part, parts[i].score});
  }
  return explained;
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
  const auto [article, topics] = read_article(db, id);
  const std::shared_ptr<const TopicModel> model = read_model(db, topics);
  if (!model) {
    throw Error(fmt::format("the index {} has no topic model", db),
                fmt::format("learn one first: gazette-index topics train --db {}", db));
  }
  Reading reading(article);
  TopicScorer scorer(*model);
  const std::vector<FiledTopic> filed = scorer.topics(reading.features());
  const std::span<const double> scores = scorer.scores(reading.features());
  TopicExplanation explanation{article.id, article.topics, {}};
  std::vector<ExplainedTopic> others;
  for (std::size_t i = 0; i < model->topics.size(); ++i) {
    ExplainedTopic explained =
        explain(model->topics[i], scores[i], scorer.parts(reading.features(), i), reading);
    const bool is_filed = std::any_of(filed.begin(), filed.end(), [&](const FiledTopic& topic) {
      return topic.path == explained.path;
    });
    if (is_filed) explained.verdict = Verdict::filed;
    (is_filed ? explanation.judged : others).push_back(std::move(explained));
  }
  const auto by_confidence = [](const ExplainedTopic& a, const ExplainedTopic& b) {
    return a.confidence > b.confidence;
  };
  std::stable_sort(explanation.judged.begin(), explanation.judged.end(), by_confidence);
  std::stable_sort(others.begin(), others.end(), by_confidence);
  others.resize(std::min(others.size(), most_others));
  std::move(others.begin(), others.end(), std::back_inserter(explanation.judged));
  return explanation;
}

std::string render_text(const TopicExplanation& explanation) {
  std::string text = one_line(explanation.id) + '\n';
  for (const FiledTopic& topic : explanation.topics) {
    text += fmt::format("in the index: {} ({}, {:.2f})\n", one_line(topic.path),
                        gazette::name_of(topic.origin), topic.confidence);
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
                     {"judged", std::move(judged)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gazette
