// SPDX-License-Identifier: GPL-3.0-or-later
// Building a new index beside the current one.
#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::rebuild_test {
namespace {

namespace fs = std::filesystem;

class Desk {
 public:
  Desk() { write({"1", "2", "3"}); }

  std::string index() const { return (folder_ / "index").string(); }

  void write(const std::vector<std::string>& ids) {
    std::string lines;
    for (const std::string& id : ids) {
      lines += R"({"id": ")" + id + R"(", "title": "Ferry )" + id + "\"}\n";
    }
    write_file(folder_ / "news" / "wire.jsonl", lines);
  }

  AddResult add(WriteMode mode, bool is_interrupted = false) {
    AddOptions options;
    options.db = index();
    options.sources = {(folder_ / "news").string()};
    options.tuning.mode = mode;
    options.tuning.few_articles = few_articles;
    options.on_notice = [this](const std::string& line) { notices.push_back(line); };
    const std::atomic<bool> interrupted{is_interrupted};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, article] : articles_in(index())) ids.push_back(id);
    return ids;
  }

  std::size_t generations() const {
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(index())) {
      count += entry.is_directory() ? 1 : 0;
    }
    return count;
  }

  std::vector<std::string> notices;
  std::size_t few_articles = 1000;

 private:
  TemporaryFolder folder_;
};

using Strings = std::vector<std::string>;

TEST_CASE("a rebuild leaves just what the sources have, and readers their own state") {
  for (const std::size_t few_articles : {1000U, 2U}) {
    CAPTURE(few_articles);
    Desk desk;
    desk.few_articles = few_articles;
    desk.add(WriteMode::update);
    const Xapian::Database reader(desk.index());
    const std::string revision = reader.get_metadata(std::string(revision_key));
    desk.write({"3", "4", "5", "6"});
    const AddResult result = desk.add(WriteMode::rebuild);
    CHECK(result.counts.added == 4);
    CHECK(desk.ids() == Strings{"3", "4", "5", "6"});
    CHECK(words_in(desk.index()) == recounted_words(articles_in(desk.index())));
    CHECK(desk.notices == Strings{"rebuilt: the index had 3 articles before"});
    CHECK(reader.get_doccount() == 3);
    CHECK_FALSE(reader.get_document(1).get_data().empty());
    CHECK(desk.generations() == 2);  // the new one, and the one that is still being read
    const Xapian::Database after(desk.index());
    CHECK(parse_revision(after.get_metadata(std::string(revision_key))) > parse_revision(revision));
    CHECK(desk.add(WriteMode::update).counts.unchanged == 4);
    desk.add(WriteMode::rebuild);
    CHECK(desk.generations() == 2);
  }
}

TEST_CASE("a rebuild makes an index where there is none") {
  Desk desk;
  desk.add(WriteMode::rebuild);
  CHECK(desk.ids() == Strings{"1", "2", "3"});
}

TEST_CASE("a rebuild that is interrupted or fails leaves the index as it was, and no trace") {
  Desk desk;
  desk.add(WriteMode::update);
  desk.write({"8"});
  CHECK(desk.add(WriteMode::rebuild, true).was_interrupted);
  CHECK(desk.ids() == Strings{"1", "2", "3"});
  CHECK(desk.generations() == 1);
  desk.write({});
  CHECK_THROWS_AS(desk.add(WriteMode::rebuild), Error);
  CHECK(desk.ids() == Strings{"1", "2", "3"});
  CHECK(desk.generations() == 1);
}

TEST_CASE("readers see the old index until a rebuild is published") {
  Desk desk;
  desk.add(WriteMode::update);
  WriterTuning tuning;
  tuning.mode = WriteMode::rebuild;
  tuning.few_articles = 2;
  {
    IndexWriter writer(desk.index(), tuning);
    CHECK(writer.articles_before() == 3);
    for (int commit = 0; commit < 3; ++commit) {
      for (int i = 0; i < 5; ++i) {
        Article article;
        article.id = std::to_string(10 * commit + i);
        article.title = "Barge";
        article.language = "en";
        writer.put(article);
      }
      writer.commit();
      CHECK(desk.ids() == Strings{"1", "2", "3"});
      CHECK(desk.generations() == 2);
    }
    writer.publish();
    CHECK(desk.ids().size() == 15);
    writer.publish();
  }
  CHECK(desk.ids().size() == 15);
}

TEST_CASE("a rebuild is the cure for an index of other rules and for a damaged one") {
  Desk desk;
  desk.add(WriteMode::update);
  SECTION("of other rules") {
    Xapian::WritableDatabase db(current_generation(desk.index()).string(), Xapian::DB_OPEN);
    db.set_metadata(std::string(schema_key), "0");
    db.commit();
  }
  SECTION("damaged") { write_file(current_generation(desk.index()) / "iamglass", "broken"); }
  CHECK_THROWS_AS(desk.add(WriteMode::update), Error);
  desk.add(WriteMode::rebuild);
  CHECK(desk.ids() == Strings{"1", "2", "3"});
  desk.add(WriteMode::update);
}

TEST_CASE("however little memory there is, the index is the same") {
  const TemporaryFolder folder;
  WriterTuning tuning;
  tuning.memory_bytes = 20'000;  // some hundred ids
  tuning.few_articles = 50;
  std::map<std::string, Article> want;
  IndexWriter writer((folder / "index").string(), tuning);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 1500; ++i) {
      Article article;
      article.id = std::to_string(i);
      article.title = "Ferry " + std::to_string(round == 1 && i % 100 == 0 ? 1 : 0);
      article.language = "en";
      article.origin = "/wire.jsonl";
      want.insert_or_assign(article.id, article);
      writer.put(article);
    }
  }
  writer.commit();
  CHECK(articles_in(folder / "index") == want);
  CHECK(words_in(folder / "index") == recounted_words(want));
  CHECK(writer.counts().added == 1500);
  CHECK(writer.repeated().count() == 1500);
}

}  // namespace
}  // namespace gazette::rebuild_test
