// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/classify.hpp"

#include <atomic>
#include <string>
#include <vector>

#include "core/schema/filing_terms.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topics_classify_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("classify without a model says how to come by one") {
  const TopicsDesk desk;
  CHECK(desk.fault({"classify"}).find("there is no index at") == 0);
  desk.put(labelled_articles("a", 2, 1));
  CHECK(desk.fault({"classify"}).find("gazette-index topics train --db") != std::string::npos);
}

TEST_CASE("classify changes only what differs") {
  const TopicsDesk desk;
  desk.learn();
  desk.put(without_topics(labelled_articles("new-", 30, 2)));
  const auto before = revision_of(desk.db());
  CHECK(desk.run({"classify"}).notes.find("90 articles whose source states no topic") == 0);
  const auto after = revision_of(desk.db());
  CHECK(after > before);
  CHECK(desk.run({"classify"}).notes.find("; 0 changed") != std::string::npos);
  CHECK(revision_of(desk.db()) == after);
}

TEST_CASE("a later model replaces what the former one filed, and nothing else") {
  const TopicsDesk desk;
  desk.learn();
  Article article = without_topics(labelled_articles("new-", 1, 2)).front();
  desk.put_filed({article});
  REQUIRE(topic_paths(desk.articles().at("new-0").topics) == Strings{"economy/trade"});
  std::vector<Article> renamed = labelled_articles("known-", 30, 1);
  for (Article& each : renamed) {
    if (each.topics[0].path == "economy/trade") each.topics = {{"economy/commerce"}};
  }
  desk.put(renamed);
  desk.run({"train"});
  desk.run({"classify"});
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"economy/commerce"});
  const Xapian::Database db(desk.db());
  CHECK_FALSE(db.term_exists(whole_term(field("topic"), "economy/trade")));
  CHECK(desk.articles().at("known-1").topics == stated_topics({"sport/football"}));
}

TEST_CASE("a dry classify tells the same counts and writes nothing") {
  const TopicsDesk desk;
  desk.learn();
  desk.put(without_topics(labelled_articles("new-", 10, 2)));
  const auto before = desk.documents();
  const auto revision = revision_of(desk.db());
  const std::atomic<bool> interrupted{false};
  const ClassifyResult dry = classify({desk.db(), {}, RefileRun::dry}, interrupted);
  CHECK(dry.articles == 30);
  CHECK(dry.changed == dry.filed);
  CHECK(dry.changed > 20);
  CHECK(render_text(dry).starts_with("dry run: 30 articles whose source states no topic: "));
  CHECK(desk.documents() == before);
  CHECK(revision_of(desk.db()) == revision);
  CHECK(classify({desk.db()}, interrupted).changed == dry.changed);
}

TEST_CASE("classify files the same in rounds of two documents") {
  const TopicsDesk one;
  const TopicsDesk many;
  for (const TopicsDesk* desk : {&one, &many}) {
    desk->learn();
    desk->put(without_topics(labelled_articles("new-", 5, 2)));
  }
  WriterTuning tight;
  tight.memory_bytes = 60'000;
  const auto before = revision_of(many.db());
  CHECK(one.run({"classify"}).notes == many.run({"classify"}, tight).notes);
  CHECK(revision_of(many.db()) > before + 5);
  CHECK(one.documents() == many.documents());
}

}  // namespace
}  // namespace gazette::topics_classify_test
