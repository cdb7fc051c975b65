// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/index_writer.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/ownership.hpp"
#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::index_writer_test {
namespace {

using Strings = std::vector<std::string>;

Article article(const std::string& id, const std::string& body,
                const std::string& origin = "/a.jsonl") {
  Article made;
  made.id = id;
  made.title = "Ferry " + id;
  made.body = body + "\n";
  made.language = "en";
  made.origin = origin;
  return made;
}

/// One run that puts `articles` and commits.
WriteCounts run(const std::string& folder, const std::vector<Article>& articles) {
  IndexWriter writer(folder);
  for (const Article& each : articles) writer.put(each);
  writer.commit();
  return writer.counts();
}

bool is(const WriteCounts& counts, std::size_t added, std::size_t updated, std::size_t unchanged,
        std::size_t removed = 0) {
  CAPTURE(counts.added, counts.updated, counts.unchanged, counts.removed);
  CHECK(counts.added == added);
  CHECK(counts.updated == updated);
  CHECK(counts.unchanged == unchanged);
  CHECK(counts.removed == removed);
  return counts.added == added && counts.updated == updated && counts.unchanged == unchanged &&
         counts.removed == removed;
}

class Index {
 public:
  std::string folder() const { return (temporary_ / "index").string(); }

 private:
  TemporaryFolder temporary_;
};

TEST_CASE("an index is a folder that Xapian opens as it stands, with its stamp") {
  const Index index;
  run(index.folder(), {article("1", "It was late.")});
  const Xapian::Database db(index.folder());
  CHECK(db.get_doccount() == 1);
  CHECK(db.get_metadata(std::string(schema_key)) == schema_version);
  CHECK(db.get_metadata(std::string(analysis_key)) == analysis_name);
  CHECK(articles_in(index.folder()).at("1") == article("1", "It was late."));
}

TEST_CASE("articles that the run withdraws which brought them need no commit of their own") {
  for (const std::size_t few : {std::size_t{10}, std::size_t{1'000}}) {  // built, or waiting
    CAPTURE(few);
    const Index index;
    WriterTuning tuning;
    tuning.few_articles = few;
    tuning.threads = 2;
    IndexWriter writer(index.folder(), tuning);
    for (int i = 0; i < 60; ++i) {
      const std::string id = std::to_string(i);
      writer.put(article(id, "It was late."));
      if (i % 3 != 0) writer.withdraw({id, {1, {}}});
      if (i % 3 == 1) CHECK_FALSE(writer.remove(id));
      if (i % 3 == 2) writer.put(article(id, "It was later."));
    }
    CHECK(writer.plan().empty());
    writer.commit();
    CHECK(std::ranges::count(writer.plan(), '\n') == 1);
    CHECK(is(writer.counts(), 60, 0, 0, 20));
    const auto articles = articles_in(index.folder());
    CHECK(articles.size() == 40);
    CHECK(articles.at("2") == article("2", "It was later."));
    CHECK_FALSE(articles.contains("1"));
    CHECK(words_in(index.folder()) == recounted_words(articles));
  }
}

TEST_CASE("indexing the same articles again changes nothing") {
  const Index index;
  const std::vector<Article> articles = {article("1", "One."), article("2", "Two."),
                                         article("3", "Three.")};
  CHECK(is(run(index.folder(), articles), 3, 0, 0));
  const auto revision = revision_of(index.folder());
  CHECK(is(run(index.folder(), articles), 0, 0, 3));
  CHECK(revision_of(index.folder()) == revision);
}

TEST_CASE("an article that differs replaces the one of its id and counts as updated") {
  const Index index;
  run(index.folder(), {article("1", "One."), article("2", "Two.")});
  CHECK(
      is(run(index.folder(), {article("1", "One."), article("2", "Other."), article("3", "New.")}),
         1, 1, 1));
  CHECK(count_in(index.folder()) == 3);
  CHECK(articles_in(index.folder()).at("2").body == "Other.\n");
}

TEST_CASE("of an id that comes more than once the last counts, and the id is named once") {
  const Index index;
  const std::vector<Article> articles = {article("1", "One."), article("2", "Two."),
                                         article("1", "Later."), article("1", "Last."),
                                         article("2", "Two.")};
  IndexWriter writer(index.folder());
  for (const Article& each : articles) writer.put(each);
  writer.commit();
  CHECK(is(writer.counts(), 2, 0, 0));
  REQUIRE(writer.repeated().count() == 2);
  CHECK(writer.repeated().first()[0].id == "1");
  CHECK(writer.repeated().first()[1].id == "2");
  CHECK(articles_in(index.folder()).at("1").body == "Last.\n");
}

TEST_CASE("sources that hold an id twice change nothing when they are indexed again") {
  const Index index;
  const std::vector<Article> articles = {article("1", "One.", "/a.txt"),
                                         article("1", "Last.", "/b.txt"), article("2", "Two."),
                                         article("2", "Two.")};
  run(index.folder(), articles);
  const auto revision = revision_of(index.folder());
  IndexWriter writer(index.folder());
  for (const Article& each : articles) writer.put(each);
  writer.commit();
  CHECK(is(writer.counts(), 0, 0, 2));
  CHECK(writer.moved().empty());
  CHECK(revision_of(index.folder()) == revision);
  CHECK(articles_in(index.folder()).at("1").body == "Last.\n");
}

TEST_CASE("an article that changes and changes back counts by how it ends") {
  const Index index;
  run(index.folder(), {article("1", "One.")});
  CHECK(is(run(index.folder(), {article("1", "One."), article("1", "Two.")}), 0, 1, 0));
  CHECK(is(run(index.folder(), {article("1", "One."), article("1", "Two.")}), 0, 0, 1));
  CHECK(is(run(index.folder(), {article("1", "A."), article("1", "B."), article("1", "C.")}), 0, 1,
           0));
  CHECK(articles_in(index.folder()).at("1").body == "C.\n");
}

TEST_CASE("an id that comes from another file than before is named with both") {
  const Index index;
  run(index.folder(), {article("1", "One.", "/old.txt"), article("2", "Two.", "/old.txt")});
  IndexWriter writer(index.folder());
  writer.put(article("1", "One.", "/new.txt"));
  writer.put(article("2", "Other.", "/old.txt"));
  writer.commit();
  CHECK(is(writer.counts(), 0, 2, 0));
  REQUIRE(writer.moved().count() == 1);
  CHECK(writer.moved().first()[0].id == "1");
  CHECK(writer.moved().first()[0].from == "/old.txt");
  CHECK(writer.moved().first()[0].to == "/new.txt");
  CHECK(articles_in(index.folder()).at("1").origin == "/new.txt");
}

TEST_CASE("removing takes out the article of just that id") {
  const Index index;
  run(index.folder(), {article("1", "One."), article("11", "Two."), article("A 1", "Three.")});
  IndexWriter writer(index.folder());
  CHECK(writer.remove("1"));
  CHECK_FALSE(writer.remove("1"));
  CHECK_FALSE(writer.remove("none"));
  CHECK_FALSE(writer.remove(""));
  CHECK(writer.remove("A 1"));
  writer.commit();
  CHECK(is(writer.counts(), 0, 0, 0, 2));
  CHECK(articles_in(index.folder()).size() == 1);
  CHECK(articles_in(index.folder()).count("11") == 1);
}

TEST_CASE("what is removed after it was changed in the same run stays away") {
  const Index index;
  run(index.folder(), {article("1", "One.")});
  IndexWriter writer(index.folder());
  writer.put(article("1", "Other."));
  CHECK(writer.remove("1"));
  writer.commit();
  CHECK(count_in(index.folder()) == 0);
}

TEST_CASE("what is removed and comes back in the same run counts by how it ends") {
  const Index index;
  run(index.folder(), {article("1", "One."), article("2", "Two."), article("3", "Three.")});
  IndexWriter writer(index.folder());
  for (const std::string id : {"1", "2", "3"}) CHECK(writer.remove(id));
  writer.put(article("1", "One."));
  writer.put(article("2", "Other."));
  writer.commit();
  CHECK(is(writer.counts(), 0, 1, 1, 1));
  CHECK(articles_in(index.folder()).size() == 2);
  CHECK(articles_in(index.folder()).at("2").body == "Other.\n");
}

TEST_CASE("of many removals none is seen before all are committed") {
  // So many changes Xapian commits by itself.
  const EnvironmentVariable threshold("XAPIAN_FLUSH_THRESHOLD", "2");
  for (const std::size_t few_articles : {std::size_t{1000}, std::size_t{1}}) {
    CAPTURE(few_articles);  // one is many: those that are added go into a new generation
    const Index index;
    run(index.folder(), {article("1", "One."), article("2", "Two."), article("3", "Three."),
                         article("4", "Four."), article("5", "Five.")});
    WriterTuning tuning;
    tuning.few_articles = few_articles;
    tuning.seconds_an_added_article = 1e9;
    {
      IndexWriter writer(index.folder(), tuning);
      for (const std::string id : {"1", "2", "3", "4"}) CHECK(writer.remove(id));
      CHECK(count_in(index.folder()) == 5);
    }
    CHECK(count_in(index.folder()) == 5);
    IndexWriter writer(index.folder(), tuning);
    for (const std::string id : {"1", "2", "3", "4"}) CHECK(writer.remove(id));
    writer.put(article("6", "Six."));
    writer.commit();
    CHECK(articles_in(index.folder()).size() == 2);
    CHECK(is(writer.counts(), 1, 0, 0, 4));
    const Xapian::Database old(index.folder() + "/generation-1");
    if (few_articles == 1) CHECK(old.get_doccount() == 5);
  }
}

TEST_CASE("ids of any form and length keep their articles apart") {
  const Index index;
  const std::string tail(300, 'x');
  run(index.folder(), {article(tail + "1", "One."), article(tail + "2", "Two."),
                       article("a", "Three."), article("A", "Four."), article(" a", "Five."),
                       article("é", "Six."), article("e\u0301", "Seven.")});
  CHECK(articles_in(index.folder()).size() == 7);
  CHECK(is(run(index.folder(), {article(tail + "1", "One.")}), 0, 0, 1));
}

TEST_CASE("what was put is not seen before it is committed, nor after the writer went away") {
  const Index index;
  run(index.folder(), {article("1", "One.")});
  const auto revision = revision_of(index.folder());
  {
    IndexWriter writer(index.folder());
    for (int i = 2; i < 200; ++i) writer.put(article(std::to_string(i), "More."));
    writer.put(article("1", "Other."));
    writer.remove("1");
    CHECK(count_in(index.folder()) == 1);
  }
  CHECK(revision_of(index.folder()) == revision);
  CHECK(articles_in(index.folder()).at("1").body == "One.\n");
  CHECK(count_in(index.folder()) == 1);
}

TEST_CASE("a killed run leaves the last commit, and the next run finishes the work") {
  const Index index;
  run(index.folder(), {article("1", "One.")});
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    IndexWriter writer(index.folder());
    writer.put(article("2", "Two."));
    writer.commit();
    writer.put(article("1", "Other."));
    for (int i = 3; i < 300; ++i) writer.put(article(std::to_string(i), "More."));
    ::raise(SIGKILL);
    ::_exit(1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(count_in(index.folder()) == 2);
  CHECK(articles_in(index.folder()).at("1").body == "One.\n");
  CHECK(
      is(run(index.folder(), {article("1", "Other."), article("2", "Two."), article("3", "More.")}),
         1, 1, 1));
}

TEST_CASE("a run killed before its first commit leaves nothing in the way") {
  const Index index;
  const std::string identity = new_identity();
  write_file(index.folder() + "/generation-1/iamglass", "cut off");
  write_index_marker(index.folder(), identity);
  write_generation_marker(index.folder() + "/generation-1",
                          {identity, GenerationMarker::State::unfinished, {}});
  CHECK(is(run(index.folder(), {article("1", "One.")}), 1, 0, 0));
  CHECK(count_in(index.folder()) == 1);
}

TEST_CASE("a second writer is refused and told who holds the index") {
  const Index index;
  const IndexWriter writer(index.folder());
  try {
    const IndexWriter second(index.folder());
    FAIL("two writers");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(std::to_string(::getpid())) != std::string::npos);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("an index made by other rules is refused with the cure and stays as it is") {
  struct Case {
    std::string_view key;
    std::string_view value;
    std::string_view want;
  };
  for (const auto& [key, value, want] : {Case{schema_key, "999", "schema 999"},
                                         Case{analysis_key, "gazette-0", "analysis gazette-0"},
                                         Case{schema_key, "", "not one of Gazette's"}}) {
    CAPTURE(key, value);
    const Index index;
    run(index.folder(), {article("1", "One.")});
    {
      Xapian::WritableDatabase db(index.folder() + "/generation-1", Xapian::DB_OPEN);
      db.set_metadata(std::string(key), std::string(value));
      db.commit();
    }
    const auto revision = revision_of(index.folder());
    try {
      const IndexWriter writer(index.folder());
      FAIL("opened");
    } catch (const Error& error) {
      CHECK(std::string(error.what()).find(want) != std::string::npos);
      CHECK(error.hint().find("--db") != std::string::npos);
    }
    CHECK(revision_of(index.folder()) == revision);
  }
}

TEST_CASE("a damaged index is an error and is not overwritten") {
  const Index index;
  run(index.folder(), {article("1", "One.")});
  const std::string version = index.folder() + "/generation-1/iamglass";
  write_file(version, "garbage");
  CHECK_THROWS_AS(IndexWriter(index.folder()), Error);
  CHECK(read_file(version) == "garbage");
  std::filesystem::remove_all(index.folder() + "/generation-1");
  CHECK_THROWS_AS(IndexWriter(index.folder()), Error);
}

}  // namespace
}  // namespace gazette::index_writer_test
