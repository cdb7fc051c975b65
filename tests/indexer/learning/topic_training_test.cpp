// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/topic_training.hpp"

#include <algorithm>

#include "core/analysis/analyzer.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/topic_news.hpp"

namespace gazette::topic_training_test {
namespace {

/// What an article looks like to whoever learns.
class Reading {
 public:
  std::vector<Feature> features(const Article& article) {
    const ArticleTokens tokens = tokens_of(article, analyzer_);
    const auto features = counter_.count(tokens.title, tokens.body);
    return {features.begin(), features.end()};
  }

  std::vector<TopicExample> examples(const std::vector<Article>& articles) {
    std::vector<TopicExample> made;
    for (const Article& article : articles) {
      made.push_back({features(article), topic_paths(article.topics)});
    }
    return made;
  }

 private:
  Analyzer analyzer_;
  FeatureCounter counter_;
};

std::vector<std::string> learned(const TrainedTopics& trained) {
  std::vector<std::string> paths;
  for (const LearnedTopic& topic : trained.model.topics) paths.push_back(topic.path);
  return paths;
}

TEST_CASE("what was learned files articles that were not learned from") {
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(labelled_articles("a", 40, 1)), {});
  TopicScorer scorer(trained.model);
  std::size_t right = 0;
  const std::vector<Article> others = labelled_articles("b", 40, 2);
  for (const Article& article : others) {
    const std::vector<FiledTopic> filed = scorer.topics(reading.features(article));
    right += filed.size() == 1 && filed[0].path == article.topics[0].path ? 1 : 0;
  }
  CHECK(right * 100 >= others.size() * 95);
}

TEST_CASE("what does not fit in the memory is left out, with any number of threads the same") {
  Reading reading;
  const std::vector<TopicExample> examples = reading.examples(labelled_articles("a", 40, 1));
  TrainingPlan plan;
  const std::size_t all = train_topics(examples, plan).model.keys.size();
  plan.memory_bytes = 5000;
  const TopicModel tight = train_topics(examples, plan).model;
  CHECK(tight.keys.size() < all);
  // About 80 bytes a word for the solver and 24 for the weight in each of three topics.
  CHECK(tight.keys.size() <= plan.memory_bytes / (80 + 3 * 24));
  CHECK_FALSE(tight.keys.empty());
  plan.threads = 3;
  CHECK(train_topics(examples, plan).model == tight);
}

TEST_CASE("the footprint of an example has its features and topics") {
  TopicExample example;
  const std::size_t empty = footprint(example);
  example.features.resize(1000);
  CHECK(footprint(example) >= empty + 1000 * sizeof(Feature));
  example.topics.emplace_back(5000, 'a');
  CHECK(footprint(example) >= empty + 1000 * sizeof(Feature) + 5000);
}

TEST_CASE("text of another kind is filed nowhere") {
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(labelled_articles("a", 40, 1)), {});
  TopicScorer scorer(trained.model);
  Article recipe;
  recipe.language = "en";
  recipe.title = "How to bake bread";
  recipe.body = "Knead flour with yeast and water, let it rise for a week or a year, and bake it.";
  CHECK(scorer.topics(reading.features(recipe)).empty());
  recipe.title = "東京の天気";
  recipe.body = "明日は雨が降るでしょう。";
  recipe.language = "ja";
  CHECK(scorer.topics(reading.features(recipe)).empty());
}

TEST_CASE("a topic that its words do not tell is filed nowhere") {
  std::vector<Article> articles = labelled_articles("a", 20, 1);
  for (std::size_t i = 0; i < articles.size(); i += 7) articles[i].topics.push_back({"odd"});
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(articles), {});
  TopicScorer scorer(trained.model);
  for (const Article& article : labelled_articles("b", 20, 2)) {
    for (const FiledTopic& topic : scorer.topics(reading.features(article))) {
      CAPTURE(article.id, topic.path);
      CHECK(topic.path != "odd");
      CHECK(topic.confidence >= 0.3);
    }
  }
}

