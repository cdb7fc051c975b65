// SPDX-License-Identifier: GPL-3.0-or-later
// Several databases searched as one, on this machine and after a server.
#include "searcher/index/shards.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"
#include "tests/searcher/sample_program.hpp"

namespace gazette::shards_test {
namespace {

/// Harbour stories of the numbers from `first` to `last`: some in German, some about sport.
std::vector<Article> stories(int first, int last) {
  const Strings words = {"ferry", "bridge", "harbour", "storm", "pilot", "whale"};
  std::vector<Article> articles;
  for (int i = first; i <= last; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const std::string body = "The " + words[at % 6] + " met the " + words[at % 4] + " near the " +
                             words[(at / 2) % 5] + ". Later the " + words[at % 6] + " left.";
    Article article = make_article(std::to_string(i), "Story of the " + words[at % 5], body,
                                   i % 5 == 0 ? "de" : "en");
    if (i % 4 != 0) article.published = day(2026, 1, 1 + static_cast<unsigned>(i) % 28);
    article.topics = {{i % 3 == 0 ? "sport" : "economy/trade"}};
    article.source = i % 2 == 0 ? "Harbour Times" : "Northern Wire";
    articles.push_back(article);
  }
  return articles;
}

std::string write_stub(const TemporaryFolder& folder, const std::string& text) {
  std::string path = (folder / "stub").string();
  std::ofstream(path) << text;
  return path;
}

/// What must be the same wherever the articles lie; equal scores may come in any order.
struct Answer {
  std::size_t total = 0;
  std::map<std::string, std::pair<double, std::string>> hits;  ///< score and snippet by id
  std::vector<std::vector<FacetValue>> facets;
  Strings warnings;

  friend bool operator==(const Answer&, const Answer&) = default;
};

Answer answer(Searcher& searcher, const std::string& query, SortOrder sort) {
  Request request;
  request.query = query;
  request.sort = sort;
  request.limit = 100;
  request.facets = {"topic", "source", "language", "month"};
  const Page page = searcher.search(request);
  Answer result{page.total, {}, {}, page.warnings};
  for (const Hit& hit : page.hits) result.hits[hit.article.id] = {hit.score, hit.snippet.text};
  for (const Facet& facet : page.facets) result.facets.push_back(facet.values);
  return result;
}

void check_same_answers(Searcher& several, Searcher& one) {
  for (const std::string query :
       {"ferry", "whale storm", "\"the ferry\"", "+pilot -whale", "topic:sport", "", "date:2026-01",
        "bridge NEAR/3 met", "title:harbour AND pilot", "nothing", "source:\"Harbour Times\""}) {
    for (const SortOrder sort : {SortOrder::automatic, SortOrder::newest, SortOrder::oldest}) {
      CAPTURE(query, sort);
      CHECK(answer(several, query, sort) == answer(one, query, sort));
    }
  }
  CHECK(several.article("7") == one.article("7"));
  CHECK(several.article("33") == one.article("33"));
  CHECK(several.article("unknown") == std::nullopt);
}

TEST_CASE("several databases answer as one database of all their articles") {
  const SampleIndex one(stories(1, 60));
  const SampleIndex first(stories(1, 23));
  const SampleIndex second(stories(24, 24));
  const SampleIndex third(stories(25, 60));
  Searcher whole(one.path());
  Searcher parts(std::vector{first.path(), second.path(), third.path()});
  check_same_answers(parts, whole);
}

TEST_CASE("a stub file stands for the databases that it lists") {
  const SampleIndex one(stories(1, 60));
  const SampleIndex first(stories(1, 23));
  const TemporaryFolder folder;
  put_articles((folder / "second").string(), stories(24, 60));
  Searcher whole(one.path());
  Searcher parts(write_stub(folder, "# both\n\nauto " + first.path() + "\r\nauto second\n"));
  check_same_answers(parts, whole);
}

TEST_CASE("a folder's stub opens a generation of the folder, and nothing else") {
  const SampleIndex elsewhere(stories(1, 3));
  for (const std::string kind : {"program", "server", "another index", "itself", "above", "lines",
                                 "pipe", "device", "a link"}) {
    CAPTURE(kind);
    const TemporaryFolder folder;
    const std::filesystem::path stub = folder / "XAPIANDB";
    const std::filesystem::path witness = folder / "witness";
    if (kind == "program") write_file(stub, "remote :/bin/touch " + witness.string() + "\n");
    if (kind == "server") write_file(stub, "remote 127.0.0.1:1\n");
    if (kind == "another index") write_file(stub, "auto " + elsewhere.path() + "\n");
    if (kind == "itself") write_file(stub, "auto .\n");
    if (kind == "above") write_file(stub, "auto ..\n");
    if (kind == "lines") write_file(stub, "auto generation-1\nremote :/bin/true\n");
    if (kind == "pipe") REQUIRE(::mkfifo(stub.c_str(), 0666) == 0);
    if (kind == "device") std::filesystem::create_symlink("/dev/zero", stub);
    if (kind == "a link") {
      std::filesystem::create_symlink(elsewhere.path() + "/generation-1", folder / "generation-1");
      write_file(stub, "auto generation-1\n");
    }
    const std::string outer = write_stub(folder, "auto " + folder.path().string() + "\n");
    for (const std::string& path : {folder.path().string(), outer}) {
      try {
        Searcher(path).search(Request());
        FAIL("searched");
      } catch (const Error& error) {
        CHECK(std::string(error.what()).find(stub.string()) == 0);
        CHECK(error.hint().find("check") != std::string::npos);
      }
    }
    CHECK_FALSE(std::filesystem::exists(witness));
  }
}

TEST_CASE("a stub file that is a pipe or a device is refused at once") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0666) == 0);
  for (const std::string& path : {(folder / "pipe").string(), std::string("/dev/zero")}) {
    CHECK_THROWS_AS(Searcher(path).search(Request()), Error);
  }
}

