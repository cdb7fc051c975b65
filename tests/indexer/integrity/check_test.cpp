// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/check.hpp"

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/block_recorder.hpp"
#include "core/storage/seal.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::check_test {
namespace {

std::string index_of(const TemporaryFolder& temporary, int articles) {
  std::string folder = (temporary / "index").string();
  IndexWriter writer(folder);
  for (int i = 0; i < articles; ++i) {
    Article article;
    article.id = "story-" + std::to_string(i);
    article.title = "Ferry " + article.id;
    article.language = "en";
    writer.put(article);
  }
  writer.commit();
  return folder;
}

/// Changes the database behind the writer's back.
template <typename Change>
void tamper(const std::string& folder, Change change) {
  const std::filesystem::path generation = current_generation(folder);
  const BlockRecorder recorder(generation);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_OPEN);
  change(db);
  db.commit();
  write_file(generation / std::string(seal_name), seal_bytes(recorder.seal()));
}

TEST_CASE("a whole index has no faults") {
  const TemporaryFolder temporary;
  const CheckResult result = check_index(index_of(temporary, 30));
  CHECK(result.articles == 30);
  CHECK(result.faults.empty());
}

TEST_CASE("an index with words of every length has no faults") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  {
    IndexWriter writer(folder);
    Article article;
    article.id = "1";
    article.title = "A b 7 é 東 of 1987";
    article.body =
        std::string(64, 'w') + ' ' + std::string(65, 'x') + ' ' + std::string(10'000, 'y') + "\n";
    article.language = "en";
    writer.put(article);
    writer.commit();
  }
  CHECK(check_index(folder).faults.empty());
}

/// An index of articles of stop words, which have no length, beside one of another word.
std::string index_of_stop_words(const TemporaryFolder& temporary) {
  std::string folder = (temporary / "index").string();
  IndexWriter writer(folder);
  for (const std::string title : {"The of", "To be or not to be", "Ferry"}) {
    Article article;
    article.id = title;
    article.title = title;
    article.language = "en";
    writer.put(article);
  }
  writer.commit();
  return folder;
}

TEST_CASE("an article whose words are all stop words is no fault") {
  const TemporaryFolder temporary;
  const std::string folder = index_of_stop_words(temporary);
  const std::filesystem::path generation = current_generation(folder);
  REQUIRE(Xapian::Database(generation.string()).get_doclength(2) == 0);
  REQUIRE(Xapian::Database::check(generation.string()) > 0);  // Xapian's own false alarm
  CHECK(check_index(folder).faults.empty());
}

TEST_CASE("positions of a document that is not there are a fault, beside articles of stop words") {
  const TemporaryFolder temporary;
  const std::string folder = index_of_stop_words(temporary);
  const std::filesystem::path generation = current_generation(folder);
  const std::string positions = read_file(generation / "position.glass");
  const TableRoot root = read_glass_file(generation)->tables[3];
  tamper(folder, [](Xapian::WritableDatabase& db) { db.delete_document(3); });
  const TableRoot after = read_glass_file(generation)->tables[3];
  // The block of the positions as it was, in the place and revision of the new one.
  std::string bytes = read_file(generation / "position.glass");
  const auto at = [](const TableRoot& table) { return table.block * table.block_bytes; };
  bytes.replace(at(after) + 4, after.block_bytes - 4, positions, at(root) + 4,
                root.block_bytes - 4);
  std::filesystem::remove(generation / std::string(seal_name));
  write_file(generation / "position.glass", bytes);
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() >= 2);  // the first is the missing seal
  CHECK(result.faults[1].what.find("finds 1 error") != std::string::npos);
  CHECK(result.faults[1].what.find("Position list entry for document 3 which doesn't exist") !=
        std::string::npos);
  CHECK(result.faults[1].what.find("for document 2") == std::string::npos);
}

TEST_CASE("an empty index is whole") {
  const TemporaryFolder temporary;
  const CheckResult result = check_index(index_of(temporary, 0));
  CHECK(result.articles == 0);
  CHECK(result.faults.empty());
}

TEST_CASE("two documents of one id are a fault that names the id") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 3);
  tamper(folder, [](Xapian::WritableDatabase& db) { db.add_document(db.get_document(2)); });
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what == "ids with more than one document: story-1");
  CHECK(result.faults[0].cure.find("gazette-index --db " + folder + " remove ID...") !=
        std::string::npos);
  {
    IndexWriter writer(folder);
    CHECK(writer.remove("story-1"));
    writer.commit();
  }
  CHECK(check_index(folder).faults.empty());
}

TEST_CASE("a document without an id, or with that of another, is a fault") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 3);
  tamper(folder, [](Xapian::WritableDatabase& db) {
    Xapian::Document document = db.get_document(2);
    document.remove_term(whole_term(field("id"), "story-1"));
    db.replace_document(2, document);
  });
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 2);
  CHECK(result.faults[0].what == "3 documents, but 2 with an id");
  CHECK(result.faults[1].what ==
        "documents that cannot be found by the id in their record: story-1");
  CHECK(result.faults[1].cure.find("--repair") != std::string::npos);
}

