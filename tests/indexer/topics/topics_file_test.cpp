// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes that are filed by topics files of their own.
#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "core/topics/default_topics.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/topics/command.hpp"
#include "indexer/topics/unmapped.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::topics_file_test {
namespace {

using Strings = std::vector<std::string>;

class Desk {
 public:
  Desk() {
    write_file(folder_ / "mine.toml",
               "[topic.sea]\nlabel = \"The sea\"\naliases = [\"Sport\", \"ferries\"]\n"
               "[topic.\"sea/fish\"]\n");
    write_file(folder_ / "news" / "a.jsonl",
               R"({"id": "1", "title": "One", "topics": ["Sport"]})"
               "\n"
               R"({"id": "2", "title": "Two", "topics": ["fish", "whales"]})"
               "\n"
               R"({"id": "3", "title": "Three", "topics": ["whales", "sport/sailing"]})"
               "\n");
  }

  std::string index() const { return (folder_ / "index").string(); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  AddResult add(const std::string& topics_file, WriteMode mode = WriteMode::update) const {
    AddOptions options;
    options.db = index();
    options.sources = {(folder_ / "news").string()};
    options.on_notice = [this](const std::string& line) { notices += line + '\n'; };
    options.tuning.mode = mode;
    if (!topics_file.empty()) options.tuning.topics = index_topics_named(topics_file);
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  Strings topics_of(const std::string& id) const {
    return topic_paths(articles_in(index()).at(id).topics);
  }

  std::string metadata(std::string_view key) const {
    return Xapian::Database(index()).get_metadata(std::string(key));
  }

  mutable std::string notices;

 private:
  TemporaryFolder folder_;
};

std::string refusal_of(const Desk& desk, const std::string& topics_file) {
  try {
    desk.add(topics_file);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("an index files by the default tree and says so, without carrying it") {
  const Desk desk;
  desk.add("");
  CHECK(desk.topics_of("1") == Strings{"sport"});
  CHECK(desk.topics_of("2") == Strings{"other/fish", "other/whales"});
  CHECK(desk.metadata(topics_key).empty());
  CHECK(desk.metadata(topics_digest_key) == default_topics_digest());
  CHECK(desk.add("default").counts.unchanged == 3);
  CHECK(desk.notices.empty());
}

TEST_CASE("an index that is made by a topics file carries it and goes on by it") {
  const Desk desk;
  desk.add(desk.file("mine.toml"));
  CHECK(desk.topics_of("1") == Strings{"sea"});
  CHECK(desk.topics_of("2") == Strings{"sea/fish", "other/whales"});
  CHECK(desk.metadata(topics_key) == "sea\tl=:The sea\ta=sport\ta=ferries\nsea/fish\n");
  write_file(desk.file("news/b.jsonl"), R"({"id": "4", "title": "Four", "topics": ["ferries"]})");
  CHECK(desk.add("").counts.added == 1);
  CHECK(desk.topics_of("4") == Strings{"sea"});
  CHECK(desk.add(desk.file("mine.toml")).counts.unchanged == 4);
}

TEST_CASE("articles that are filed by one tree are not mixed with those of another") {
  const Desk desk;
  desk.add("");
  CHECK(refusal_of(desk, desk.file("mine.toml")) ==
        "the index " + desk.index() + " uses another topic tree");
  CHECK(desk.topics_of("1") == Strings{"sport"});
  desk.add(desk.file("mine.toml"), WriteMode::rebuild);
  CHECK(desk.topics_of("1") == Strings{"sea"});
  CHECK(refusal_of(desk, "default") == "the index " + desk.index() + " uses another topic tree");
  desk.add("", WriteMode::rebuild);  // what an index is filed by is no matter of its sources
  CHECK(desk.topics_of("1") == Strings{"sea"});
  CHECK_FALSE(desk.metadata(topics_key).empty());
  desk.add("default", WriteMode::rebuild);
  CHECK(desk.topics_of("1") == Strings{"sport"});
  CHECK(desk.metadata(topics_key).empty());
}

TEST_CASE("a large addition carries the tree as a small one does") {
  const Desk desk;
  std::string lines;
  for (int i = 0; i < 1500; ++i) {
    lines += "{\"id\": \"n" + std::to_string(i) + "\", \"title\": \"T\", \"topics\": \"Sport\"}\n";
  }
  write_file(desk.file("news/many.jsonl"), lines);
  desk.add(desk.file("mine.toml"));
  CHECK(desk.topics_of("n1499") == Strings{"sea"});
  CHECK(desk.metadata(topics_key) == "sea\tl=:The sea\ta=sport\ta=ferries\nsea/fish\n");
  CHECK_FALSE(desk.metadata(topics_digest_key).empty());
  for (int i = 0; i < 3000; ++i) {
    lines += "{\"id\": \"m" + std::to_string(i) + "\", \"title\": \"T\", \"topics\": \"fish\"}\n";
  }
  write_file(desk.file("news/many.jsonl"), lines);
  CHECK(desk.add("").counts.added == 3000);
  CHECK(desk.topics_of("m2999") == Strings{"sea/fish"});
}

TEST_CASE("an index that another version's default topics filed is told of and goes on") {
  const Desk desk;
  desk.add("");
  {
    Xapian::WritableDatabase db(
        std::filesystem::canonical(desk.index() + "/generation-1").string());
    db.set_metadata(std::string(topics_digest_key), "0123456789abcdef");
  }
  CHECK(desk.add("").counts.unchanged == 3);
  CHECK(desk.notices.find("gazette-index topics retag") != std::string::npos);
}

TEST_CASE("topics that the tree has not are listed by count") {
  const Desk desk;
  desk.add("");
  CHECK(render_text(unmapped_topics(desk.index(), "")) ==
        "      2  other/whales\n      1  other/fish\n");
  CHECK(render_json(unmapped_topics(desk.index(), "")) ==
        "{\"schema\":\"gazette.unmapped/1\",\"topics\":[{\"topic\":\"other/whales\",\"count\":2},"
        "{\"topic\":\"other/fish\",\"count\":1}]}\n");
  CHECK(render_text(unmapped_topics(desk.index(), desk.file("mine.toml"))) ==
        "      2  other/whales\n      1  sea/sailing\n");
  CHECK_THROWS_AS(unmapped_topics(desk.file("none"), ""), Error);
}

TEST_CASE("topics unmapped answers in both forms and tells when there is none") {
  const Desk desk;
  desk.add("");
  const std::atomic<bool> interrupted{false};
  TopicsRequest request{desk.index(), {}, {"unmapped"}};
  CHECK(run_topics(request, interrupted).results == "      2  other/whales\n      1  other/fish\n");
  request.topics_file = desk.file("mine.toml");
  request.form = TopicsRequest::Form::json;
  CHECK(run_topics(request, interrupted).results.starts_with("{\"schema\":\"gazette.unmapped/1\""));
  write_file(desk.file("all.toml"),
             "extends = \"default\"\n[topic.sea]\n[topic.\"sea/fish\"]\n"
             "aliases = \"whales\"\n");
  request.topics_file = desk.file("all.toml");
  request.form = TopicsRequest::Form::text;
  const TopicsAnswer answer = run_topics(request, interrupted);
  CHECK(answer.results.empty());
  CHECK(answer.notes == "the tree has all topics of the index\n");
  request.words.emplace_back("x");
  CHECK_THROWS_WITH(run_topics(request, interrupted), "topics unmapped takes no arguments");
}

}  // namespace
}  // namespace gazette::topics_file_test
