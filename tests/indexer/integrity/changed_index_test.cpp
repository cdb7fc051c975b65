// SPDX-License-Identifier: GPL-3.0-or-later
// The commit of another program is told from damage to the file that names the commit.
#include <xapian.h>

#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "core/storage/sealed_files.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::changed_index_test {
namespace {

namespace fs = std::filesystem;

Article story(int number) {
  Article article;
  article.id = std::to_string(number);
  article.title = "Ferry " + std::to_string(number);
  article.body = "The ferry of pier " + std::to_string(number) + " left.\n";
  return article;
}

/// An index of some commits, so that its revision is not the lowest.
std::string index_in(const TemporaryFolder& temporary) {
  std::string folder = (temporary / "index").string();
  for (int i = 0; i < 3; ++i) {
    IndexWriter writer(folder);
    writer.put(story(i));
    writer.commit();
  }
  return folder;
}

bool is_damaged(const fs::path& generation) {
  try {
    verify_files(generation);
    return false;
  } catch (const Xapian::DatabaseCorruptError&) {
    return true;
  }
}

/// What another program does.
void commit_by_another(const std::string& folder) {
  Xapian::WritableDatabase db(current_generation(folder).string(), Xapian::DB_OPEN);
  Xapian::Document document;
  document.add_boolean_term("Qforeign");
  db.add_document(document);
  db.commit();
}

constexpr std::size_t uuid_offset = 16;
constexpr std::size_t revision_offset = 32;

TEST_CASE("no flipped bit, cut or addition of iamglass makes it the commit of another program") {
  const TemporaryFolder temporary;
  const fs::path generation = current_generation(index_in(temporary));
  const fs::path path = generation / "iamglass";
  const std::string whole = read_file(path);
  REQUIRE(verify_files(generation) == Commit::sealed);
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    CAPTURE(bit);
    std::string bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    write_file(path, bytes);
    CHECK(is_damaged(generation));
  }
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    write_file(path, whole.substr(0, size));
    CHECK(is_damaged(generation));
  }
  write_file(path, whole + '\0');
  CHECK(is_damaged(generation));
}

TEST_CASE("another UUID and a later revision over whole tables are damage, one by one and both") {
  const TemporaryFolder temporary;
  const fs::path generation = current_generation(index_in(temporary));
  const fs::path path = generation / "iamglass";
  const std::string whole = read_file(path);
  for (int kind = 1; kind < 8; ++kind) {
    CAPTURE(kind);
    std::string bytes = whole;
    if ((kind & 1) != 0) bytes.replace(uuid_offset, 16, "another database");
    if ((kind & 2) != 0) bytes[revision_offset] = '\x7F';
    if ((kind & 4) != 0) bytes.replace(revision_offset, 1, "\xFF\x01");
    write_file(path, bytes);
    CHECK(is_damaged(generation));
  }
}

TEST_CASE("damage to iamglass is damage, too, where a run died before it sealed its commit") {
  const TemporaryFolder temporary;
  const std::string folder = index_in(temporary);
  const fs::path generation = current_generation(folder);
  const std::string seal = read_file(generation / "gazette.seal");
  {
    IndexWriter writer(folder);
    writer.put(story(7));
    writer.commit();
  }
  write_file(generation / "gazette.seal", seal);
  write_file(generation / "gazette.unsealed", "");
  REQUIRE(verify_files(generation) == Commit::unsealed);
  const fs::path path = generation / "iamglass";
  const std::string whole = read_file(path);
  for (std::size_t bit = 0; bit < 8 * (revision_offset + 1); ++bit) {
    CAPTURE(bit);
    std::string bytes = whole;
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    write_file(path, bytes);
    CHECK(is_damaged(generation));
  }
}

TEST_CASE("a commit of another program is accepted, and told by the writer that seals it, once") {
  const TemporaryFolder temporary;
  const std::string folder = index_in(temporary);
  commit_by_another(folder);
  commit_by_another(folder);
  CHECK(verify_files(current_generation(folder)) == Commit::foreign);
  CHECK(count_in(folder) == 5);
  WriterTuning tuning;
  std::vector<std::string> notices;
  tuning.on_notice = [&](const std::string& line) { notices.push_back(line); };
  { const IndexWriter writer(folder, tuning); }
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].find("have changed since Gazette last sealed them") != std::string::npos);
  CHECK(notices[0].find("run gazette-index check --db " + folder) != std::string::npos);
  { const IndexWriter writer(folder, tuning); }
  CHECK(notices.size() == 1);
  CHECK(verify_files(current_generation(folder)) == Commit::sealed);
}

TEST_CASE("damage beside the commit of another program is found in the blocks that were sealed") {
  const TemporaryFolder temporary;
  const std::string folder = index_in(temporary);
  commit_by_another(folder);
  constexpr std::size_t positions = 3;  // the other program's document has none
  const fs::path path = current_generation(folder) / table_names[positions];
  std::string bytes = read_file(path);
  const TableRoot root = read_glass_file(current_generation(folder))->tables[positions];
  bytes[root.block * root.block_bytes + 1] = '\x70';  // far newer than the commit
  write_file(path, bytes);
  const auto count_positions = [&] {
    const Xapian::Database db = open_generation(current_generation(folder));
    return std::distance(db.positionlist_begin(1, "ferri"), db.positionlist_end(1, "ferri"));
  };
  CHECK_THROWS_AS(count_positions(), Xapian::DatabaseCorruptError);
}

TEST_CASE("a database that another program put in the place of the tables is its commit") {
  const TemporaryFolder temporary;
  const std::string folder = index_in(temporary);
  const fs::path generation = current_generation(folder);
  const fs::path copy = temporary / "compacted";
  Xapian::Database(generation.string()).compact(copy.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  for (const auto& entry : fs::directory_iterator(copy)) {
    fs::copy_file(entry.path(), generation / entry.path().filename(),
                  fs::copy_options::overwrite_existing);
  }
  CHECK(verify_files(generation) == Commit::foreign);
  CHECK(count_in(folder) == 3);
  { const IndexWriter writer(folder); }
  CHECK(check_index(folder).faults.empty());
}

}  // namespace
}  // namespace gazette::changed_index_test