TEST_CASE("a topic with few examples is recognised") {
  const TopicWords rowing{
      "sport/rowing", {"oar ", "regatta ", "cox ", "scull ", "rowlock ", "boathouse ", "stroke "}};
  for (const std::size_t count : {2U, 3U, 4U, 5U}) {
    RandomText random(7);
    std::vector<Article> articles = labelled_articles("a", 20, 1);
    for (std::size_t i = 0; i < count; ++i) {
      articles.insert(articles.begin() + static_cast<std::ptrdiff_t>(9 * i),
                      article_about("rowing" + std::to_string(i), rowing, random));
      articles[9 * i].topics = {{rowing.path}};
    }
    Reading reading;
    const TrainedTopics trained = train_topics(reading.examples(articles), {});
    TopicScorer scorer(trained.model);
    const auto filed_under_rowing = [&](const Article& article) {
      const std::vector<FiledTopic> filed = scorer.topics(reading.features(article));
      return std::any_of(filed.begin(), filed.end(),
                         [&](const FiledTopic& topic) { return topic.path == rowing.path; });
    };
    std::size_t found = 0;
    for (int i = 0; i < 20; ++i) {
      found += filed_under_rowing(article_about("unseen", rowing, random)) ? 1 : 0;
    }
    CAPTURE(count, found);
    CHECK(found >= 16);
    for (const Article& article : labelled_articles("b", 20, 2)) {
      CHECK_FALSE(filed_under_rowing(article));
    }
  }
}

TEST_CASE("the same examples give the same model, in any number of threads") {
  Reading reading;
  const std::vector<TopicExample> examples = reading.examples(labelled_articles("a", 20, 1));
  TrainingPlan plan;
  const std::string alone = to_bytes(train_topics(examples, plan).model);
  for (const unsigned threads : {2U, 7U}) {
    plan.threads = threads;
    CHECK(to_bytes(train_topics(examples, plan).model) == alone);
  }
}

TEST_CASE("headings above are learned where they say more than those below, and none of other") {
  std::vector<Article> articles = labelled_articles("a", 10, 1);
  RandomText random(5);
  Reading reading;
  CHECK(learned(train_topics(reading.examples(articles), {})) ==
        std::vector<std::string>{"economy/trade", "science/space", "sport/football"});
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 6 == 1) articles[i].topics = {{"sport/rowing"}};
    if (i % 6 == 2) articles[i].topics = {{"other/space"}};
  }
  CHECK(learned(train_topics(reading.examples(articles), {})) ==
        std::vector<std::string>{"economy/trade", "science/space", "sport", "sport/football",
                                 "sport/rowing"});
}

TEST_CASE("topics of too few articles, and of all, are left out and named") {
  std::vector<Article> articles = labelled_articles("a", 5, 1);
  for (Article& article : articles) article.topics.push_back({"news"});
  articles[0].topics = {{"rare"}, {"news"}};
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(articles), {});
  REQUIRE(trained.left_out.size() == 2);
  CHECK(trained.left_out[0].path == "news");
  CHECK(trained.left_out[0].examples == 15);
  CHECK(trained.left_out[1].path == "rare");
  CHECK(trained.left_out[1].examples == 1);
  CHECK(trained.model.topics.size() == 3);
}

TEST_CASE("an article under a topic and one below it counts once for both") {
  std::vector<Article> articles = labelled_articles("a", 4, 1);
  articles[0].topics = {{"economy"}, {"economy/trade"}, {"economy/trade"}};
  articles[3].topics = {{"economy"}};
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(articles), {});
  REQUIRE(trained.model.topics.size() == 4);
  CHECK(trained.model.topics[0].path == "economy");
  CHECK(trained.model.topics[0].examples == 4);
  CHECK(trained.model.topics[1].examples == 3);
}

TEST_CASE("articles of a script without blanks are learned and told apart") {
  const std::vector<TopicWords> topics = {{"weather", {"雨", "台風", "気温", "天気予報"}},
                                          {"sport", {"野球", "試合", "選手", "優勝"}}};
  RandomText random(4);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < 60; ++i) {
    const TopicWords& topic = topics[i % 2];
    Article article;
    article.language = "ja";
    article.title = topic.words[i / 2 % 4];
    article.body = random.pieces(topic.words, 8) + topic.words[random.below(4)].data();
    article.topics = {{topic.path}};
    articles.push_back(std::move(article));
  }
  Reading reading;
  const TrainedTopics trained =
      train_topics(reading.examples({articles.begin(), articles.begin() + 40}), {});
  TopicScorer scorer(trained.model);
  std::size_t right = 0;
  for (std::size_t i = 40; i < articles.size(); ++i) {
    const std::vector<FiledTopic> filed = scorer.topics(reading.features(articles[i]));
    right += filed.size() == 1 && filed[0].path == articles[i].topics[0].path ? 1 : 0;
  }
  CHECK(right >= 18);
}

TEST_CASE("articles without a body or without any word can be learned from") {
  std::vector<Article> articles = labelled_articles("a", 10, 1);
  for (Article& article : articles) article.body.clear();
  articles[0].title.clear();
  Reading reading;
  const TrainedTopics trained = train_topics(reading.examples(articles), {});
  CHECK(trained.model.topics.size() == 3);
}

}  // namespace
}  // namespace gazette::topic_training_test
