// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk_builder.hpp"

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/writing/document.hpp"
#include "indexer/writing/transaction_buffer.hpp"
#include "tests/catch.hpp"
#include "tests/open_files_limit.hpp"
#include "tests/random_text.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::bulk_builder_test {
namespace {

constexpr std::array<std::string_view, 12> words = {
    "ferry ",  "Harbour ", "strike, ", "education ", "1987 ", "Überschwemmung ",
    "bridge ", "the ",     "of ",      "running ",   "东京 ", "inundación. "};

std::vector<Article> stories(std::size_t count) {
  RandomText random(20261124);
  std::vector<Article> made;
  for (std::size_t i = 0; i < count; ++i) {
    Article article;
    article.id = "story-" + std::to_string(i);
    article.title = random.pieces(words, 6) + "title";
    article.body = random.pieces(words, 60) + "end";
    article.language = i % 3 == 0 ? "es" : "en";
    article.source = i % 2 == 0 ? "Northern Wire" : "Harbour Gazette";
    article.topics = {{i % 5 == 0 ? "economy/trade" : "weather"}};
    made.push_back(std::move(article));
  }
  return made;
}

/// All that a database holds, as lines that can be compared.
std::string contents(const Xapian::Database& db) {
  std::string text;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    const Xapian::Document document = db.get_document(*posting);
    text += document.get_data() + "length " + std::to_string(db.get_doclength(*posting)) + '\n';
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      text += std::to_string(value.get_valueno()) + ' ' + *value + '\n';
    }
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text += *term + ' ' + std::to_string(term.get_wdf());
      for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
        text += ' ' + std::to_string(*at);
      }
      text += '\n';
    }
  }
  return text;
}

/// What one large database would hold.
std::string one_by_one(const std::vector<Article>& articles) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  DocumentMaker maker;
  for (const Article& article : articles) db.add_document(maker.make(article));
  return contents(db);
}

void check_build(const std::vector<Article>& articles, unsigned threads, BatchLimits limits) {
  CAPTURE(threads, limits.articles, limits.format);
  const TemporaryFolder folder;
  BulkBuilder builder(folder / "building", threads, limits);
  for (const Article& article : articles) builder.add(article);
  builder.finish();
  builder.merge({}, folder / "merged");
  CHECK(contents(Xapian::Database((folder / "merged").string())) == one_by_one(articles));
}

TEST_CASE("a bulk build holds what a build one by one does, in the order of arrival") {
  const std::vector<Article> articles = stories(700);
  for (const unsigned threads : {1U, 2U, 5U}) {
    // 1: more parts than are merged at once; 7: the last part is not full; 1000: one part.
    for (const std::size_t batch : {1U, 7U, 1000U}) {
      BatchLimits limits{batch, 1'000'000};
      limits.format = PartFormat::glass_of_1_4;
      check_build(articles, threads, limits);
    }
  }
  BatchLimits by_xapian{7, 1'000'000};
  by_xapian.format = PartFormat::of_the_library;
  check_build(articles, 2, by_xapian);
}

TEST_CASE("the parts are written directly where Xapian is a 1.4") {
  CHECK(fastest_part_format() == (std::string_view(Xapian::version_string()).starts_with("1.4.")
                                      ? PartFormat::glass_of_1_4
                                      : PartFormat::of_the_library));
}

TEST_CASE("a batch ends where its bodies have enough bytes") {
  const std::vector<Article> articles = stories(50);
  const TemporaryFolder folder;
  BulkBuilder builder(folder / "building", 2, {1000, 1});
  for (const Article& article : articles) builder.add(article);
  builder.finish();
  std::size_t parts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "building")) {
    parts += entry.path().filename().string().starts_with("part-") ? 1 : 0;
  }
  CHECK(parts == articles.size());
  builder.merge({}, folder / "merged");
  CHECK(contents(Xapian::Database((folder / "merged").string())) == one_by_one(articles));
}

