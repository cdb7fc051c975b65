// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of articles in archives: their ids, and what a second run makes of the file.
#include <atomic>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/commands/add.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::archives_test {
namespace {

namespace fs = std::filesystem;

using Ids = std::set<std::string>;

const std::string story = "The ferry left on Monday, the port says.\n";
const std::string line = R"({"id": "wire-1", "title": "Ferry sails", "body": "It left."})";

class Desk {
 public:
  fs::path file(const std::string& name) const { return folder_ / "news" / name; }

  AddResult add(AddOptions::Prune prune = AddOptions::Prune::none,
                std::vector<std::string>* notices = nullptr) const {
    AddOptions options;
    options.db = (folder_ / "index").string();
    options.sources = {(folder_ / "news").string()};
    options.prune = prune;
    if (notices != nullptr) {
      options.on_notice = [&](const std::string& text) { notices->push_back(text); };
    }
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  std::map<std::string, Article> articles() const { return articles_in(folder_ / "index"); }

  /// Without the folder of the news.
  Ids ids() const {
    Ids ids;
    const std::string root = fs::canonical(folder_ / "news").string();
    for (const auto& [id, article] : articles()) {
      const std::size_t at = id.find(root);
      ids.insert(at == std::string::npos ? id : id.substr(0, at) + id.substr(at + root.size()));
    }
    return ids;
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("an article in an archive keeps its id, else its archive and its name give it one") {
  const Desk desk;
  const std::string inner = packed(zip, {{"b.txt", story + "b"}, {"c!.txt", story + "c"}});
  write_file(desk.file("may.zip"),
             packed(zip, {{"2026/a.txt", story}, {"in.zip", inner}, {"w.jsonl", line}}));
  write_file(desk.file("d.txt.gz"), packed_by(ARCHIVE_FILTER_GZIP, story + "d"));
  write_file(desk.file("e.tar"), packed(tar, {{"caf\xe9.txt", story + "e"}}));
  const AddResult result = desk.add();
  CHECK(result.skipped.empty());
  CHECK(result.read == 6);
  std::string root = fs::canonical(desk.file("")).string();
  if (root.ends_with('/')) root.pop_back();
  CHECK(desk.ids() == Ids{"file:/may.zip!2026/a.txt", "file:/may.zip!in.zip!b.txt",
                          "file:///may.zip!in.zip!c%21.txt", "wire-1", "file:/d.txt.gz",
                          "file:///e.tar!caf%E9.txt"});
  for (const auto& [id, article] : desk.articles()) {
    CHECK(article.origin.starts_with(root));
    CHECK(article.origin.find('!') == std::string::npos);
  }
}

TEST_CASE("of packed lines all before the end or the damage are read") {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += R"({"id": ")" + std::to_string(i * 7919 % 10'007) + R"(", "title": "Ferry"})" + '\n';
  }
  const std::string whole = packed_by(ARCHIVE_FILTER_GZIP, lines);
  std::string with_wrong_sum = whole;
  with_wrong_sum.at(whole.size() - 8) ^= '\x01';
  struct Row {
    std::string what;
    std::string bytes;
    std::size_t fewest;
    std::string why;
  };
  const std::vector<Row> rows = {
      {"cut", whole.substr(0, whole.size() - 30), 280, "truncated gzip input"},
      {"of another sum", with_wrong_sum, 299, "damaged gzip input: incorrect data check"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Desk desk;
    write_file(desk.file("a.jsonl.gz"), row.bytes);
    const AddResult result = desk.add();
    CHECK(result.read >= row.fewest);
    CHECK(result.read < 300);
    REQUIRE_FALSE(result.skipped.empty());
    CHECK(result.skipped.first().back().why == "reading failed: " + row.why);
  }
}

TEST_CASE("behind damage in a gzip, reading goes on with its next member") {
  const auto numbered = [](int from) {
    std::string lines;
    for (int i = from; i < from + 300; ++i) {
      lines += R"({"id": ")" + std::to_string(i * 7919 % 10'007) + R"(", "title": "Ferry"})" + '\n';
    }
    return lines;
  };
  const auto gzip = [](const std::string& bytes) { return packed_by(ARCHIVE_FILTER_GZIP, bytes); };
  const std::string first = gzip(numbered(0));
  const std::string second = gzip(numbered(300));
  std::string damaged = first;
  damaged.replace(damaged.size() - 60, 50, 50, '\xFF');
  struct Row {
    std::string what;
    std::string bytes;
    std::size_t fewest;
  };
  const std::vector<Row> rows = {
      {"one of two", damaged + second, 400},
      {"one of three", second + damaged + gzip(numbered(600)), 700},
      {"two of three", damaged + damaged + second, 400},
      {"what is no member in between", first + damaged + "\x1f\x8b\x08 is how one begins" + second,
       700},
      {"in a gzip", gzip(damaged + second), 400},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Desk desk;
    write_file(desk.file("a.jsonl.gz"), row.bytes);
    const AddResult result = desk.add();
    CHECK(result.read >= row.fewest);
    const auto is_told = [](const Skipped& skipped) {
      return skipped.why.starts_with("damaged gzip input: ") &&
             skipped.why.find("; reading resumed at byte ") != std::string::npos;
    };
    const std::vector<Skipped>& skipped = result.skipped.first();
    CHECK(std::any_of(skipped.begin(), skipped.end(), is_told));
  }
  const Desk desk;
  write_file(desk.file("a.jsonl.gz"), damaged);
  CHECK(desk.add().skipped.first().back().why.starts_with("reading failed: damaged gzip input"));
}

TEST_CASE("damage between two compressed streams is told and holds pruning back") {
  const Desk desk;
  Ids ids;
  std::map<std::string, std::string> after;
  for (const int filter : {ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD}) {
    const auto file = [&](const std::string& how) {
      const std::string name = std::to_string(filter) + how;
      const auto stream = [&](const std::string& id) {
        ids.insert(name + id);
        return packed_by(filter, R"({"id": ")" + name + id + R"(", "title": "Ferry"})" + '\n');
      };
      const std::string a = stream("a");
      const std::string b = stream("b");
      const std::string c = stream("c");
      write_file(desk.file(name), a + b + c);
      std::string damaged = b;
      damaged.at(1) ^= '\x01';
      after[name] = how == "damaged"       ? a + damaged + c
                    : how == "with a line" ? a + '\n' + b + c
                                           : a + b.substr(0, 3);
    };
    for (const char* how : {"damaged", "with a line", "cut"}) file(how);
  }
  CHECK(desk.add().counts.added == ids.size());
  for (const auto& [name, bytes] : after) write_file(desk.file(name), bytes);
  const AddResult result = desk.add(AddOptions::Prune::all);
  CHECK(result.counts.removed == 0);
  CHECK(result.skipped.first().size() == after.size());
  for (const Skipped& skipped : result.skipped.first()) {
    CHECK(skipped.why.starts_with("reading failed: what follows the last "));
  }
  CHECK(desk.ids() == ids);
}

TEST_CASE("what is decompressed only to be passed over counts") {
  const auto zstd = [](const std::string& bytes) { return packed_by(ARCHIVE_FILTER_ZSTD, bytes); };
  // A frame to be skipped, of 10 MiB.
  const std::string passed = std::string("\x50\x2a\x4d\x18\x00\x00\xa0\x00", 8) +
                             std::string(std::size_t{10} * 1024 * 1024, '\0');
  const Desk desk;
  write_file(desk.file("m.jsonl.zst"), zstd(zstd(line + '\n') + passed + zstd(line + '\n')));
  const AddResult result = desk.add();
  REQUIRE(result.skipped.first().size() == 1);
  CHECK(result.skipped.first().back().why == "it unpacks to more than 200 times its size");
}

TEST_CASE("what is skipped holds pruning back if an article may hide there") {
  const std::string draft = "<item><title>C</title><wp:status>draft</wp:status></item>";
  const auto item = [](const std::string& id) {
    return "<item><guid>" + id + "</guid><title>Ferry " + id + "</title></item>";
  };
  const auto feed = [](const std::string& items) {
    return R"(<rss version="2.0"><channel><title>T</title>)" + items + "</channel></rss>";
  };
  struct Row {
    std::string name;
    std::string before;
    std::string after;
    std::size_t removed;
  };
  const PackedFile a{"a.txt", story};
  const PackedFile b{"b.txt", story + "b"};
  const std::vector<Row> rows = {
      {"draft.xml", feed(item("a") + item("b") + draft), feed(item("a") + draft), 1},
      {"empty-item.xml", feed(item("a") + item("b") + "<item></item>"),
       feed(item("a") + "<item></item>"), 1},
      {"empty-file.zip", packed(zip, {a, b, {"c.txt", ""}}), packed(zip, {a, {"c.txt", ""}}), 1},
      {"broken.jsonl", line + "\n" + R"({"id": "b", "title": "B"})" + "\n{\n", line + "\n{\n", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Desk desk;
    write_file(desk.file(row.name), row.before);
    CHECK(desk.add().counts.added == 2);
    write_file(desk.file(row.name), row.after);
    std::vector<std::string> notices;
    CHECK(desk.add(AddOptions::Prune::all, &notices).counts.removed == row.removed);
    const bool is_held_back = notices.size() == 2 && notices.at(1).starts_with("not pruned: ") &&
                              notices.at(1).ends_with(", where 1 was skipped");
    CHECK(is_held_back == (row.removed == 0));
  }
}

TEST_CASE("an archive is unchanged as a whole, and what is gone from it is pruned") {
  const Desk desk;
  const std::vector<PackedFile> all = {{"a.txt", story},       {"b.txt", story + "b"},
                                       {"c.txt", story + "c"}, {"d.txt", story + "d"},
                                       {"e.txt", story + "e"}, {"w.jsonl", line}};
  write_file(desk.file("may.tar"), packed(tar, all) + std::string(700'000, '\0'));
  CHECK(desk.add().counts.added == 6);
  const AddResult again = desk.add();
  CHECK(again.read == 0);
  write_file(desk.file("may.tar"), packed(tar, {all.begin() + 1, all.end()}));
  const AddResult pruned = desk.add(AddOptions::Prune::all);
  CHECK(pruned.counts.removed == 1);
  CHECK(desk.ids().size() == 5);
}

TEST_CASE(
    "a page of a web archive has the address that it states as its id and the day of its capture") {
  const Desk desk;
  const auto record = [](const std::string& uri, const std::string& page) {
    const std::string block =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-2\r\n\r\n" + page;
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " + uri +
           "\r\nWARC-Date: 2026-02-03T08:30:00Z\r\nContent-Type: application/http\r\n"
           "Content-Length: " +
           std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
  };
  const std::string feed = R"([{"id": "n1", "title": "One"}, {"id": "n2", "title": "Two"}])";
  write_file(desk.file("crawl.warc.gz"),
             packed_by(ARCHIVE_FILTER_GZIP,
                       record("https://news.example/1",
                              "<link rel=canonical href='/one'><h1>Prom w \xb6rod\xea</h1><p>" +
                                  story + "</p>") +
                           record("http://m.news.example/1?utm_source=x",
                                  "<link rel=canonical href='https://news.example/one'><h1>Prom w "
                                  "\xb6rod\xea</h1><p>" +
                                      story + "</p>") +
                           record("https://news.example/2?fbclid=7#top",
                                  "<html><meta property='article:published_time' "
                                  "content='2026-02-01'><h1>Two</h1><p>" +
                                      story + "</p>") +
                           record("https://news.example/list", feed)));
  CHECK(desk.add().skipped.empty());
  CHECK(desk.ids() == Ids{"https://news.example/one", "https://news.example/2", "n1", "n2"});
  const auto articles = desk.articles();
  const Article& first = articles.at("https://news.example/one");
  CHECK(first.title == "Prom w \u015brod\u0119");
  CHECK(first.url == "https://news.example/one");
  CHECK(first.published == parse_date("2026-02-03T08:30:00Z"));
  CHECK(articles.at("https://news.example/2").published == parse_date("2026-02-01"));
}

}  // namespace
}  // namespace gazette::archives_test
