// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/add.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::add_test {
namespace {

using namespace std::string_literals;
using Strings = std::vector<std::string>;

/// News in a folder of its own, beside the index.
class Desk {
 public:
  std::filesystem::path news() const { return folder_ / "news"; }
  std::filesystem::path index() const { return folder_ / "index"; }
  void write(const std::string& name, const std::string& text) const {
    write_file(news() / name, text);
  }

  AddOptions options() const {
    AddOptions options;
    options.db = index().string();
    options.sources = {news().string()};
    return options;
  }

  AddResult add() const { return add(options()); }

  static AddResult add(const AddOptions& options) {
    const std::atomic<bool> interrupted{false};
    return gazette::add(
        options, [](const AddProgress&) {}, interrupted);
  }

  std::map<std::string, Article> articles() const { return articles_in(index()); }

  /// Its id, when it holds one article.
  std::string file_id(const std::string& name) const {
    return "file:" + std::filesystem::canonical(news() / name).string();
  }

 private:
  TemporaryFolder folder_;
};

/// What was skipped, as "where: why", paths below `root`.
Strings skipped_of(const AddResult& result, const std::filesystem::path& root) {
  Strings lines;
  for (const Skipped& skipped : result.skipped.first()) {
    lines.push_back(skipped.path.substr(root.string().size() + 1) + skipped.place + ": " +
                    skipped.why);
  }
  return lines;
}

Strings ignored_of(const AddResult& result, const std::filesystem::path& root) {
  Strings lines;
  for (const Ignored& ignored : result.ignored.first()) {
    lines.push_back(ignored.path.substr(root.string().size() + 1) + ": " + ignored.why);
  }
  return lines;
}

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;

TEST_CASE("a folder of every format is indexed, and again without a change") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails. It is late.\n");
  desk.write("b.jsonl",
             "{\"id\": \"1\", \"title\": \"One\"}\n{\"id\": \"2\", \"title\": \"Two\"}\n");
  desk.write(
      "c.json",
      "[\n{\"title\": \"Three\", \"url\": \"https://example.org/3\"},\n{\"title\": \"Four\"}]");
  desk.write("d.html", "<!doctype html><title>Five</title><p>Text.");
  desk.write("e.sgm", "<REUTERS NEWID=\"6\"><TEXT><TITLE>SIX</TITLE></TEXT></REUTERS>");
  const AddResult first = desk.add();
  CHECK(first.counts.added == 7);
  CHECK(first.read == 7);
  CHECK(first.skipped.empty());
  const auto articles = desk.articles();
  REQUIRE(articles.count(desk.file_id("a.txt")) == 1);
  CHECK(articles.at(desk.file_id("a.txt")).title == "The ferry sails.");
  CHECK(articles.count("1") == 1);
  CHECK(articles.count("https://example.org/3") == 1);
  CHECK(articles.count(desk.file_id("d.html")) == 1);
  CHECK(articles.count("6") == 1);
  CHECK(articles.at("6").origin == std::filesystem::canonical(desk.news() / "e.sgm").string());
  const auto revision = revision_of(desk.index());
  const AddResult second = desk.add();
  CHECK(second.counts.unchanged == 7);
  CHECK(second.counts.added + second.counts.updated == 0);
  CHECK(revision_of(desk.index()) == revision);
}

TEST_CASE("files that no reader knows are ignored in a folder and read when they are named") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails.\n");
  desk.write("picture.png", png);
  desk.write("picture.txt", png);
  desk.write("program",
             "\x7F"
             "ELF\x02\x01\x01\0\0"s);
  desk.write("style.css", "p {}");
  desk.write("empty.py", "");
  desk.write("empty.txt", "");
  desk.write("blank.txt", " \n\n");
  const AddResult walked = desk.add();
  CHECK(walked.counts.added == 1);
  CHECK(ignored_of(walked, desk.news()) ==
        Strings{"empty.py: unknown format", "picture.png: unknown format",
                "picture.txt: unknown format", "program: unknown format",
                "style.css: unknown format"});
  CHECK(skipped_of(walked, desk.news()) ==
        Strings{"blank.txt: there is no text in the file", "empty.txt: the file is empty"});
  AddOptions named = desk.options();
  named.sources.clear();
  for (const char* name : {"picture.png", "style.css", "empty.py"}) {
    named.sources.push_back((desk.news() / name).string());
  }
  const AddResult read = Desk::add(named);
  CHECK(read.counts.added == 1);
  CHECK(read.ignored.empty());
  CHECK(walked.unread == std::map<std::string, std::size_t>{
                             {".css", 1}, {".png", 1}, {".py", 1}, {".txt", 1}, {"a program", 1}});
  CHECK(skipped_of(read, desk.news()) ==
        Strings{"picture.png: not a text file: it is a PNG image", "empty.py: the file is empty"});
}

