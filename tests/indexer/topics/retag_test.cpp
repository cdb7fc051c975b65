// SPDX-License-Identifier: GPL-3.0-or-later
// Filing by rules: on arrival, and anew when the topics file has changed.
#include "indexer/topics/retag.hpp"

#include <sys/stat.h>
#include <xapian.h>

#include <atomic>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::topics_retag_test {
namespace {

using Filed = std::vector<FiledTopic>;

constexpr std::string_view first_file =
    "[topic.oil]\nrule = [\"oil\", { query = \"barrel\", confidence = 0.5 }]\n"
    "[topic.sport]\nrule = \"striker\"\n[topic.sea]\n[topic.moon]\n";
constexpr std::string_view second_file =
    "[topic.oil]\nrule = \"barrel\"\n[topic.sport]\nrule = \"goalkeeper\"\n[topic.sea]\naliases = "
    "[\"whales\"]\n[topic.moon]\n";

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

  RetagOptions options(const std::string& topics_file) const {
    return {path(), topics_file.empty() ? "" : file(topics_file)};
  }

  static RetagResult retag(const RetagOptions& options) {
    const std::atomic<bool> interrupted{false};
    return gazette::retag(options, interrupted);
  }

  RetagResult retag(const std::string& topics_file, TopicFiling::Of filed = {}) const {
    RetagOptions how = options(topics_file);
    how.tuning.filed = filed;
    return retag(how);
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

/// The content of each file in `folder`.
using FolderState = std::map<std::string, std::string>;

FolderState state_of(const std::string& folder) {
  FolderState state;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (entry.is_regular_file()) state.emplace(path, read_file(path));
  }
  return state;
}

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
  const RetagResult result = retag(index.options("second.toml"), interrupted);
  CHECK(result.was_interrupted);
  CHECK(index.metadata(topics_digest_key) == before);
  CHECK(render_text(result) ==
        "0 retagged, 0 unchanged\ninterrupted; run the command again to finish\n");
  CHECK(index.retag("second.toml").retagged == 3);
}

TEST_CASE("retag without rules takes away what rules gave") {
  const Index index;
  index.put("first.toml");
  RetagOptions options = index.options("");
  options.rules = WriterTuning::Rules::ignored;
  CHECK(Index::retag(options).retagged == 4);
  CHECK(index.topics_of("oil").empty());
  CHECK(index.topics_of("model") == Filed{{"moon", TopicOrigin::model, 0.7}});
  CHECK(index.topics_of("stated") == Filed{{"other/whales"}});
  CHECK(index.count("oil") == 0);
  CHECK(index.retag("").retagged == 4);
  check_first_filing(index);
}

TEST_CASE("a dry retag tells the same counts and writes nothing, not even beside a writer") {
  const Index index;
  index.put("first.toml");
  const WriterLock other_writer(index.path());
  const FolderState before = state_of(index.path());
  RetagOptions options = index.options("second.toml");
  options.run = RefileRun::dry;
  const RetagResult result = Index::retag(options);
  CHECK(result.retagged == 3);
  CHECK(result.unchanged == 3);
  CHECK(render_text(result) == "dry run: 3 would be retagged, 3 unchanged, nothing written\n");
  CHECK(state_of(index.path()) == before);
}

TEST_CASE("what a model filed is renamed with the tree, and comes back") {
  const Index index;
  index.put("first.toml");
  write_file(index.file("renamed.toml"),
             "[topic.sky]\n[topic.\"sky/moon\"]\naliases = [\"satellites\"]\n[topic.whales]\n");
  index.retag("renamed.toml");
  CHECK(index.topics_of("model") == Filed{{"sky/moon", TopicOrigin::model, 0.7}});
  CHECK(index.count("sky") == 1);
  CHECK(index.topics_of("stated") == Filed{{"whales"}});
}

