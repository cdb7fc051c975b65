// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/explain.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topics_explain_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE(
    "explain names the words that decided, for topics that were filed and the nearest others") {
  const TopicsDesk desk;
  desk.learn();
  Article article;
  article.id = "new";
  article.language = "en";
  article.title = "Strikers strike";
  article.body = "The keeper of the league stopped no penalty in the stadium. Cargo was late.\n";
  desk.put_filed({article});
  const TopicExplanation explanation = explain_topics(desk.db(), "new");
  REQUIRE(explanation.topics.size() == 1);
  REQUIRE(explanation.judged.size() == 3);
  const ExplainedTopic& first = explanation.judged[0];
  CHECK(first.path == "sport/football");
  CHECK(first.verdict == ExplainedTopic::Verdict::filed);
  CHECK(first.confidence == explanation.topics[0].confidence);
  CHECK(first.score >= first.threshold.value());
  CHECK(explanation.judged[1].verdict == ExplainedTopic::Verdict::below_threshold);
  CHECK(explanation.judged[1].score < explanation.judged[1].threshold.value());
  double sum = first.bias;
  Strings words;
  for (const WordContribution& word : first.words) {
    sum += word.score;
    words.push_back((word.part == TextPart::title ? "title: " : "") + word.word);
  }
  CHECK(std::abs(sum - first.score) < 0.05);  // words of no more than a hundredth are not listed
  for (const std::string word : {"title: strikers", "strikers", "keeper", "penalty", "cargo"}) {
    CAPTURE(word, words);
    CHECK(std::find(words.begin(), words.end(), word) != words.end());
  }
  const std::string text = desk.run({"explain", "new"}).results;
  CHECK(text.starts_with("new\nin the index: sport/football (model, 0."));
  CHECK(text.find("\nsport/football: filed (confidence 0.") != std::string::npos);
}

TEST_CASE(
    "explain names each rule that matches the article, with a model or without a usable one") {
  const TopicsDesk desk;
  std::vector<Topic> topics = {{"sport"}, {"sport/football"}, {"economy"}, {"science"}};
  topics[0].rules = {{"league"}, {"rowing"}};
  topics[1].rules = {
      {.query = "striker keeper goal", .language = "en", .at_least = 2, .confidence = 0.8},
      {.query = "penalty", .language = "de"},
      {"title:wins"}};
  topics[2].rules = {{"league -rowing"}};
  WriterTuning tuning;
  tuning.topics = tree_of_topics(topics);
  tuning.rules = WriterTuning::Rules::used;
  Article article;
  article.id = "match";
  article.language = "en";
  article.title = "League: keeper wins";
  article.body = "The striker missed the penalty.\n";
  desk.put({article}, tuning);
  std::vector<std::string> rules;
  for (const MatchingRule& each : explain_topics(desk.db(), "match").rules) {
    rules.push_back(each.topic + ": " + each.rule.query);
  }
  CHECK(rules == Strings{"economy: league -rowing", "sport: league",
                         "sport/football: striker keeper goal", "sport/football: title:wins"});
  const std::string text = desk.run({"explain", "match"}).results;
  CHECK(text.find("matched by a rule of sport/football (0.80): striker keeper goal\n") !=
        std::string::npos);
  write_file(desk.db() + "/" + std::string(topic_model_name), "nothing");
  const TopicsAnswer broken = desk.run({"explain", "match"});
  CHECK(broken.results == text);
  CHECK(broken.notes.find("is damaged; ") != std::string::npos);
  CHECK(broken.exit_code == ExitCode::error);
}

TEST_CASE("a topic that no score reaches is explained without a number for it") {
  const TopicsDesk desk;
  std::vector<Article> articles = labelled_articles("a", 20, 1);
  for (std::size_t i = 0; i < articles.size(); i += 7) articles[i].topics.push_back({"odd"});
  desk.put(articles);
  desk.run({"train"});
  const TopicExplanation explanation = explain_topics(desk.db(), "a0");
  const auto odd = std::find_if(explanation.judged.begin(), explanation.judged.end(),
                                [](const ExplainedTopic& topic) { return topic.path == "odd"; });
  REQUIRE(odd != explanation.judged.end());
  CHECK_FALSE(odd->threshold);
  CHECK(odd->verdict == ExplainedTopic::Verdict::below_threshold);
  const std::string text = render_text(explanation);
  CHECK(text.find("\nodd: not filed (confidence 0.") != std::string::npos);
  CHECK(text.find("; it cannot reach the minimum confidence)\n") != std::string::npos);
  CHECK(text.find("000000") == std::string::npos);
  const auto json = nlohmann::json::parse(render_json(explanation));
  for (const auto& topic : json.at("judged")) {
    CHECK(topic.at("threshold").is_null() == (topic.at("topic") == "odd"));
  }
}

TEST_CASE("explain says what is missing") {
  const TopicsDesk desk;
  CHECK(desk.fault({"explain", "new"}).find("there is no index at") == 0);
  desk.put(labelled_articles("a", 5, 1));
  const TopicsAnswer without_model = desk.run({"explain", "a0"});
  CHECK(without_model.results == "a0\nin the index: economy/trade (source, 1.00)\n");
  CHECK(without_model.notes.find(
            "has no topic model; train one with gazette-index topics train --db ") !=
        std::string::npos);
  CHECK(without_model.exit_code == ExitCode::ok);
  desk.run({"train"});
  CHECK(desk.fault({"explain", "nope"}).find("there is no article \"nope\"") == 0);
  CHECK(desk.fault({"explain"}).find("no id is given") == 0);
  CHECK(desk.fault({"explain", "a0", "a1"}).find("more than one id") == 0);
}

}  // namespace
}  // namespace gazette::topics_explain_test