TEST_CASE("one bad line costs one article") {
  const Desk desk;
  desk.write("wire.jsonl",
             "{\"id\": \"1\", \"title\": \"One\"}\n{\"id\": \"2\", \n{\"id\": \"3\", \"title\": "
             "\"Three\"}\n");
  const AddResult result = desk.add();
  CHECK(result.counts.added == 2);
  REQUIRE(result.skipped.count() == 1);
  CHECK(result.skipped.first()[0].path == (desk.news() / "wire.jsonl").string());
  CHECK(result.skipped.first()[0].place == ":2");
}

TEST_CASE("a skipped story is company: curing it changes no other id") {
  const Desk desk;
  for (const std::string bad : {"{\"body\": \"cut\n", "{}\n"}) {
    desk.write("wire.jsonl", bad + "{\"title\": \"Two\", \"url\": \"https://example.org/2\"}\n");
    desk.add();
    CHECK(desk.articles().count("https://example.org/2") == 1);
  }
  desk.write("wire.jsonl",
             "{\"title\": \"One\"}\n{\"title\": \"Two\", \"url\": \"https://example.org/2\"}\n");
  CHECK(desk.add().counts.unchanged == 1);
  CHECK(desk.articles().size() == 2);
}

TEST_CASE("folders become topics only when that is asked for") {
  const Desk desk;
  desk.write("top.txt", "Top.");
  desk.write("Sport/Row Boats/a.txt", "The boats.");
  desk.write("sport/b.jsonl", "{\"id\": \"1\", \"title\": \"One\", \"topics\": [\"weather\"]}");
  desk.add();
  CHECK(desk.articles().at(desk.file_id("Sport/Row Boats/a.txt")).topics.empty());
  AddOptions options = desk.options();
  options.topics = AddOptions::Topics::from_folder_too;
  for (const std::string& source : {desk.news().string(), desk.news().string() + "/"}) {
    options.sources = {source};
    Desk::add(options);
    const auto articles = desk.articles();
    CHECK(topic_paths(articles.at(desk.file_id("Sport/Row Boats/a.txt")).topics) ==
          Strings{"sport/row-boats"});
    CHECK(topic_paths(articles.at("1").topics) == Strings{"weather", "sport"});
    CHECK(articles.at(desk.file_id("top.txt")).topics.empty());
  }
}

TEST_CASE("a format that is named is used whatever the content looks like") {
  const Desk desk;
  desk.write("a.log", "{\"title\": \"One\"}\n");
  AddOptions options = desk.options();
  options.format = find_format("text");
  CHECK(Desk::add(options).counts.added == 1);
  CHECK(desk.articles().begin()->second.body == "{\"title\": \"One\"}\n");
  options.format = find_format("json");
  CHECK(Desk::add(options).counts.updated == 1);
  CHECK(desk.articles().begin()->second.title == "One");
}

TEST_CASE("what is read from standard input has no file") {
  const Desk desk;
  desk.write("piped", "{\"title\": \"One\"}\n");
  const int before = ::dup(STDIN_FILENO);
  const int file = ::open((desk.news() / "piped").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::dup2(file, STDIN_FILENO) == STDIN_FILENO);
  AddOptions options = desk.options();
  options.sources = {"-"};
  const AddResult result = Desk::add(options);
  ::dup2(before, STDIN_FILENO);
  ::close(before);
  ::close(file);
  CHECK(result.counts.added == 1);
  const Article article = desk.articles().begin()->second;
  CHECK(article.id.starts_with("hash:"));
  CHECK(article.origin.empty());
}