TEST_CASE("what was there stands before what is built, with its metadata") {
  const std::vector<Article> articles = stories(60);
  const std::vector<Article> before(articles.begin(), articles.begin() + 20);
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase base((folder / "base").string(), Xapian::DB_CREATE);
    DocumentMaker maker;
    for (const Article& article : before) base.add_document(maker.make(article));
    base.set_metadata("key", "kept");
    base.commit();
  }
  BulkBuilder builder(folder / "building", 2, {7, 1'000'000});
  for (std::size_t i = before.size(); i < articles.size(); ++i) builder.add(articles[i]);
  builder.finish();
  SECTION("merged into a new database") {
    builder.merge(folder / "base", folder / "merged");
    const Xapian::Database merged((folder / "merged").string());
    CHECK(contents(merged) == one_by_one(articles));
    CHECK(merged.get_metadata("key") == "kept");
    CHECK(Xapian::Database((folder / "base").string()).get_doccount() == before.size());
  }
  SECTION("appended to the database") {
    Xapian::WritableDatabase base((folder / "base").string(), Xapian::DB_OPEN);
    TransactionBuffer buffer(base, 1'000'000);
    builder.append_to(base, buffer);
    base.commit();
    CHECK(contents(base) == one_by_one(articles));
  }
}

TEST_CASE("many parts are merged with few files open") {
  const OpenFilesLimit limited(64);
  const TemporaryFolder folder;
  const std::vector<Article> articles = stories(150);
  {
    Xapian::WritableDatabase base((folder / "base").string(), Xapian::DB_CREATE);
    DocumentMaker maker;
    base.add_document(maker.make(articles.front()));
    base.commit();
  }
  BatchLimits limits{1, 1'000'000};
  BulkBuilder builder(folder / "building", 2, limits);
  for (std::size_t i = 1; i < articles.size(); ++i) builder.add(articles[i]);
  builder.finish();
  builder.merge(folder / "base", folder / "merged");
  const Xapian::Database merged((folder / "merged").string());
  CHECK(contents(merged) == one_by_one(articles));
}

TEST_CASE("what a transaction holds is written to the tables before it grows too large") {
  const TemporaryFolder folder;
  const std::vector<Article> articles = stories(60);
  BulkBuilder builder(folder / "building", 2, {7, 1'000'000});
  for (const Article& each : articles) builder.add(each);
  builder.finish();
  Xapian::WritableDatabase db((folder / "base").string(), Xapian::DB_CREATE);
  db.begin_transaction();
  TransactionBuffer buffer(db, 10'000);
  builder.append_to(db, buffer);
  CHECK(buffer.written() > 5);
  CHECK(Xapian::Database((folder / "base").string()).get_doccount() == 0);  // readers see nothing
  SECTION("and is there after the commit") {
    db.commit_transaction();
    CHECK(contents(Xapian::Database((folder / "base").string())) == one_by_one(articles));
  }
  SECTION("and is gone when the transaction is cancelled") {
    db.cancel_transaction();
    db.close();
    CHECK(contents(Xapian::Database((folder / "base").string())) == one_by_one({}));
  }
}

TEST_CASE("a build of nothing is an empty database") {
  const TemporaryFolder folder;
  BulkBuilder builder(folder / "building", 2);
  builder.finish();
  Xapian::WritableDatabase base((folder / "base").string(), Xapian::DB_CREATE);
  TransactionBuffer buffer(base, 1'000'000);
  builder.append_to(base, buffer);
  CHECK(base.get_doccount() == 0);
}

TEST_CASE("what goes wrong in a thread reaches the one who adds, and nothing hangs") {
  const std::vector<Article> articles = stories(100);
  const auto build = [&](PartFormat format) {
    const TemporaryFolder folder;
    BatchLimits limits{1, 1'000'000};
    limits.format = format;
    BulkBuilder builder(folder / "building", 2, limits);
    std::filesystem::remove_all(folder / "building");
    for (const Article& article : articles) builder.add(article);
    builder.finish();
  };
  CHECK_THROWS_AS(build(PartFormat::of_the_library), Xapian::Error);
  CHECK_THROWS_AS(build(PartFormat::glass_of_1_4), std::filesystem::filesystem_error);
}

TEST_CASE("a builder that goes away leaves nothing behind, finished or not") {
  const TemporaryFolder folder;
  {
    BulkBuilder builder(folder / "building", 2, {1, 1'000'000});
    for (const Article& article : stories(50)) builder.add(article);
  }
  CHECK_FALSE(std::filesystem::exists(folder / "building"));
}

TEST_CASE("what a dead run left in the folder is no part of a build") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "building" / "part-0-1");
  const std::vector<Article> articles = stories(3);
  BulkBuilder builder(folder / "building", 1);
  for (const Article& article : articles) builder.add(article);
  builder.finish();
  builder.merge({}, folder / "merged");
  CHECK(contents(Xapian::Database((folder / "merged").string())) == one_by_one(articles));
}

}  // namespace
}  // namespace gazette::bulk_builder_test
