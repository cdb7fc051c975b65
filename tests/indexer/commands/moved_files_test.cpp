// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders that were moved or deleted: the index holds each article once, and forgets none
// that may still be there.
#include <atomic>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/check.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::moved_files_test {
namespace {

namespace fs = std::filesystem;
using Prune = AddOptions::Prune;
using Strings = std::vector<std::string>;

class Archive {
 public:
  fs::path path(const std::string& name) const { return fs::canonical(folder_.path()) / name; }
  std::string index() const { return path("index").string(); }

  /// `count` text files, each with its own story.
  void write(const std::string& folder, int count) const {
    for (int i = 0; i < count; ++i) {
      const std::string name = std::to_string(i);
      write_file(path(folder) / (name + ".txt"), "The ferry " + name + " sails.\n");
    }
  }

  void move(const std::string& from, const std::string& to) const {
    fs::rename(path(from), path(to));
  }

  AddOptions options(const Strings& sources, Prune prune = Prune::none) {
    AddOptions options;
    options.db = index();
    for (const std::string& source : sources) options.sources.push_back(path(source).string());
    options.prune = prune;
    options.tuning = tuning;
    options.on_notice = [this](const std::string& line) { notices.push_back(line); };
    return options;
  }

  AddResult add(const Strings& sources, Prune prune = Prune::none) {
    return run(options(sources, prune));
  }

