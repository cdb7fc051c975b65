// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_filing.hpp"

#include <string>
#include <vector>

#include "core/schema/filing_terms.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topic_filing_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("articles that arrive without topics are filed by what was learned") {
  const TopicsDesk desk;
  desk.learn();
  const std::vector<Article> truth = labelled_articles("new-", 30, 2);
  desk.put_filed(without_topics(truth));
  CHECK(count_right(desk.articles(), truth) >= 80);
}

TEST_CASE("an article is filed the same on arrival, few or many at once, and by classify") {
  const std::vector<Article> arriving = without_topics(labelled_articles("new-", 30, 2));
  TopicsDesk few;
  few.learn();
  few.put_filed(arriving);
  TopicsDesk many;
  many.learn();
  WriterTuning bulk;
  bulk.few_articles = 1;
  bulk.threads = 3;
  many.put_filed(arriving, bulk);
  TopicsDesk later;
  later.learn();
  later.put(arriving);
  for (const Article& article : arriving) CHECK(later.articles().at(article.id).topics.empty());
  later.run({"classify"});
  CHECK(few.documents() == many.documents());
  CHECK(few.documents() == later.documents());
}

TEST_CASE("nothing is added to what a source states, unless that is asked for") {
  const TopicsDesk desk;
  desk.learn();
  Article stated = labelled_articles("new-", 1, 2).front();
  stated.topics = {{"weather"}};
  WriterTuning all;
  all.filed = TopicFiling::Of::all;
  desk.put_filed({stated});
  CHECK(desk.articles().at("new-0").topics == stated_topics({"weather"}));
  desk.run({"classify"});
  CHECK(desk.articles().at("new-0").topics == stated_topics({"weather"}));
  desk.run({"classify"}, all);
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"weather", "economy/trade"});
  stated.id = "new-1";
  desk.put_filed({stated}, all);
  CHECK(topic_paths(desk.articles().at("new-1").topics) == Strings{"weather", "economy/trade"});
  CHECK(topic_paths(desk.articles().at("known-0").topics) == Strings{"economy/trade"});
}

TEST_CASE("an article that comes again unchanged stays as it was filed") {
  const TopicsDesk desk;
  desk.learn();
  const std::vector<Article> arriving = without_topics(labelled_articles("new-", 3, 2));
  desk.put_filed(arriving);
  const auto before = desk.documents();
  const auto revision = revision_of(desk.db());
  desk.put_filed(arriving);
  CHECK(desk.documents() == before);
  CHECK(revision_of(desk.db()) == revision);
}

TEST_CASE("an article that changes is filed anew") {
  const TopicsDesk desk;
  desk.learn();
  const std::vector<Article> truth = labelled_articles("new-", 1, 2);
  Article article = truth[0];
  article.topics.clear();
  desk.put_filed({article});
  article.title = truth[1].title;
  article.body = truth[1].body;
  desk.put_filed({article});
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"sport/football"});
}

TEST_CASE("articles without a body are filed by their titles, those without words not at all") {
  const TopicsDesk desk;
  desk.learn();
  Article title_only;
  title_only.id = "title";
  title_only.language = "en";
  title_only.title = "Striker misses penalty: keeper wins league derby";
  Article no_words;
  no_words.id = "signs";
  no_words.language = "und";
  no_words.title = "!!! ???";
  desk.put_filed({title_only, no_words});
  CHECK(topic_paths(desk.articles().at("title").topics) == Strings{"sport/football"});
  CHECK(desk.articles().at("signs").topics.empty());
}

TEST_CASE("a model that cannot be used stops what would use it before anything is written") {
  const TopicsDesk desk;
  desk.learn();
  const std::string path = desk.db() + "/" + std::string(topic_model_name);
  write_file(path, desk.model().substr(0, 1000));
  const auto revision = revision_of(desk.db());
  const std::vector<Article> arriving = without_topics(labelled_articles("new-", 1, 2));
  CHECK_THROWS_AS(desk.put_filed(arriving), Error);
  CHECK(desk.fault({"classify"}).find("is damaged") != std::string::npos);
  CHECK(revision_of(desk.db()) == revision);
  desk.put(arriving);
  CHECK(desk.articles().contains("new-0"));
  desk.run({"train"});
  desk.run({"classify"});
  CHECK_FALSE(desk.articles().at("new-0").topics.empty());
}

TEST_CASE("indexing goes on after rules, labels or other topics of the tree have changed") {
  const TopicsDesk desk;
  const TopicTree tree({{"economy"},
                        {"economy/trade"},
                        {"sport"},
                        {"sport/football"},
                        {"science"},
                        {"science/space"}});
  std::vector<Topic> topics(tree.topics().begin(), tree.topics().end());
  WriterTuning tuning;
  tuning.topics = tree_of_topics(topics);
  desk.put(labelled_articles("known-", 30, 1), tuning);
  desk.run({"train"});
  topics[0].rules = {{"tariff"}};
  topics[0].labels = {{"en", "Money"}};
  topics.push_back({"weather"});
  tuning.topics = tree_of_topics(topics);
  tuning.other_topics = WriterTuning::OtherTopics::replace;
  const std::vector<Article> truth = labelled_articles("new-", 10, 2);
  desk.put_filed(without_topics(truth), tuning);
  CHECK(count_right(desk.articles(), truth) >= 25);
}

}  // namespace
}  // namespace gazette::topic_filing_test