TEST_CASE("a source that is not there is an error before anything is made") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails.");
  AddOptions options = desk.options();
  options.sources.push_back((desk.news() / "none").string());
  CHECK_THROWS_AS(Desk::add(options), Error);
  CHECK_FALSE(std::filesystem::exists(desk.index()));
}

TEST_CASE("what cannot be read is skipped once, by its path and the system's words") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails.");
  std::filesystem::create_symlink("gone", desk.news() / "b.txt");
  std::filesystem::create_symlink("/proc/self/mem",
                                  desk.news() / "c.txt");  // opens, but fails to read
  AddOptions options = desk.options();
  options.links = Links::followed;
  const AddResult result = Desk::add(options);
  CHECK(result.counts.added == 1);
  CHECK(skipped_of(result, desk.news()) ==
        Strings{"b.txt: a broken link", "c.txt: reading failed: Input/output error"});
}

TEST_CASE("an index among the news is not read as news") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails.");
  AddOptions options = desk.options();
  options.db = (desk.news() / "index").string();
  Desk::add(options);
  const AddResult again = Desk::add(options);
  CHECK(again.counts.unchanged == 1);
  CHECK(again.counts.unchanged == 1);
  CHECK(ignored_of(again, desk.news()) == Strings{"index: an index, not news"});
}

TEST_CASE("a dry run reads everything and writes nothing") {
  const Desk desk;
  desk.write("a.txt", "The ferry sails.");
  desk.write("b.txt", "");
  AddOptions options = desk.options();
  options.run = AddOptions::Run::dry;
  const AddResult result = Desk::add(options);
  CHECK(result.read == 1);
  CHECK(result.skipped.count() == 1);
  CHECK_FALSE(std::filesystem::exists(desk.index()));
}

TEST_CASE("an interrupted run commits what it has, and the next one finishes") {
  const Desk desk;
  for (const char* name : {"a.txt", "b.txt", "c.txt"})
    desk.write(name, "The ferry "s + name + " sails.");
  std::atomic<bool> interrupted{false};
  const AddResult result = gazette::add(
      desk.options(), [&](const AddProgress& progress) { interrupted = progress.articles == 2; },
      interrupted);
  CHECK(result.was_interrupted);
  CHECK(result.counts.added == 2);
  CHECK(result.files == 3);
  CHECK(result.files_left == 1);
  CHECK(result.bytes_left == std::filesystem::file_size(desk.news() / "c.txt"));
  CHECK(desk.articles().size() == 2);
  const AddResult rest = desk.add();
  CHECK(rest.counts.added == 1);
  CHECK(rest.counts.unchanged == 2);
}

TEST_CASE("a run over files that are known is interrupted between two of them") {
  const Desk desk;
  for (const char* name : {"a.txt", "b.txt", "c.txt"})
    desk.write(name, "The ferry "s + name + " sails.");
  desk.add();
  for (const std::size_t after : {0U, 1U, 2U}) {
    CAPTURE(after);
    std::atomic<bool> interrupted{after == 0};
    const AddResult result = gazette::add(
        desk.options(),
        [&](const AddProgress& progress) { interrupted = progress.articles == after; },
        interrupted);
    CHECK(result.was_interrupted);
    CHECK(result.counts.unchanged == after);
    if (after > 0) CHECK(result.files_left == 3 - after);
  }
}

TEST_CASE("progress is told for each story") {
  const Desk desk;
  desk.write("a.jsonl", "{\"title\": \"One\"}\n{}\n{\"title\": \"Two\"}\n");
  std::vector<std::size_t> articles;
  AddProgress last;
  const std::atomic<bool> interrupted{false};
  gazette::add(
      desk.options(),
      [&](const AddProgress& progress) {
        articles.push_back(progress.articles);
        last = progress;
      },
      interrupted);
  CHECK(articles.size() == 4);  // three stories, and that the index is being written
  CHECK(last.stage == AddProgress::Stage::writing);
  CHECK(last.articles == 2);
  CHECK(last.skipped == 1);
  CHECK(last.total_bytes == std::filesystem::file_size(desk.news() / "a.jsonl"));
  CHECK(last.bytes == last.total_bytes);
}

}  // namespace
}  // namespace gazette::add_test