  static AddResult run(const AddOptions& options) {
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  /// Below the folder of the test.
  std::set<std::string> ids() const {
    std::set<std::string> ids;
    const std::size_t begin = ("file:" + path("").string()).size();
    for (const auto& [id, article] : articles_in(index())) ids.insert(id.substr(begin));
    return ids;
  }

  WriterTuning tuning;
  Strings notices;

 private:
  TemporaryFolder folder_;
};

TEST_CASE("the articles of a folder that moved have the ids of the new paths, and no others") {
  struct Case {
    std::string from;
    std::string to;
    std::string source;
    Prune prune;
  };
  const std::vector<Case> cases = {{"news/old", "news/new", "news", Prune::none},
                                   {"news/old", "news/new", "news", Prune::careful},
                                   {"old", "new", "new", Prune::none},
                                   {"old", "new", "new", Prune::careful}};
  for (const auto& [from, to, source, prune] : cases) {
    for (const bool is_merged : {false, true}) {
      CAPTURE(from, is_merged);
      Archive archive;
      archive.tuning.threads = 2;
      if (is_merged) {
        archive.tuning.few_articles = 3;
        archive.tuning.seconds_an_added_article = 1e9;
      }
      archive.write(from, 7);
      archive.add({from == "old" ? "old" : "news"});
      archive.move(from, to);
      const AddResult result = archive.add({source}, prune);
      CHECK(result.renamed.file_moved == 7);
      CHECK(result.counts == WriteCounts{0, 7, 0, 0});
      CHECK(archive.ids().size() == 7);
      CHECK(archive.ids().contains(to + "/0.txt"));
      CHECK(check_index(archive.index()).faults.empty());
      CHECK(words_in(archive.index()) == recounted_words(articles_in(archive.index())));
      CHECK(archive.add({source}, prune).counts == WriteCounts{0, 0, 7, 0});
    }
  }
}

TEST_CASE("the index forgets a file that was moved") {
  Archive archive;
  archive.write("old", 1);
  archive.add({"old"});
  archive.move("old", "new");
  archive.add({"new"});
  const Xapian::Database db(archive.index());
  const std::string before = archive.path("old/0.txt").string();
  const std::string now = archive.path("new/0.txt").string();
  CHECK(db.get_metadata(file_metadata_key(origin_key(before))).empty());
  CHECK_FALSE(db.get_metadata(file_metadata_key(origin_key(now))).empty());
}

TEST_CASE("a copy is not a move, and of several copies each goes with one") {
  Archive archive;
  const std::string text = "The ferry sails.\n";
  for (const char* name : {"old/a.txt", "old/b.txt", "old/c.txt"}) {
    write_file(archive.path(name), text);
  }
  archive.add({"old"});
  write_file(archive.path("new/d.txt"), text);
  CHECK(archive.add({"new"}).counts == WriteCounts{1, 0, 0, 0});
  fs::remove(archive.path("old/a.txt"));
  fs::remove(archive.path("old/b.txt"));
  write_file(archive.path("new/e.txt"), text);
  const AddResult one = archive.add({"new"});
  CHECK(one.counts == WriteCounts{0, 1, 1, 0});
  CHECK(archive.ids().size() == 4);
  CHECK(archive.ids().contains("old/c.txt"));
  write_file(archive.path("new/f.txt"), text);
  write_file(archive.path("new/g.txt"), text);
  CHECK(archive.add({"new"}).counts == WriteCounts{1, 1, 2, 0});
}

TEST_CASE("a file that was moved and changed is a new one") {
  Archive archive;
  archive.write("old", 1);
  archive.add({"old"});
  archive.move("old", "new");
  write_file(archive.path("new/0.txt"), "The barge sails.\n");
  const AddResult result = archive.add({"new"});
  CHECK(result.counts == WriteCounts{1, 0, 0, 0});
  CHECK(result.renamed.file_moved == 0);
}

TEST_CASE("a file that was moved over another one leaves one article") {
  Archive archive;
  archive.write("news", 2);
  archive.add({"news"});
  archive.move("news/1.txt", "news/0.txt");
  const AddResult result = archive.add({"news"});
  CHECK(result.counts == WriteCounts{0, 1, 0, 1});
  CHECK(archive.ids() == std::set<std::string>{"news/0.txt"});
}

TEST_CASE("articles of another collection are not moved") {
  Archive archive;
  archive.write("old", 1);
  archive.add({"old"});
  archive.move("old", "new");
  AddOptions options = archive.options({"new"});
  options.defaults.id_prefix = "other/";
  CHECK(Archive::run(options).counts == WriteCounts{1, 0, 0, 0});
  CHECK(count_in(archive.index()) == 2);
}

TEST_CASE("a dry run moves nothing") {
  Archive archive;
  archive.write("old", 1);
  archive.add({"old"});
  archive.move("old", "new");
  AddOptions options = archive.options({"new"});
  options.run = AddOptions::Run::dry;
  Archive::run(options);
  CHECK(archive.ids() == std::set<std::string>{"old/0.txt"});
}

TEST_CASE("a move is complete in each commit of a run, however early it is interrupted") {
  Archive archive;
  archive.write("old", 5);
  archive.add({"old"});
  archive.move("old", "new");
  const AddOptions options = archive.options({"new"});
  std::atomic<bool> interrupted{false};
  const AddResult result = gazette::add(
      options, [&](const AddProgress& progress) { interrupted = progress.articles == 2; },
      interrupted);
  CHECK(result.was_interrupted);
  CHECK(result.counts == WriteCounts{0, 2, 0, 0});
  CHECK(archive.ids().size() == 5);
  CHECK(archive.add({"new"}).counts == WriteCounts{0, 3, 2, 0});
  CHECK(archive.ids().size() == 5);
}

TEST_CASE("however little memory there is, what moved is stored once") {
  Archive archive;
  archive.tuning.memory_bytes = 20'000;  // commits after some ten files
  archive.write("old", 200);
  archive.add({"old"});
  archive.move("old", "new");
  const AddResult result = archive.add({"new"});
  CHECK(result.renamed.file_moved == 200);
  CHECK(result.counts.added == result.counts.removed);
  CHECK(archive.ids().size() == 200);
  CHECK(check_index(archive.index()).faults.empty());
}

TEST_CASE("pruning looks below the folders of earlier runs as well") {
  Archive archive;
  archive.write("a", 10);
  archive.write("b", 2);
  archive.add({"a"});
  archive.add({"b"});
  fs::remove(archive.path("b/1.txt"));
  CHECK(archive.add({"a"}, Prune::careful).counts == WriteCounts{0, 0, 10, 1});
  CHECK(archive.notices == Strings{"articles gone from the sources: 1 of 12"});
  CHECK_FALSE(archive.ids().contains("b/1.txt"));
  CHECK(archive.ids().contains("b/0.txt"));
}

TEST_CASE("a folder that is gone loses nothing unless it is named") {
  Archive archive;
  archive.write("a", 10);
  archive.write("b", 2);
  write_file(archive.path("b/0.txt"), "The barge sails.\n");
  write_file(archive.path("b/1.txt"), "The raft sails.\n");
  archive.add({"a"});
  archive.add({"b"});
  fs::remove_all(archive.path("b"));
  CHECK(archive.add({"a"}, Prune::all).counts.removed == 0);
  CHECK_THROWS_AS(archive.add({"b"}), Error);
  CHECK_THROWS_AS(archive.add({"b"}, Prune::careful), Error);  // more than a fifth of b
  CHECK(archive.ids().size() == 12);
  const AddResult result = archive.add({"a", "b"}, Prune::careful);
  CHECK(result.counts.removed == 2);
  CHECK(result.skipped.empty());
  CHECK(archive.ids().size() == 10);
}

TEST_CASE("a folder that is gone is protected below one that is not") {
  Archive archive;
  write_file(archive.path("news/disk/0.txt"), "The barge sails.\n");
  write_file(archive.path("news/2026/0.txt"), "The raft sails.\n");
  archive.write("other", 5);
  archive.add({"news"});
  archive.add({"news/disk"});
  fs::remove_all(archive.path("news/disk"));
  CHECK(archive.add({"other"}, Prune::all).counts.removed == 0);
  CHECK(archive.add({"news"}, Prune::all).counts.removed == 1);
}

TEST_CASE("a source that never was one is refused though articles are pruned") {
  Archive archive;
  archive.write("a", 1);
  CHECK_THROWS_AS(archive.add({"b"}, Prune::all), Error);
  CHECK_FALSE(fs::exists(archive.index()));
  archive.add({"a"});
  CHECK_THROWS_AS(archive.add({"a", "b"}, Prune::all), Error);
}

TEST_CASE("the folders of earlier runs outlive a new generation, and a rebuild has its own") {
  Archive archive;
  fs::create_directories(archive.path("empty"));
  archive.add({"empty"});
  archive.tuning.few_articles = 3;
  archive.tuning.seconds_an_added_article = 1e9;
  archive.write("a", 7);
  archive.add({"a"});
  const auto has_root = [&](const std::string& name) {
    const std::string root = archive.path(name).string();
    return Xapian::Database(archive.index()).get_metadata(root_metadata_key(origin_key(root))) ==
           root;
  };
  CHECK(has_root("empty"));
  CHECK(has_root("a"));
  archive.tuning.mode = WriteMode::rebuild;
  archive.add({"a"});
  CHECK_FALSE(has_root("empty"));
  CHECK(has_root("a"));
}

TEST_CASE("check names the articles of files that are gone where another file has their text") {
  Archive archive;
  archive.write("old", 2);
  archive.write("new", 1);  // copied, and then the first one was deleted
  archive.add({"old", "new"});
  CHECK(check_index(archive.index()).faults.empty());
  fs::remove_all(archive.path("old"));
  const CheckResult result = check_index(archive.index());
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what == "articles that are stored a second time, under a newer id: file:" +
                                     archive.path("old/0.txt").string());
  fs::remove_all(archive.path("new"));
  CHECK(check_index(archive.index()).faults.empty());  // as on a machine without the files
}

TEST_CASE("an index knows the files that its articles came from, and no file that is gone") {
  Archive archive;
  SECTION("for articles that are few") {}
  SECTION("for articles that are merged with the index") {
    archive.tuning.few_articles = 3;
    archive.tuning.seconds_an_added_article = 1e9;
  }
  const auto files = [&](const std::string& folder, int count) {
    std::set<std::string> paths;
    for (int i = 0; i < count; ++i) {
      paths.insert(archive.path(folder + '/' + std::to_string(i) + ".txt").string());
    }
    return paths;
  };
  archive.write("news/a", 6);
  archive.add({"news"});
  CHECK(known_files_in(archive.index()) == files("news/a", 6));
  archive.move("news/a", "news/b");
  archive.add({"news"}, Prune::careful);
  CHECK(known_files_in(archive.index()) == files("news/b", 6));
  archive.move("news/b", "news/c");
  for (int i = 0; i < 6; ++i) {  // moved and rewritten: other files
    write_file(archive.path("news/c/" + std::to_string(i) + ".txt"), "A barge.\n");
  }
  archive.add({"news"}, Prune::all);
  CHECK(known_files_in(archive.index()) == files("news/c", 6));
  fs::remove(archive.path("news/c/5.txt"));
  archive.add({"news"}, Prune::all);
  CHECK(known_files_in(archive.index()) == files("news/c", 5));
  CHECK(check_index(archive.index()).faults.empty());
}

TEST_CASE("a file is forgotten when all of its articles come from another one, or are removed") {
  Archive archive;
  const auto write = [&](const std::string& name, const Strings& ids) {
    std::string lines;
    for (const std::string& id : ids) {
      lines += R"({"id": ")" + id + R"(", "title": "Ferry of )" + name + "\"}\n";
    }
    write_file(archive.path(name), lines);
  };
  const auto known = [&] {
    Strings names;
    for (const std::string& path : known_files_in(archive.index())) {
      names.push_back(fs::path(path).filename().string());
    }
    return names;
  };
  write("a.jsonl", {"1", "2"});
  archive.add({"a.jsonl"});
  write("b.jsonl", {"2"});
  archive.add({"b.jsonl"});
  CHECK(known() == Strings{"a.jsonl", "b.jsonl"});
  write("c.jsonl", {"1"});
  archive.add({"c.jsonl"});
  CHECK(known() == Strings{"b.jsonl", "c.jsonl"});
  IndexWriter writer(archive.index());
  writer.remove("1");
  writer.commit();
  CHECK(known() == Strings{"b.jsonl"});
}

TEST_CASE("of an index that knows files without articles, compact leaves them out") {
  Archive archive;
  archive.write("news", 2);
  archive.add({"news"});
  {
    Xapian::WritableDatabase db(current_generation(archive.index()).string(), Xapian::DB_OPEN);
    db.set_metadata(file_metadata_key(origin_key("/gone.txt")), "- /gone.txt");
    db.commit();
  }
  CHECK(known_files_in(archive.index()).size() == 3);
  IndexWriter(archive.index()).compact();
  CHECK(known_files_in(archive.index()).size() == 2);
  CHECK_FALSE(known_files_in(archive.index()).contains("/gone.txt"));
}

}  // namespace
}  // namespace gazette::moved_files_test