TEST_CASE("a model's topic that became the source's, or lies above it now, is told once") {
  struct Case {
    std::string model;
    Filed want;
  };
  for (const auto& [model, want] :
       {Case{"waves", {{"sea/tide"}}}, Case{"brine", {{"sea/tide"}}},
        Case{"land", {{"sea/tide"}, {"other/land", TopicOrigin::model, 0.5}}}}) {
    CAPTURE(model);
    const Index index;
    write_file(index.file("third.toml"),
               "[topic.sea]\naliases = [\"brine\"]\n[topic.\"sea/tide\"]\naliases = [\"waves\", "
               "\"ebb\"]\n");
    {
      IndexWriter writer(index.path());
      Article article = make_article("both", "Tide", "The tide.");
      article.topics = {{"ebb"}, {model, TopicOrigin::model, 0.5}};
      writer.put(article);
      writer.commit();
    }
    index.retag("third.toml");
    CHECK(index.topics_of("both") == want);
  }
}

TEST_CASE("retag reads the topics file once: it may be a pipe") {
  const Index index;
  index.put("first.toml");
  const std::string pipe = index.file("pipe");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::jthread writer([&] { write_file(pipe, std::string(second_file)); });
  CHECK(index.retag("pipe").retagged == 3);
}

/// So much memory that two documents are filed in a round.
constexpr std::size_t memory_of_two = 60'000;

TEST_CASE("retag commits round by round, with any number of threads, and over gaps") {
  for (const unsigned threads : {1U, 2U, 7U}) {
    CAPTURE(threads);
    const Index index;
    index.put("first.toml");
    {
      IndexWriter writer(index.path());
      writer.remove("gas");
      writer.commit();
    }
    RetagOptions options = index.options("second.toml");
    options.tuning.memory_bytes = memory_of_two;
    options.tuning.threads = threads;
    const auto before = parse_revision(index.metadata(revision_key));
    const RetagResult result = Index::retag(options);
    CHECK(result.retagged == 2);
    CHECK(result.unchanged == 3);
    // The rounds of "oil" and of "match" with "stated", and the tree.
    CHECK(parse_revision(index.metadata(revision_key)) == before + 3);
    CHECK(index.topics_of("oil") == Filed{by_rule("oil")});
    CHECK(index.topics_of("stated") == Filed{{"sea"}});
    CHECK(index.topics_of("model") == Filed{{"moon", TopicOrigin::model, 0.7}});
    CHECK(Index::retag(options).retagged == 0);
  }
}

TEST_CASE("retag of an index without articles takes the tree") {
  const Index index;
  IndexWriter(index.path()).commit();
  CHECK(index.retag("second.toml").unchanged == 0);
  CHECK(index.metadata(topics_digest_key) == index_topics_named(index.file("second.toml")).digest);
}

TEST_CASE("a retag that is interrupted between rounds has done some, and goes on") {
  const Index index;
  index.put("first.toml");
  const std::string before = index.metadata(topics_digest_key);
  WriterTuning tuning;
  tuning.memory_bytes = memory_of_two;
  tuning.threads = 1;
  std::atomic<bool> interrupted{false};
  IndexWriter writer(index.path(), tuning);
  std::size_t looked_at = 0;
  const Refiled done = refile_in_rounds(
      existing_generation(index.path()), tuning, interrupted,
      [&]() -> Refiler {
        return [&](const Article& article) -> std::optional<Filed> {
          if (++looked_at == 3) interrupted = true;
          return article.id == "none" ? Filed{} : Filed{by_rule("all")};
        };
      },
      [&](const std::vector<Refiling>& changes) { writer.refile(changes); });
  CHECK(done.was_interrupted);
  CHECK(done.articles == 4);  // two rounds: the current one is finished
  CHECK(done.changed == 4);
  CHECK(index.count("all") == 4);
  CHECK(index.metadata(topics_digest_key) == before);
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
}  // namespace gazette::topics_retag_test
