// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/explanation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;
using Verdict = ExplainedTopic::Verdict;

/// The text of a rule, as much of it as fits a line.
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

/// What an article needs to be filed under `topic`.
std::string needed(const ExplainedTopic& topic) {
  if (!topic.threshold) return "it cannot reach the minimum confidence";
  return fmt::format("needs a score of {:.2f}", *topic.threshold);
}

}  // namespace

std::string render_text(const TopicExplanation& explanation) {
  std::string text = one_line(explanation.id) + '\n';
  for (const FiledTopic& topic : explanation.topics) {
    text += fmt::format("in the index: {} ({}, {:.2f})\n", one_line(topic.path),
                        gazette::name_of(topic.origin), topic.confidence);
  }
  for (const auto& [topic, rule] : explanation.rules) {
    text += fmt::format("matched by a rule of {} ({:.2f}): {}\n", one_line(topic), rule.confidence,
                        shown_query(rule));
  }
  for (const ExplainedTopic& topic : explanation.judged) {
    text += fmt::format("\n{}: {} (confidence {:.2f}, score {:.2f}; {})\n", one_line(topic.path),
                        name_of(topic.verdict), topic.confidence, topic.score, needed(topic));
    for (const WordContribution& word : topic.words) {
      text += fmt::format("  {:+.3f}  {}{}\n", word.score,
                          word.part == TextPart::title ? "title: " : "", one_line(word.word));
    }
    text += fmt::format("  {:+.3f}  (base score of the topic)\n", topic.bias);
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
    for (const WordContribution& word : topic.words) {
      words.push_back({{"word", word.word}, {"part", name_of(word.part)}, {"score", word.score}});
    }
    judged.push_back({{"topic", topic.path},
                      {"verdict", name_of(topic.verdict)},
                      {"confidence", topic.confidence},
                      {"score", topic.score},
                      {"threshold", topic.threshold ? Json(*topic.threshold) : Json(nullptr)},
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

}  // namespace gazette
