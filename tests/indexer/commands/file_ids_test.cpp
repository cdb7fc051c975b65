// SPDX-License-Identifier: GPL-3.0-or-later
// Ids that come from files: no two files share one, and no article has two, whatever is appended to
// its file and whichever version indexed it first.
#include <atomic>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/hash.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::file_ids_test {
namespace {

namespace fs = std::filesystem;

using Strings = std::vector<std::string>;

class Desk {
 public:
  fs::path file(const std::string& name) const { return folder_ / "news" / name; }
  std::string index() const { return (folder_ / "index").string(); }
  void write(const std::string& name, const std::string& text) const {
    write_file(file(name), text);
  }

  AddResult add() {
    AddOptions options;
    options.db = index();
    options.sources = {(folder_ / "news").string()};
    options.on_notice = [this](const std::string& line) { notices.push_back(line); };
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  /// The index that the first version made of a file: one article, under the file's id.
  void add_as_before(const std::string& name, const std::string& title,
                     const std::string& body = {}) const {
    const std::string path = fs::canonical(file(name)).string();
    IndexWriter writer(index());
    Article article;
    article.id = former_file_id(path);
    article.title = title;
    article.body = body;
    article.language = "en";
    article.origin = path;
    writer.put(article);
    writer.record_file(path, {{fs::file_size(file(name)), 1},
                              1,
                              hash_of(read_file(file(name))),
                              hash_of("earlier settings")});
    writer.commit();
  }

  /// An article as the rules before gave it its whole address for an id.
  void add_with_address(const std::string& name, const std::string& url) const {
    IndexWriter writer(index());
    Article article;
    article.id = url;
    article.url = url;
    article.title = "One of before";
    article.language = "en";
    article.origin = fs::canonical(file(name)).string();
    writer.put(article);
    writer.commit();
  }

  /// Without the folder of the news where they have it.
  std::set<std::string> ids() const {
    std::set<std::string> ids;
    const std::string root = fs::canonical(folder_ / "news").string();
    for (const auto& [id, article] : articles_in(index())) {
      const std::size_t at = id.find(root);
      ids.insert(
          at == std::string::npos ? id : id.substr(0, at) + "/news" + id.substr(at + root.size()));
    }
    return ids;
  }

  Strings notices;

 private:
  TemporaryFolder folder_;
};

const std::string one = "{\"title\": \"One\"}\n";
const std::string two = "{\"title\": \"Two\"}\n";

TEST_CASE("files whose names are not UTF-8 have an article each") {
  Desk desk;
  desk.write("caf\xE8.txt", "The ferry sails.");
  desk.write("caf\xE9.txt", "The barge sails.");
  desk.write("caf\u00E9.txt", "The raft sails.");
  CHECK(desk.add().counts.added == 3);
  CHECK(desk.ids() == std::set<std::string>{"file:///news/caf%E8.txt", "file:///news/caf%E9.txt",
                                            "file:/news/caf\u00E9.txt"});
  CHECK(desk.add().counts.unchanged == 3);
  CHECK(check_index(desk.index()).faults.empty());
}

TEST_CASE("an article keeps its id when others are appended to a file of a format of many") {
  struct Case {
    std::string name;
    std::string alone;
    std::string together;
  };
  const std::vector<Case> cases = {
      {"feed.jsonl", one, one + two},
      {"feed", one, one + two},
      {"feed.json", "[{\"title\": \"One\"}]", "[{\"title\": \"One\"}, {\"title\": \"Two\"}]"},
      {"feed.json", "{\"articles\": [{\"title\": \"One\"}]}",
       "{\"articles\": [{\"title\": \"One\"}, {\"title\": \"Two\"}]}"},
      {"feed.json", one, one + two},  // a file of one article that became one of many
  };
  for (const auto& [name, alone, together] : cases) {
    CAPTURE(name, alone);
    Desk desk;
    desk.write(name, alone);
    CHECK(desk.add().counts.added == 1);
    desk.write(name, together);
    const AddResult result = desk.add();
    CHECK(result.counts.added == 1);
    CHECK(result.counts.removed == 0);
    CHECK(count_in(desk.index()) == 2);
    CHECK(check_index(desk.index()).faults.empty());
  }
}

TEST_CASE("an article has the id of its file where the file can hold no other") {
  struct Case {
    std::string name;
    std::string text;
    bool want;
  };
  const std::vector<Case> cases = {
      {"a.txt", "The ferry sails.", true},
      {"a", "The ferry sails.", true},
      {"a.html", "<!doctype html><title>Ferry</title><p>It sails.", true},
      {"a.json", "{\"title\": \"Ferry\"}", true},
      {"a.json", "{\n  \"title\": \"Ferry\"\n}\n", true},
      {"a.json", "{\"title\": \"Ferry\", \"url\": \"https://example.org/1\"}", true},
      {"a.json", "[{\"title\": \"Ferry\"}]", false},
      {"a.json", "{\"articles\": [{\"title\": \"Ferry\"}]}", false},
      {"a.jsonl", "{\"title\": \"Ferry\"}\n", false},
      {"a.sgm", "<REUTERS><TEXT><TITLE>FERRY</TITLE></TEXT></REUTERS>", false},
  };
  for (const auto& [name, text, want] : cases) {
    CAPTURE(name, text);
    Desk desk;
    desk.write(name, text);
    desk.add();
    REQUIRE(desk.ids().size() == 1);
    CHECK((*desk.ids().begin() == "file:/news/" + name) == want);
  }
}

TEST_CASE("an article that has another id by the rules of this version is stored once") {
  struct Case {
    std::string name;
    std::string text;
    std::string body;
    std::size_t added;
  };
  const std::vector<Case> cases = {{"feed.jsonl", one, "", 0},
                                   {"feed.jsonl", two + one, "", 1},
                                   {"caf\xE9.txt", "One\n", "One\n", 0},
                                   {"feed.json", "[{\"title\": \"One\"}]", "", 0}};
  for (const auto& [name, text, body, added] : cases) {
    CAPTURE(name, text);
    Desk desk;
    desk.write(name, text);
    desk.add_as_before(name, "One", body);
    const AddResult result = desk.add();
    CHECK(result.counts.added == added);
    CHECK(result.counts.updated == 1);
    CHECK(result.counts.removed == 0);
    CHECK(result.renamed.other_rules == 1);
    CHECK(count_in(desk.index()) == 1 + added);
    CHECK(check_index(desk.index()).faults.empty());
    CHECK(desk.add().counts.unchanged == 1 + added);
  }
}

TEST_CASE("an earlier id that is the id of another file now goes to that file") {
  Desk desk;
  desk.write("caf\xE9.txt", "One\n");
  desk.write("caf\uFFFD.txt", "Two\n");
  desk.add_as_before("caf\xE9.txt", "One", "One\n");
  const AddResult result = desk.add();
  CHECK(result.counts == WriteCounts{1, 1, 0, 0});
  CHECK(result.renamed.other_rules == 0);
  CHECK(desk.ids() == std::set<std::string>{"file:///news/caf%E9.txt", "file:/news/caf\uFFFD.txt"});
  CHECK(check_index(desk.index()).faults.empty());
}

TEST_CASE("what an article said under an earlier id stays when its file says something else now") {
  Desk desk;
  desk.write("feed.jsonl", one);
  desk.add_as_before("feed.jsonl", "One of before");
  const AddResult result = desk.add();
  CHECK(result.counts.added == 1);
  CHECK(result.renamed.other_rules == 0);
  CHECK(count_in(desk.index()) == 2);
}

TEST_CASE("what counts visits in an address makes no other article") {
  const auto line = [](const std::string& url) {
    return "{\"title\": \"One\", \"url\": \"" + url + "\"}\n";
  };
  const std::string plain = "https://paper.example/a?id=7";
  Desk desk;
  desk.write("a.jsonl", line(plain + "&utm_source=feed"));
  desk.write("b.jsonl", line(plain + "&fbclid=2#top"));
  desk.write("c.jsonl", line("https://paper.example/a?id=8"));
  desk.write("d.jsonl", "{\"id\": \"" + plain + "&utm_source=x\", \"title\": \"Two\"}\n");
  desk.add();
  CHECK(desk.ids() ==
        std::set<std::string>{plain, "https://paper.example/a?id=8", plain + "&utm_source=x"});
  CHECK(articles_in(desk.index()).at(plain).url == plain + "&fbclid=2#top");
}

TEST_CASE("an article whose id was its whole address is stored once") {
  const std::string url = "https://paper.example/a?utm_source=feed";
  Desk desk;
  desk.write("a.jsonl", "{\"title\": \"One\", \"url\": \"" + url + "\"}\n");
  desk.add_with_address("a.jsonl", url);
  const AddResult result = desk.add();
  CHECK(result.counts.updated == 1);
  CHECK(result.counts.added == 0);
  CHECK(result.renamed.other_rules == 1);
  CHECK(desk.ids() == std::set<std::string>{"https://paper.example/a"});
  CHECK(check_index(desk.index()).faults.empty());
  // From another file it stays, and the check names it.
  desk.write("b.jsonl", one);
  desk.add_with_address("b.jsonl", url);
  const CheckResult check = check_index(desk.index());
  REQUIRE(check.faults.size() == 1);
  CHECK(check.faults[0].what.find(url) != std::string::npos);
}

TEST_CASE("an index of an earlier version is told the cure once, and a new one is not") {
  Desk desk;
  desk.write("a.txt", "The ferry sails.");
  desk.add();
  CHECK(desk.notices.empty());
  Desk old;
  old.write("a.txt", "The ferry sails.");
  old.add_as_before("a.txt", "The ferry sails.");
  old.add();
  REQUIRE(old.notices.size() == 1);
  CHECK(old.notices[0].find("gazette-index --db " + old.index() + " --rebuild SOURCE...") !=
        std::string::npos);
  old.add();
  CHECK(old.notices.size() == 1);
}

TEST_CASE("check names an article that an earlier version stored twice, and the cure") {
  Desk desk;
  desk.write("feed.jsonl", one + two);
  desk.add();
  desk.add_as_before("feed.jsonl", "One");  // as when the second line was appended
  const CheckResult result = check_index(desk.index());
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what == "articles that are stored a second time, under a newer id: file:" +
                                     fs::canonical(desk.file("feed.jsonl")).string());
  CHECK(result.faults[0].cure.find("--rebuild") != std::string::npos);
}

}  // namespace
}  // namespace gazette::file_ids_test