/// An index of one file of three articles that it remembers.
std::string index_of_file(const TemporaryFolder& temporary, const FileEntry& entry) {
  std::string folder = (temporary / "index").string();
  IndexWriter writer(folder);
  for (const std::string id : {"1", "2", "3"}) {
    Article article;
    article.id = id;
    article.title = "Ferry";
    article.language = "en";
    article.origin = "/news/wire.jsonl";
    writer.put(article);
  }
  writer.record_file("/news/wire.jsonl", entry);
  writer.commit();
  return folder;
}

TEST_CASE("a file that is remembered with more articles than there are is a fault") {
  for (const std::size_t articles : {0U, 2U, 3U, 4U}) {
    CAPTURE(articles);
    const TemporaryFolder temporary;
    FileEntry entry;
    entry.articles = articles;
    const std::string folder = index_of_file(temporary, entry);
    const CheckResult result = check_index(folder);
    if (articles <= 3) {
      CHECK(result.faults.empty());  // what is gone from the file stays until it is pruned
    } else {
      REQUIRE(result.faults.size() == 1);
      CHECK(result.faults[0].what ==
            "known files with missing articles: /news/wire.jsonl (3 of 4)");
      CHECK(result.faults[0].cure ==
            "index the same sources again: gazette-index --db " + folder + " SOURCE...");
    }
  }
}

TEST_CASE(
    "an entry of a file or a withdrawal that is none, a revision or time of commit that is none is "
    "a fault") {
  struct Case {
    std::string key;
    std::string value;
    std::string want;
  };
  const std::string file = file_metadata_key(origin_key("/news/wire.jsonl"));
  const std::string gone = withdrawal_metadata_key("urn:1");
  for (const auto& [key, value, want] :
       {Case{gone, "noon urn:1", "entries of withdrawn articles that cannot be read: " + gone},
        Case{gone, "9 0 urn:2", "entries of withdrawn articles that cannot be read: " + gone},
        Case{file, "3 hectares", "file entries that cannot be read: " + file},
        Case{std::string(revision_key), "many", "the revision is not a number: \"many\""},
        Case{std::string(revision_key), "", "the revision is not a number: \"\""},
        Case{std::string(committed_key), "noon",
             "the time of the last commit is not a date: \"noon\""}}) {
    CAPTURE(key, value);
    const TemporaryFolder temporary;
    FileEntry entry;
    entry.articles = 3;
    const std::string folder = index_of_file(temporary, entry);
    const std::string tampered_key = key;
    const std::string tampered_value = value;
    tamper(folder,
           [&](Xapian::WritableDatabase& db) { db.set_metadata(tampered_key, tampered_value); });
    const CheckResult result = check_index(folder);
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].what == want);
    CHECK(result.faults[0].cure.find("--db " + folder) != std::string::npos);
  }
}

TEST_CASE("articles that are not found by their file are a fault") {
  const TemporaryFolder temporary;
  FileEntry entry;
  entry.articles = 3;
  const std::string folder = index_of_file(temporary, entry);
  tamper(folder, [](Xapian::WritableDatabase& db) {
    Xapian::Document document = db.get_document(2);
    document.remove_term(origin_term(origin_key("/news/wire.jsonl")));
    document.add_boolean_term(origin_term(origin_key("/news/other.jsonl")));
    db.replace_document(2, document);
  });
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 2);
  CHECK(result.faults[0].what == "files with articles but without a known path: " +
                                     file_metadata_key(origin_key("/news/other.jsonl")));
  CHECK(result.faults[1].what == "known files with missing articles: /news/wire.jsonl (2 of 3)");
}

TEST_CASE("an index of other rules is an error with the cure, and not a list of faults") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 1);
  tamper(folder,
         [](Xapian::WritableDatabase& db) { db.set_metadata(std::string(schema_key), "999"); });
  try {
    check_index(folder);
    FAIL("checked");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("has schema 999") != std::string::npos);
    CHECK(error.hint().find("--rebuild, or") != std::string::npos);
  }
}

TEST_CASE("the faults are told with their cures, as text and as JSON") {
  CheckResult result{7, {}, {}};
  CHECK(render_text(result) == "7 articles, no fault found\n");
  CHECK(render_json(result) ==
        "{\"schema\":\"gazette.check/1\",\"articles\":7,\"faults\":[],\"notes\":[]}\n");
  result.notes = {"one thing was left out"};
  CHECK(render_text(result) == "one thing was left out\n7 articles, no fault found\n");
  result.faults = {{"one is broken", "mend it"}, {"bytes \xFF", "clean it"}};
  CHECK(render_text(result) ==
        "one thing was left out\none is broken\n  cure: mend it\nbytes \xFF\n  cure: clean it\n");
  CHECK(render_json(result) ==
        "{\"schema\":\"gazette.check/1\",\"articles\":7,\"faults\":["
        "{\"fault\":\"one is broken\",\"cure\":\"mend it\"},"
        "{\"fault\":\"bytes \uFFFD\",\"cure\":\"clean it\"}],"
        "\"notes\":[\"one thing was left out\"]}\n");
}

