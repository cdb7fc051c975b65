// SPDX-License-Identifier: GPL-3.0-or-later
// Runs over files of which some are as they were: what the index remembers of files must never show
// in what it holds.
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/check.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::known_files_test {
namespace {

namespace fs = std::filesystem;

using Strings = std::vector<std::string>;

class Archive {
 public:
  fs::path file(const std::string& name) const { return folder_ / "news" / name; }

  /// Articles of these ids, each with that text, in a file that was changed long ago, at a time
  /// that no other file has.
  void write(const std::string& name, const Strings& ids, const std::string& text) {
    std::string lines;
    for (const std::string& id : ids) {
      lines += R"({"id": ")" + id + R"(", "title": ")" + text + "\"}\n";
    }
    write_file(file(name), lines);
    touch(name);
  }

  void touch(const std::string& name) {
    fs::last_write_time(file(name), fs::file_time_type::clock::now() - std::chrono::hours{24} +
                                        std::chrono::seconds{++clock_});
  }

  AddResult add(AddOptions::Prune prune = AddOptions::Prune::none, int times = 1) {
    AddOptions options;
    options.db = index();
    for (; times > 0; --times) options.sources.push_back((folder_ / "news").string());
    options.prune = prune;
    options.tuning.memory_bytes = memory_bytes;
    options.on_notice = [this](const std::string& line) { notices.push_back(line); };
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  std::size_t memory_bytes = WriterTuning{}.memory_bytes;

  std::string index() const { return (folder_ / "index").string(); }

  /// Titles by id.
  std::map<std::string, std::string> titles() const {
    std::map<std::string, std::string> result;
    for (const auto& [id, article] : articles_in(index())) result.emplace(id, article.title);
    return result;
  }

  Strings notices;

 private:
  TemporaryFolder folder_;
  int clock_ = 0;
};

TEST_CASE("a file of the same size and time is not read again, and its articles are unchanged") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "Ferry");
  CHECK(archive.add().counts.added == 2);
  const AddResult again = archive.add();
  CHECK(again.read == 0);
  CHECK(again.counts.unchanged == 2);
}

TEST_CASE("a file of another time and the same content is read for its hash alone") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "Ferry");
  archive.add();
  archive.touch("a.jsonl");
  const AddResult again = archive.add();
  CHECK(again.read == 0);
  CHECK(again.counts.unchanged == 2);
}

TEST_CASE("a file that was changed within a clock's tick is recognised by its content") {
  Archive archive;
  write_file(archive.file("a.jsonl"), "{\"id\": \"1\", \"title\": \"Ferry\"}\n");
  archive.add();
  write_file(archive.file("a.jsonl"), "{\"id\": \"1\", \"title\": \"Barge\"}\n");
  CHECK(archive.add().counts.updated == 1);
  CHECK(archive.titles().at("1") == "Barge");
}

TEST_CASE("a file of the same size and another content is read") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "Ferry");
  archive.add();
  archive.write("a.jsonl", {"1", "2"}, "Barge");
  CHECK(archive.add().counts.updated == 2);
}

TEST_CASE("a file with a bad article is read each time, so that each run names it") {
  Archive archive;
  write_file(archive.file("a.jsonl"), "{\"id\": \"1\", \"title\": \"Ferry\"}\n{broken\n");
  archive.touch("a.jsonl");
  CHECK(archive.add().skipped.count() == 1);
  CHECK(archive.add().skipped.count() == 1);
}

TEST_CASE("other options have every file read again") {
  Archive archive;
  archive.write("a.jsonl", {"1"}, "Ferry");
  archive.add();
  AddOptions options;
  options.db = archive.index();
  options.sources = {archive.file("").string()};
  options.defaults.topic = "sea";
  const std::atomic<bool> interrupted{false};
  const AddResult again = gazette::add(
      options, [](const AddProgress&) {}, interrupted);
  CHECK(again.counts.updated == 1);
}

