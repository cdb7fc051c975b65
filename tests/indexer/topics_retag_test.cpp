// SPDX-License-Identifier: GPL-3.0-or-later
// Filing by rules: on arrival, and anew when the topics file has changed.
#include "indexer/topics_retag.hpp"

#include <xapian.h>

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema.hpp"
#include "core/topic.hpp"
#include "indexer/index_topics.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

using Filed = std::vector<FiledTopic>;

constexpr std::string_view first_file =
    "[topic.oil]\nrule = [\"oil\", { query = \"barrel\", confidence = 0.5 }]\n"
    "[topic.sport]\nrule = \"striker\"\n[topic.sea]\n";
constexpr std::string_view second_file =
    "[topic.oil]\nrule = \"barrel\"\n[topic.sport]\nrule = \"goalkeeper\"\n[topic.sea]\naliases = "
    "[\"whales\"]\n";

std::vector<Article> sample_articles() {
  std::vector<Article> articles = {
      make_article("oil", "Oil price", "A barrel of oil."),
      make_article("gas", "Gas price", "Oil and gas."),
      make_article("match", "Striker", "The goalkeeper fell."),
      make_article("stated", "Oil at sea", "Oil."),
      make_article("model", "Oil", "The moon of the model."),
      make_article("none", "Moon", "The moon."),
  };
  articles[3].topics = {{"other/whales"}};
  articles[4].topics = {{"moon", TopicOrigin::model, 0.7}};
  return articles;
}

class Index {
 public:
  Index() {
    write_file(folder_ / "first.toml", std::string(first_file));
    write_file(folder_ / "second.toml", std::string(second_file));
  }

  std::string path() const { return (folder_ / "index").string(); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  WriteCounts put(const std::string& topics_file, WriterTuning tuning = {}) const {
    tuning.rules = WriterTuning::Rules::used;
    tuning.topics = index_topics_named(file(topics_file));
    IndexWriter writer(path(), tuning);
    for (const Article& article : sample_articles()) writer.put(article);
    writer.commit();
    return writer.counts();
  }

  RetagResult retag(const std::string& topics_file, TopicFiling::Of filed = {}) const {
    RetagOptions options{path(), topics_file.empty() ? "" : file(topics_file), {}};
    options.tuning.filed = filed;
    const std::atomic<bool> interrupted{false};
    return gazette::retag(options, interrupted);
  }

  Filed topics_of(const std::string& id) const { return articles_in(path()).at(id).topics; }

  std::string metadata(std::string_view key) const {
    return Xapian::Database(path()).get_metadata(std::string(key));
  }

  std::size_t count(const std::string& topic) const {
    return Xapian::Database(path()).get_termfreq(whole_term(field("topic"), topic));
  }

 private:
  TemporaryFolder folder_;
};

FiledTopic by_rule(std::string path, double confidence = 1) {
  return {std::move(path), TopicOrigin::rule, confidence};
}

void check_first_filing(const Index& index) {
  CHECK(index.topics_of("oil") == Filed{by_rule("oil")});
  CHECK(index.topics_of("gas") == Filed{by_rule("oil")});
  CHECK(index.topics_of("match") == Filed{by_rule("sport")});
  CHECK(index.topics_of("stated") == Filed{{"other/whales"}});
  CHECK(index.topics_of("model") == Filed{by_rule("oil"), {"moon", TopicOrigin::model, 0.7}});
  CHECK(index.topics_of("none").empty());
  CHECK(index.count("oil") == 3);
}

TEST_CASE("new articles are filed by rules, in either way of writing, unless their source does") {
  const Index index;
  CHECK(index.put("first.toml").added == 6);
  check_first_filing(index);
  const Index bulk;
  WriterTuning at_once;
  at_once.few_articles = 1;
  at_once.threads = 2;
  CHECK(bulk.put("first.toml", at_once).added == 6);
  check_first_filing(bulk);
}

TEST_CASE("an article that a rule has filed is unchanged when it comes again") {
  const Index index;
  index.put("first.toml");
  const WriteCounts again = index.put("first.toml");
  CHECK(again.unchanged == 6);
  CHECK(again.updated == 0);
}

TEST_CASE("rules add to what a source states when they are asked to") {
  const Index index;
  WriterTuning all;
  all.filed = TopicFiling::Of::all;
  index.put("first.toml", all);
  CHECK(index.topics_of("stated") == Filed{{"other/whales"}, by_rule("oil")});
}

TEST_CASE("retag applies changed rules and names, and a second run changes nothing") {
  const Index index;
  index.put("first.toml");
  const RetagResult result = index.retag("second.toml");
  CHECK(result.retagged == 3);
  CHECK(result.unchanged == 3);
  CHECK(index.topics_of("oil") == Filed{by_rule("oil")});
  CHECK(index.topics_of("gas").empty());
  CHECK(index.topics_of("match") == Filed{by_rule("sport")});
  CHECK(index.topics_of("stated") == Filed{{"sea"}});
  CHECK(index.topics_of("model") == Filed{{"moon", TopicOrigin::model, 0.7}});
  CHECK(index.count("oil") == 1);
  CHECK(index.count("sea") == 1);
  CHECK(index.count("other") == 0);
  const std::string revision = index.metadata(revision_key);
  for (const std::string file : {"second.toml", ""}) {
    const RetagResult again = index.retag(file);
    CHECK(again.retagged == 0);
    CHECK(again.unchanged == 6);
    CHECK(index.metadata(revision_key) == revision);
  }
  CHECK(index.metadata(topics_digest_key) == index_topics_named(index.file("second.toml")).digest);
  // The index goes on by the new tree, and knows the articles, but for the one whose source states
  // what the reader would have mapped.
  CHECK(index.put("second.toml").updated == 1);
}

TEST_CASE("retag adds to what a source states when it is asked to, and takes it away again") {
  const Index index;
  index.put("first.toml");
  CHECK(index.retag("", TopicFiling::Of::all).retagged == 1);
  CHECK(index.topics_of("stated") == Filed{{"other/whales"}, by_rule("oil")});
  CHECK(index.retag("").retagged == 1);
  CHECK(index.topics_of("stated") == Filed{{"other/whales"}});
}

TEST_CASE("a retag that is interrupted says so, and leaves the index by the former tree") {
  const Index index;
  index.put("first.toml");
  const std::string before = index.metadata(topics_digest_key);
  const std::atomic<bool> interrupted{true};
  const RetagResult result = retag({index.path(), index.file("second.toml"), {}}, interrupted);
  CHECK(result.was_interrupted);
  CHECK(index.metadata(topics_digest_key) == before);
  CHECK(render_text(result) == "0 retagged, 0 unchanged\ninterrupted; running it again goes on\n");
  CHECK(index.retag("second.toml").retagged == 3);
}

TEST_CASE("retag makes no index, and takes no bad topics file") {
  const Index index;
  CHECK_THROWS_AS(index.retag(""), Error);
  index.put("first.toml");
  write_file(index.file("bad.toml"), "[topic.a]\nrule = \"sorce:x\"\n");
  const std::string revision = index.metadata(revision_key);
  CHECK_THROWS_AS(index.retag("bad.toml"), Error);
  CHECK(index.metadata(revision_key) == revision);
}

}  // namespace
}  // namespace gazette
