// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/check_command.hpp"

#include <xapian.h>

#include <fstream>
#include <string>

#include "core/error.hpp"
#include "core/schema.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
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
  Xapian::WritableDatabase db(current_generation(folder).string(), Xapian::DB_OPEN);
  change(db);
  db.commit();
}

TEST_CASE("a whole index has no faults") {
  const TemporaryFolder temporary;
  const CheckResult result = check_index(index_of(temporary, 30));
  CHECK(result.articles == 30);
  CHECK(result.faults.empty());
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
  REQUIRE(result.faults.size() == 3);
  CHECK(result.faults[0] == "ids with more than one document: story-1");
  CHECK(result.faults[1] == "4 documents, but 3 ids");
  CHECK(result.faults[2] == "documents that are not found by the id of their record: story-1");
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
  CHECK(result.faults[0] == "records that differ from their digest: story-2");
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
  CHECK(result.faults[0].ends_with("story-9 and 5 more"));
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
}  // namespace gazette
