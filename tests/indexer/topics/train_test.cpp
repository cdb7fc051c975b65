// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/train.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topics_train_test {
namespace {

TEST_CASE(
    "the model is the same with any number of threads, and what a model filed teaches nothing") {
  const TopicsDesk desk;
  desk.learn();
  const std::string first = desk.model();
  WriterTuning threads;
  threads.threads = 5;
  desk.run({"train"}, threads);
  CHECK(desk.model() == first);
  CHECK(first.find("articles=90\n") != std::string::npos);
  desk.put_filed(without_topics(labelled_articles("new-", 10, 2)));
  CHECK(desk.run({"train"}).notes.find("from 90 articles") != std::string::npos);
}

TEST_CASE("with little memory a part of the articles is learned from, always the same") {
  const TopicsDesk desk;
  desk.put(labelled_articles("known-", 30, 1));
  WriterTuning tight;
  tight.memory_bytes = 100'000;
  CHECK(desk.run({"train"}, tight).notes.find(" of 90 that have topics") != std::string::npos);
  const std::string first = desk.model();
  tight.threads = 3;
  desk.run({"train"}, tight);
  CHECK(desk.model() == first);
}

TEST_CASE("where there is nothing to learn the command says so, and leaves the model") {
  const TopicsDesk desk;
  CHECK(desk.fault({"train"}).find("there is no index at") == 0);
  desk.learn();
  const std::string model = desk.model();
  const TopicsDesk empty;
  empty.put(without_topics(labelled_articles("new-", 2, 1)));
  CHECK(empty.fault({"train"}).find("has topics from its source") != std::string::npos);
  const TopicsDesk single;
  std::vector<Article> same = labelled_articles("a", 5, 1);
  for (Article& article : same) article.topics = {{"news"}};
  single.put(same);
  CHECK(single.fault({"train"}).find("there are news (15)") != std::string::npos);
  CHECK(desk.model() == model);
}

TEST_CASE("a heading that was taken out of the tree stops its model, which is then learned anew") {
  const TopicsDesk desk;
  WriterTuning tuning;
  tuning.topics = tree_of_topics({{"economy"}, {"sport"}, {"science"}, {"science/space"}});
  desk.put(labelled_articles("known-", 30, 1), tuning);
  desk.run({"train"});
  CHECK(desk.model().find(" science/space\n") != std::string::npos);
  // These are stated, and kept where they are.
  CHECK(desk.model().find("\nkept=30 ") != std::string::npos);
  const std::vector<Article> truth = labelled_articles("new-", 10, 2);
  tuning.topics = tree_of_topics({{"economy"}, {"sport"}, {"science"}});
  tuning.other_topics = WriterTuning::OtherTopics::replace;
  std::string fault;
  try {
    desk.put_filed(without_topics(truth), tuning);
  } catch (const Error& error) {
    fault = error.what() + error.hint();
  }
  CHECK(fault.find("the current one has no topic science/space") != std::string::npos);
  CHECK(fault.find("gazette-index topics train --db") != std::string::npos);
  desk.put({}, tuning);
  desk.run({"train"});
  desk.put_filed(without_topics(truth), tuning);
  CHECK(count_right(desk.articles(), truth) >= 25);
}

TEST_CASE("headings below other are not learned") {
  const TopicsDesk desk;
  std::vector<Article> articles = labelled_articles("a", 10, 1);
  for (Article& article : articles) {
    if (article.topics[0].path == "science/space") article.topics = {{"other/space"}};
  }
  desk.put(articles);
  const std::string notes = desk.run({"train"}).notes;
  CHECK(notes.starts_with("learned 2 topics with "));
  CHECK(desk.model().find("other") == std::string::npos);
  const TopicsDesk others;
  for (Article& article : articles) article.topics = {{"other/" + article.topics[0].path}};
  others.put(articles);
  CHECK(others.fault({"train"}).find("all topics from its sources are under other") !=
        std::string::npos);
}

}  // namespace
}  // namespace gazette::topics_train_test