TEST_CASE("a stub file is read whole, long or short") {
  const SampleIndex index(stories(1, 3));
  for (const std::size_t comment : {0, 4000, 4096, 5000, 100'000}) {
    CAPTURE(comment);
    const TemporaryFolder folder;
    Searcher searcher(
        {write_stub(folder, "#" + std::string(comment, '-') + "\nauto " + index.path() + "\n")});
    CHECK(searcher.search(Request()).total == 3);
  }
}

TEST_CASE("a database behind Xapian's server answers as if it were here") {
  const SampleIndex one(stories(1, 60));
  const SampleIndex first(stories(1, 23));
  const SampleIndex second(stories(24, 60));
  const DatabaseServer server(second.path());
  const TemporaryFolder folder;
  const std::string stub =
      write_stub(folder, "auto " + first.path() + "\nremote " + server.address() + "\n");
  Searcher whole(one.path());
  Searcher parts(stub);
  check_same_answers(parts, whole);
  const Outcome count = run_search({"--db", stub, "--count", "the ferry"});
  CHECK(count.out == run_search({"--db", one.path(), "--count", "the ferry"}).out);
}

TEST_CASE("a server that is gone is an error that names it") {
  const SampleIndex index(stories(1, 5));
  DatabaseServer server(index.path());
  const TemporaryFolder folder;
  Searcher searcher(write_stub(folder, "remote " + server.address() + "\n"));
  server.stop();
  const auto opening = [&] { Searcher((folder / "stub").string()); };
  CHECK_THROWS_WITH(opening(), "the database server of " + server.address() +
                                   " cannot be reached: Connection refused");
}

TEST_CASE("a searcher follows the commits of each of its databases") {
  const SampleIndex first(stories(1, 5));
  const SampleIndex second(stories(6, 10));
  Searcher searcher(std::vector{first.path(), second.path()});
  CHECK(answer(searcher, "", SortOrder::automatic).total == 10);
  put_articles(first.path(), stories(11, 12));
  CHECK(answer(searcher, "", SortOrder::automatic).total == 12);
  put_articles(second.path(), stories(13, 15));
  CHECK(answer(searcher, "", SortOrder::automatic).total == 15);
  IndexWriter(second.path()).compact();  // a new generation
  put_articles(second.path(), stories(16, 16));
  CHECK(answer(searcher, "", SortOrder::automatic).total == 16);
}

TEST_CASE("an article of two databases is a hit of each, and shown from the first") {
  const SampleIndex first(
      {make_article("x", "Ferry", "The first."), make_article("y", "Bridge", "Another.")});
  const SampleIndex second({make_article("x", "Ferry", "The second.")});
  Searcher searcher(std::vector{first.path(), second.path()});
  CHECK(answer(searcher, "ferry", SortOrder::automatic).total == 2);
  CHECK(searcher.article("x")->body == "The first.");
  Searcher turned(std::vector{second.path(), first.path()});
  CHECK(turned.article("x")->body == "The second.");
}

TEST_CASE("a database that is named twice is searched once") {
  const SampleIndex index(stories(1, 5));
  const TemporaryFolder folder;
  const std::string link = (folder / "link").string();
  std::filesystem::create_symlink(index.path(), link);
  Searcher searcher(std::vector{index.path(), link, index.path()});
  CHECK(answer(searcher, "", SortOrder::automatic).total == 5);
}

TEST_CASE("a stub file that cannot be followed is refused with its line") {
  const TemporaryFolder folder;
  const std::string path = (folder / "stub").string();
  struct Row {
    std::string text, line;
  };
  for (const auto& [text, line] : std::vector<Row>{{"", "1"},
                                                   {"# nothing\n", "1"},
                                                   {"auto\n", "1"},
                                                   {"# x\nmysql y\n", "2"},
                                                   {"remote host\n", "1"},
                                                   {"remote host:\n", "1"},
                                                   {"remote :prog\n", "1"},
                                                   {"remote host:99999\n", "1"},
                                                   {"remote host:12x\n", "1"},
                                                   {std::string(100'000, 'x'), "1"}}) {
    CAPTURE(text.substr(0, 30));
    write_stub(folder, text);
    CHECK_THROWS_WITH(find_shards(std::vector{path}), path + " is neither an index nor a Xapian " +
                                                          "stub file: line " + line +
                                                          " does not name a database");
  }
  write_stub(folder, "auto stub\n");
  CHECK_THROWS_WITH(find_shards(std::vector{path}),
                    "the stub file " + path + " lists itself, or stub files nested too deep");
  write_stub(folder, "auto gone\n");
  CHECK_THROWS_WITH(find_shards(std::vector{path}),
                    "there is no index at " + (folder / "gone").string());
}

TEST_CASE("each of several databases must be made by the rules of this program") {
  const SampleIndex good(stories(1, 5));
  const TemporaryFolder empty;
  const Outcome outcome = run_search({"--db", good.path(), "--db", empty.path().string(), "ferry"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.err.find("there is no index in the folder " + empty.path().string()) !=
        std::string::npos);
}

}  // namespace
}  // namespace gazette::shards_test
