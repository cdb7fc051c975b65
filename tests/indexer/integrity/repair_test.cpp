// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/repair.hpp"

#include <filesystem>
#include <map>
#include <string>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::repair_test {
namespace {

namespace fs = std::filesystem;
using Model = std::map<std::string, Article>;

Article story(int number) {
  Article article;
  article.id = "story-" + std::to_string(number);
  article.title = "Ferry " + std::to_string(number);
  article.body = "The ferry of pier " + std::to_string(number) + " left.\n";
  article.language = "en";
  article.origin = "/wire.jsonl";
  article.topics = {{"economy/trade"}};
  return article;
}

/// An index of `count` stories whose current generation is generation-2, beside generation-1.
Model write_index(const std::string& folder, int count) {
  Model model;
  WriterTuning tuning;
  tuning.few_articles = 3;
  tuning.seconds_an_added_article = 1e9;
  IndexWriter writer(folder, tuning);
  for (int i = 0; i < count; ++i) {
    writer.put(story(i));
    model.emplace(story(i).id, story(i));
  }
  writer.commit();
  return model;
}

void check_whole(const std::string& folder, const Model& model) {
  CHECK(articles_in(folder) == model);
  CHECK(check_index(folder, std::chrono::seconds{0}, CheckDepth::all).faults.empty());
  IndexWriter writer(folder);
  writer.put(story(1000));
  writer.commit();
  CHECK(count_in(folder) == model.size() + 1);
}

TEST_CASE("a stub or a marker that is damaged or gone is written again") {
  for (const std::string name : {"XAPIANDB", "gazette.index", "generation-2/gazette.generation"}) {
    for (const std::string damage : {"removed", "emptied", "overwritten", "a folder"}) {
      CAPTURE(name, damage);
      const TemporaryFolder temporary;
      const std::string folder = (temporary / "index").string();
      const Model model = write_index(folder, 10);
      const fs::path path = fs::path(folder) / name;
      fs::remove(path);
      if (damage == "emptied") write_file(path, "");
      if (damage == "overwritten") write_file(path, "remote :/bin/true\n");
      if (damage == "a folder") write_file(path / "letter.txt", "mine");
      const Repair repair = repair_index(folder, {});
      CHECK(repair.lost.empty());
      CHECK_FALSE(repair.is_rebuilt);
      check_whole(folder, model);
      if (damage == "a folder" && name == "XAPIANDB") {
        CHECK(read_file(path.string() + ".damaged/letter.txt") == "mine");
      }
    }
  }
}

TEST_CASE("a damaged table is built again from the records, and the old one stays") {
  for (const std::string table : {"position"}) {
    CAPTURE(table);
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    const Model model = write_index(folder, 10);
    const fs::path damaged = current_generation(folder);
    fs::remove(damaged / (table + ".glass"));
    const Repair repair = repair_index(folder, {});
    CHECK(repair.is_rebuilt);
    CHECK(repair.lost.empty());
    CHECK(fs::exists(damaged / "docdata.glass"));
    check_whole(folder, model);
  }
}

TEST_CASE("a generation that cannot be opened is set aside for an older one, and that is said") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  write_index(folder, 10);
  fs::remove(fs::path(folder) / "generation-2" / "iamglass");
  write_file(fs::path(folder) / "generation-2" / "iamglass", "broken");
  const Repair repair = repair_index(folder, {});
  CHECK(repair.adopted == "generation-1");
  CHECK(repair.is_older);
  CHECK(render_text(repair, folder).find("what was added since is missing") != std::string::npos);
  CHECK(fs::exists(fs::path(folder) / "generation-2.damaged" / "docdata.glass"));
  check_whole(folder, {});
}

TEST_CASE("articles whose records are damaged are named, and the others stay") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  write_index(folder, 400);
  const fs::path table = current_generation(folder) / "docdata.glass";
  std::string bytes = read_file(table);
  REQUIRE(bytes.size() > 3 * 8192);
  bytes.replace(1 * 8192, 4000, std::string(4000, '\x55'));
  write_file(table, bytes);
  const Repair repair = repair_index(folder, {});
  CHECK(repair.is_rebuilt);
  CHECK_FALSE(repair.lost.empty());
  CHECK(repair.lost.size() + repair.articles == 400);
  CHECK(repair.lost.front().starts_with("story-"));
  CHECK(repair.after.faults.empty());
}