TEST_CASE("an article that was removed comes back with its file") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "Ferry");
  archive.add();
  {
    IndexWriter writer(archive.index());
    CHECK(writer.remove("1"));
    writer.commit();
  }
  const AddResult again = archive.add();
  CHECK(again.counts.added == 1);
  CHECK(again.counts.unchanged == 1);
}

TEST_CASE("what a damaged index lost of a known file comes back with the next run") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "Ferry");
  archive.add();
  {
    const std::string generation = current_generation(archive.index()).string();
    Xapian::WritableDatabase db(generation, Xapian::DB_OPEN);
    db.delete_document(whole_term(field("id"), "1"));
    db.remove_spelling("ferry");
    db.commit();
  }
  CHECK(check_index(archive.index()).faults.size() == 2);  // and the change was not sealed
  const AddResult again = archive.add();
  CHECK(again.counts.added == 1);
  CHECK(again.counts.unchanged == 1);
  CHECK(check_index(archive.index()).faults.empty());
  CHECK(archive.add().read == 0);
}

TEST_CASE("of an id in two files the last file's article stands, whichever of them changes") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "A");
  archive.write("b.jsonl", {"2", "3"}, "B");
  archive.add();
  CHECK(archive.titles().at("2") == "B");
  archive.write("a.jsonl", {"1", "2"}, "C");
  archive.add();
  CHECK(archive.titles().at("2") == "B");
}

TEST_CASE("a file that takes an article from a known one is counted once") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "A");
  archive.add();
  archive.write("b.jsonl", {"2"}, "B");
  const AddResult result = archive.add();
  CHECK(result.counts.unchanged == 1);
  CHECK(result.counts.updated == 1);
  CHECK(result.moved.count() == 1);
}

TEST_CASE("pruning removes what is gone, and says how many before") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2", "3", "4", "5", "6", "7", "8"}, "A");
  archive.write("b.jsonl", {"9"}, "B");
  archive.write("c.jsonl", {"10"}, "C");
  archive.add();
  fs::remove(archive.file("b.jsonl"));
  archive.write("a.jsonl", {"1", "2", "3", "4", "5", "6", "7"}, "A");
  CHECK(archive.add().counts.removed == 0);
  CHECK(archive.titles().size() == 10);
  archive.touch("a.jsonl");
  archive.write("a.jsonl", {"1", "2", "3", "4", "5", "6", "8"}, "A");
  const AddResult result = archive.add(AddOptions::Prune::careful);
  CHECK(archive.notices == Strings{"articles gone from the sources: 2 of 10"});
  CHECK(result.counts.removed == 2);
  CHECK(archive.titles().size() == 8);
  CHECK_FALSE(archive.titles().contains("7"));
  CHECK_FALSE(archive.titles().contains("9"));
}

TEST_CASE("pruning more than a fifth is refused, and all else is done") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "A");
  archive.write("b.jsonl", {"3"}, "B");
  archive.add();
  fs::remove(archive.file("b.jsonl"));
  archive.write("c.jsonl", {"4"}, "C");
  CHECK_THROWS_AS(archive.add(AddOptions::Prune::careful), Error);
  CHECK(archive.titles().size() == 4);
  CHECK(archive.add(AddOptions::Prune::all).counts.removed == 1);
  CHECK(archive.titles().size() == 3);
}

TEST_CASE("what cannot be read now, or came from elsewhere, is not pruned") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "A");
  archive.add();
  {
    IndexWriter writer(archive.index());
    Article article;
    article.id = "elsewhere";
    article.title = "Barge";
    article.language = "en";
    article.origin = "/elsewhere/gone.jsonl";
    writer.put(article);
    writer.commit();
  }
  write_file(archive.file("a.jsonl"), "{\"id\": \"1\", \"title\": \"A\"}\n{broken\n");
  CHECK(archive.add(AddOptions::Prune::all).counts.removed == 0);
  CHECK(archive.titles().size() == 3);
}