TEST_CASE("a record that is not the one that was indexed is a fault") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 3);
  tamper(folder, [](Xapian::WritableDatabase& db) {
    Xapian::Document document = db.get_document(3);
    document.set_data(document.get_data() + "source=Elsewhere\n");
    db.replace_document(3, document);
  });
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what == "records that differ from their digest: story-2");
}

TEST_CASE("of many faults of a kind ten are named and the others counted") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 15);
  tamper(folder, [](Xapian::WritableDatabase& db) {
    for (Xapian::docid id = 1; id <= 15; ++id) {
      Xapian::Document document = db.get_document(id);
      document.remove_value(static_cast<Xapian::valueno>(Slot::digest));
      db.replace_document(id, document);
    }
  });
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].what.ends_with("story-9 and 5 more"));
}

TEST_CASE("a damaged table is a fault and not a crash") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 300);
  const std::filesystem::path table = current_generation(folder) / "postlist.glass";
  std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(8192);
  file << std::string(4000, '\x55');
  file.close();
  CHECK_FALSE(check_index(folder).faults.empty());
}

TEST_CASE("a document that is not what its record asks for is a fault") {
  struct Case {
    std::string want;
    std::function<void(Xapian::Document&)> alter;
  };
  for (const Case& each :
       {Case{"story-2 (terms)",
             [](Xapian::Document& document) { document.add_term("XTsport", 0); }},
        Case{"story-2 (terms)", [](Xapian::Document& document) { document.add_term("ferry", 1); }},
        Case{"story-2 (positions)",
             [](Xapian::Document& document) { document.add_posting("ferri", 77, 0); }},
        Case{"story-2 (values)", [](Xapian::Document& document) {
               document.add_value(static_cast<Xapian::valueno>(Slot::topic), "sport");
             }}}) {
    CAPTURE(each.want);
    const TemporaryFolder temporary;
    const std::string folder = index_of(temporary, 3);
    tamper(folder, [&](Xapian::WritableDatabase& db) {
      Xapian::Document document = db.get_document(3);
      const std::string first_term = *document.termlist_begin();
      each.alter(document);
      db.replace_document(3, document);
    });
    const CheckResult result = check_index(folder);
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].what ==
          "articles whose terms, positions or values differ from their record: " + each.want);
    CHECK(result.faults[0].cure.find("--repair") != std::string::npos);
  }
}

TEST_CASE("a table that is gone is a fault, also one that Xapian does without") {
  for (const std::string table : {"position", "postlist", "docdata", "termlist"}) {
    CAPTURE(table);
    const TemporaryFolder temporary;
    const std::string folder = index_of(temporary, 20);
    std::filesystem::remove(current_generation(folder) / (table + ".glass"));
    CHECK_FALSE(check_index(folder).faults.empty());
  }
}

TEST_CASE("a change by another program is a fault until the next writer has sealed it") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 3);
  {
    Xapian::WritableDatabase db(current_generation(folder).string(), Xapian::DB_OPEN);
    db.set_metadata("other", "1");
    db.commit();
  }
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 1);
  CHECK(
      result.faults[0].what.starts_with("the tables have changed since Gazette last sealed them"));
  { const IndexWriter writer(folder); }
  CHECK(check_index(folder).faults.empty());
}

TEST_CASE("a seal or marker that is missing or damaged is a fault until the next writer") {
  for (const std::string name : {"gazette.seal", "gazette.generation"}) {
    for (const std::string damage : {"removed", "cut", "overwritten"}) {
      CAPTURE(name, damage);
      const TemporaryFolder temporary;
      const std::string folder = index_of(temporary, 30);
      const std::filesystem::path path = current_generation(folder) / name;
      const std::string bytes = read_file(path);
      if (damage == "removed") std::filesystem::remove(path);
      if (damage == "cut") write_file(path, bytes.substr(0, bytes.size() / 2));
      if (damage == "overwritten") write_file(path, std::string(bytes.size(), 'a'));
      CHECK(check_index(folder).faults.size() == 1);
      { const IndexWriter writer(folder); }
      CHECK(check_index(folder).faults.empty());
    }
  }
}

TEST_CASE("a damaged topic model is a fault") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 3);
  write_file(std::filesystem::path(folder) / std::string(topic_model_name), "no model");
  const CheckResult result = check_index(folder);
  REQUIRE(result.faults.size() == 1);
  CHECK_FALSE(result.faults[0].cure.empty());
}

TEST_CASE("a folder without an index is an error and stays as it is") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "none").string();
  CHECK_THROWS_AS(check_index(folder), Error);
  CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("an index that is being written is not checked") {
  const TemporaryFolder temporary;
  const std::string folder = index_of(temporary, 1);
  const IndexWriter writer(folder);
  try {
    check_index(folder);
    FAIL("checked");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("is being written by process") != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::check_test