TEST_CASE("damaged postings and lists of terms cost no article, since the records have all of it") {
  for (const std::string table : {"postlist", "termlist"}) {
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    const Model model = write_index(folder, 400);
    const fs::path path = current_generation(folder) / (table + ".glass");
    const std::string whole = read_file(path);
    for (std::size_t block = 0; block < whole.size() / 8192; ++block) {
      const TemporaryFolder other;
      const fs::path copy = other / "index";
      fs::copy(folder, copy, fs::copy_options::recursive);
      std::string bytes = whole;
      bytes[block * 8192 + 6000] = static_cast<char>(bytes[block * 8192 + 6000] ^ 1);
      write_file(copy / "generation-2" / (table + ".glass"), bytes);
      CAPTURE(table, block);
      try {
        const Repair repair = repair_index(copy.string(), {});
        CHECK(repair.lost.empty());
        CHECK(repair.articles == (repair.is_older ? 0 : 400));  // a root that cannot be read
        if (!repair.is_older) CHECK(repair.after.faults.empty());
      } catch (const Error& error) {
        CHECK_FALSE(error.hint().empty());
      }
      CHECK((fs::exists(copy / "generation-2" / "docdata.glass") ||
             fs::exists(copy / "generation-2.damaged" / "docdata.glass")));
    }
  }
}

TEST_CASE("a repair that would lose most articles is refused, and the index stays as it is") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  write_index(folder, 400);
  const fs::path generation = current_generation(folder);
  std::string bytes = read_file(generation / "docdata.glass");
  for (std::size_t block = 0; block < bytes.size() / 8192; ++block) {
    const bool is_leaf = bytes[block * 8192 + 4] == 0;
    if (is_leaf) bytes[block * 8192 + 6000] = static_cast<char>(bytes[block * 8192 + 6000] ^ 1);
  }
  write_file(generation / "docdata.glass", bytes);
  CHECK_THROWS_AS(repair_index(folder, {}), Error);
  CHECK(current_generation(folder) == generation);
  CHECK(read_file(generation / "docdata.glass") == bytes);
}

TEST_CASE("a generation of another index is never adopted") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  const std::string other = (temporary / "other").string();
  const Model model = write_index(folder, 10);
  write_index(other, 20);
  fs::copy(fs::path(other) / "generation-2", fs::path(folder) / "generation-9",
           fs::copy_options::recursive);
  write_file(fs::path(folder) / std::string(stub_name), "auto gen");
  CHECK(repair_index(folder, {}).adopted == "generation-2");
  check_whole(folder, model);
  CHECK(fs::exists(fs::path(folder) / "generation-9" / "docdata.glass"));
}

TEST_CASE("a newer generation without its file iamglass is set aside, and that is said") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  write_index(folder, 10);
  fs::remove(fs::path(folder) / "generation-2" / "iamglass");
  const Repair repair = repair_index(folder, {});
  CHECK(repair.is_older);
  CHECK(fs::exists(fs::path(folder) / "generation-2.damaged" / "docdata.glass"));
}

TEST_CASE("a damaged topic model is set aside") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  const Model model = write_index(folder, 10);
  const fs::path path = fs::path(folder) / std::string(topic_model_name);
  write_file(path, "no model");
  const Repair repair = repair_index(folder, {});
  CHECK_FALSE(repair.is_rebuilt);
  CHECK(repair.kept == std::vector<std::string>{path.string() + ".damaged"});
  CHECK(read_file(path.string() + ".damaged") == "no model");
  check_whole(folder, model);
}

TEST_CASE("an index that is whole is left as it is") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  const Model model = write_index(folder, 10);
  const fs::path before = current_generation(folder);
  const Repair repair = repair_index(folder, {});
  CHECK(repair.adopted.empty());
  CHECK_FALSE(repair.is_rebuilt);
  CHECK(render_text(repair, folder) == "10 articles, no fault found\n");
  CHECK(current_generation(folder) == before);
  check_whole(folder, model);
}

TEST_CASE("a folder without an index is refused and stays as it is") {
  const TemporaryFolder folder;
  write_file(folder / "letter.txt", "mine");
  write_file(folder / "generation-1" / "letter.txt", "mine");
  for (const fs::path& path : {folder / "none", folder.path()}) {
    CHECK_THROWS_AS(repair_index(path.string(), {}), Error);
  }
  CHECK_FALSE(fs::exists(folder / "none"));
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 2);
}

}  // namespace
}  // namespace gazette::repair_test