TEST_CASE("a file that is named twice counts once, be it known by its time or by its content") {
  Archive archive;
  archive.write("a.jsonl", {"1", "2"}, "A");
  archive.add();
  CHECK(archive.add(AddOptions::Prune::none, 2).counts.unchanged == 2);
  archive.touch("a.jsonl");
  CHECK(archive.add(AddOptions::Prune::none, 2).counts.unchanged == 2);
}

TEST_CASE("ids that were shrunk for want of memory still tell which files share them") {
  Archive archive;
  archive.memory_bytes = 20'000;  // some hundred ids
  Strings many;
  for (int id = 0; id < 1'000; ++id) many.push_back(std::to_string(id));
  archive.write("a.jsonl", {"shared", "a"}, "A");
  archive.write("b.jsonl", many, "B");
  archive.write("c.jsonl", {"shared", "c"}, "C");
  archive.add();
  CHECK(archive.titles().at("shared") == "C");
  CHECK(check_index(archive.index()).faults.empty());
  archive.write("c.jsonl", {"c"}, "C");
  archive.add();
  CHECK(archive.titles().at("shared") == "A");  // as reading all of them would give
}

TEST_CASE("a file whose name is no UTF-8 is found again, and not pruned") {
  Archive archive;
  archive.write("caf\xE9.jsonl", {"1", "2"}, "A");
  archive.write("b.jsonl", {"3"}, "B");
  CHECK(archive.add().counts.added == 3);
  CHECK(archive.add(AddOptions::Prune::all).counts.removed == 0);
  CHECK(archive.titles().size() == 3);
}

TEST_CASE("whatever happens to the files, the index holds what reading all of them would give") {
  RandomText random(77);
  for (int round = 0; round < 15; ++round) {
    Archive archive;
    std::map<std::string, std::map<std::string, std::string>> files;  // by name: titles by id
    std::map<std::string, std::string> model;
    for (int run = 0; run < 12; ++run) {
      CAPTURE(round, run);
      for (std::size_t change = random.below(3); change > 0; --change) {
        const std::string name =
            std::string(1, static_cast<char>('a' + random.below(4))) + ".jsonl";
        const std::size_t what = random.below(5);
        if (what == 0) {
          files.erase(name);
          fs::remove(archive.file(name));
        } else if (what == 1 && files.contains(name)) {
          archive.touch(name);
        } else {
          Strings ids;
          const std::string text = std::to_string(random.below(3));
          files[name].clear();
          for (int id = 0; id < 12; ++id) {
            if (random.below(4) != 0) continue;
            ids.push_back(std::to_string(id));
            files[name].emplace(ids.back(), text);
          }
          if (ids.empty()) {
            files.erase(name);
            fs::remove(archive.file(name));
          } else {
            archive.write(name, ids, text);
          }
        }
      }
      if (random.below(4) == 0 && !model.empty()) {
        IndexWriter writer(archive.index());
        writer.remove(model.begin()->first);
        writer.commit();
        model.erase(model.begin());
      }
      // Making the index anew forgets nothing of the files.
      if (random.below(4) == 0) IndexWriter(archive.index()).compact();
      fs::create_directories(archive.file("").parent_path());
      const bool prunes = random.below(3) == 0;
      std::map<std::string, std::string> present;
      for (const auto& [name, titles] : files) {
        for (const auto& [id, title] : titles) present.insert_or_assign(id, title);
      }
      if (prunes) model.clear();
      for (const auto& [id, title] : present) model.insert_or_assign(id, title);
      archive.add(prunes ? AddOptions::Prune::all : AddOptions::Prune::none);
      REQUIRE(archive.titles() == model);
      if (run % 4 == 3) REQUIRE(check_index(archive.index()).faults.empty());
    }
  }
}

}  // namespace
}  // namespace gazette::known_files_test
