// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/export.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "indexer/commands/add.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_documents.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::export_test {
namespace {

const std::atomic<bool> never{false};

struct Exports {
  std::string lines;
  std::vector<std::string> removed;
  ExportResult result;
};

Exports exported(const std::string& db) {
  Exports exports;
  exports.result = export_articles(db,
                                   {[&](const std::string& line) { exports.lines += line; },
                                    [&](const std::string& id) { exports.removed.push_back(id); }},
                                   never);
  return exports;
}

AddResult added(const std::string& db, const std::string& source) {
  AddOptions options;
  options.db = db;
  options.sources = {source};
  options.tuning.rules = WriterTuning::Rules::used;
  return add(
      options, [](const AddProgress&) {}, never);
}

/// Articles that say all that an index can hold, and hardly anything.
std::vector<Article> odd_articles() {
  std::vector<Article> articles = {
      make_article("a\nb\t\"\\", "<b>Ferry</b> &amp; co", "By &lt; Mara\nSecond, and last.\n"),
      make_article("no-title", "", "LISBON, Jan 5 (Reuters) - The ferry sailed.\n"),
      make_article("no-body", "By Tom and Ann", ""),
      make_article("unknown", "Zzz", "qq\n", "und"),
      make_article("de", "Die Fähre", "Die Schiffe fahren.\n", "de"),
      make_article("ja", "東京の船", "船は来ない。\n", "ja"),
      make_article("dated", "Dated", "[\"x\", 'y']\n"),
  };
  articles[0].authors = {"By Ann, Bo and Cy, Staff Writers", "x; y", " "};
  articles[0].keywords = {"a,b;c", "None"};
  articles[0].url = "https://example.org/sport/x?utm_source=y";
  articles[0].summary = "A\nsummary [+12 chars]";
  articles[0].places = {"Lisbon"};
  articles[0].people = {"A. Okafor"};
  articles[0].made = {"id", "language", "title"};
  articles[0].modified = day(1987, 2, 27);
  articles[1].topics = {{"other/cyber-crimes"}, {"sport"}};
  articles[2].topics = {{"economy/trade", TopicOrigin::rule, 0.9},
                        {"politics", TopicOrigin::model, 0.83},
                        {"weather", TopicOrigin::model, 0}};
  articles[3].topics = {{"sea"}, {"economy", TopicOrigin::model, 1}};
  articles[4].source = "Hafenblatt";
  for (std::size_t i = 0; const int minutes : {0, 60, -570}) {
    articles[++i].published =
        Timestamp{day(2026, 1, 5).utc + std::chrono::hours{23}, std::chrono::minutes{minutes}};
  }
  articles[6].published = Timestamp{day(2026, 1, 5).utc, std::nullopt};
  for (Article& each : articles) each.topic_state = TopicState::settled;
  return articles;
}

/// That `index` is exported and read back as it is, and again.
void check_round_trip(const std::string& index, const TemporaryFolder& folder,
                      const std::string& name) {
  const std::string lines = exported(index).lines;
  write_file(folder / (name + ".jsonl"), lines);
  const std::string copy = (folder / name).string();
  const AddResult result = added(copy, (folder / (name + ".jsonl")).string());
  CHECK(result.skipped.count() == 0);
  CHECK(documents_in(copy, Origins::left_out) == documents_in(index, Origins::left_out));
  CHECK(exported(copy).lines == lines);
}

TEST_CASE("what is exported is read back into the same documents") {
  const TemporaryFolder folder;
  const SampleIndex odd(odd_articles());
  CHECK(exported(odd.path()).result.articles == 7);
  check_round_trip(odd.path(), folder, "odd");
  const std::string corpus = (folder / "corpus").string();
  CHECK(added(corpus, GAZETTE_SOURCE_DIR "/corpus").counts.added > 100);
  check_round_trip(corpus, folder, "corpus-copy");
}

TEST_CASE("an export replaces what the index has under other topics, and adds nothing twice") {
  const TemporaryFolder folder;
  const std::string db = (folder / "db").string();
  const SampleIndex odd(odd_articles());
  const std::string file = (folder / "odd.jsonl").string();
  write_file(file, exported(odd.path()).lines);
  CHECK(added(db, file).counts == WriteCounts{7, 0, 0, 0});
  std::vector<Article> articles = odd_articles();
  articles[2].topics = {{"sport", TopicOrigin::model, 0.5}};
  const SampleIndex other(articles);
  write_file(file, exported(other.path()).lines);
  CHECK(added(db, file).counts == WriteCounts{0, 1, 6, 0});
  CHECK(documents_in(db, Origins::left_out) == documents_in(other.path(), Origins::left_out));
}

TEST_CASE("only gazette.article/1 can say who filed an article; what it says must be whole") {
  const TemporaryFolder folder;
  const std::string filed = R"("filed":[{"topic":"sport","origin":"model","confidence":0.5}])";
  struct Case {
    std::string line, topics;
    std::size_t skipped;
  };
  const std::string whole = R"({"schema":"gazette.article/1","id":"1","title":"A","body":"b\n",)";
  const std::vector<Case> cases = {
      {whole + filed + "}", "model", 0},
      {R"({"id":"1","title":"A","body":"b",)" + filed + "}", "", 0},
      {R"({"schema":"gazette.article/2","id":"1","title":"A","body":"b",)" + filed + "}", "", 0},
      {whole + R"("topics":["sport"]})", "source", 0},
      {whole + R"("filed":[]})", "", 0},
      {whole + R"("filed":[{"topic":"sport","origin":"god","confidence":1}]})", "", 1},
      {whole + R"("filed":[{"topic":"sport","origin":"rule","confidence":2}]})", "", 1},
      {whole + R"("filed":[{"topic":"","origin":"rule","confidence":1}]})", "", 1},
      {whole + R"("filed":["sport"]})", "", 1},
      {whole + R"("filed":[],"authors":"Ann"})", "", 1},
      {whole + R"("filed":[],"made":["body"]})", "", 1},
      {whole + R"("filed":[],"language":"<b>"})", "", 1},
      {whole + R"("filed":[],"published":"soon"})", "", 1},
      {whole + R"("filed":[],"published":"2026-01-05T00:00:00Z","published_offset_minutes":1440})",
       "", 1},
      {R"({"schema":"gazette.article/1","id":"1","filed":[]})", "", 1},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    CAPTURE(cases[i].line);
    const std::string db = (folder / std::to_string(i)).string();
    write_file(folder / "one.jsonl", cases[i].line + "\n");
    CHECK(added(db, (folder / "one.jsonl").string()).skipped.count() == cases[i].skipped);
    if (cases[i].skipped > 0) continue;
    const std::string lines = exported(db).lines;
    CHECK((lines.find(R"("filed":[])") == std::string::npos) == !cases[i].topics.empty());
    CHECK((lines.find("\"origin\":\"" + cases[i].topics) != std::string::npos) ==
          !cases[i].topics.empty());
  }
}

TEST_CASE("an empty index exports nothing; one of another version, or none, is refused") {
  const TemporaryFolder folder;
  const SampleIndex empty({});
  CHECK(exported(empty.path()).result.articles == 0);
  CHECK_THROWS_AS(exported((folder / "none").string()), Error);
  const std::filesystem::path old = GAZETTE_SOURCE_DIR "/tests/compat/schema-4";
  std::filesystem::copy(old, folder / "old", std::filesystem::copy_options::recursive);
  CHECK_THROWS_AS(exported((folder / "old").string()), Error);
}

/// Text that takes room in the tables, so that later commits overwrite blocks that a reader needs.
std::string long_text(int number) {
  std::string text;
  for (int i = 0; i < 100; ++i) {
    text += to_hex(hash_of(std::to_string(number) + "/" + std::to_string(i))) + ' ';
  }
  return text + '\n';
}

TEST_CASE("what a writer removes during an export is named, and all else is there") {
  std::vector<Article> articles;
  for (int i = 0; i < 200; ++i) {
    articles.push_back(make_article("id-" + std::to_string(i), "Title", long_text(i)));
  }
  const SampleIndex index(articles);
  std::size_t lines = 0;
  std::string text;
  std::vector<std::string> removed;
  const auto write = [&] {
    for (int i = 140; i < 150; ++i) {
      IndexWriter writer(index.path());
      writer.remove("id-" + std::to_string(i));
      writer.commit();
    }
    put_articles(index.path(), {make_article("id-140", "Again", "It is back.\n"),
                                make_article("id-150", "Changed", "It is another text.\n")});
    IndexWriter(index.path()).compact();
    IndexWriter(index.path()).compact();  // the generation that was read is gone
  };
  const ExportResult result =
      export_articles(index.path(),
                      {[&](const std::string& line) {
                         text += line;
                         if (++lines == 3) write();
                       },
                       [&](const std::string& id) { removed.push_back(id); }},
                      never);
  CHECK(lines == result.articles);
  CHECK(lines == 191);
  CHECK(removed == std::vector<std::string>{"id-141", "id-142", "id-143", "id-144", "id-145",
                                            "id-146", "id-147", "id-148", "id-149"});
  CHECK(result.removed == 9);
  CHECK(text.find("It is back.") != std::string::npos);
  CHECK(text.find("It is another text.") != std::string::npos);
}

}  // namespace
}  // namespace gazette::export_test
