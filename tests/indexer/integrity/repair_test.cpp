// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/repair.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "core/error.hpp"
#include "core/storage/glass_version.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/history/run_history.hpp"
#include "indexer/integrity/salvage.hpp"
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
  writer.put(story(9000));
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

TEST_CASE("a generation without records is set aside for an older one, and what it had is named") {
  for (const bool has_version : {true, false}) {
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    write_index(folder, 10);
    const fs::path generation = fs::path(folder) / "generation-2";
    fs::remove(generation / "docdata.glass");
    if (!has_version) write_file(generation / "iamglass", "broken");
    const Repair repair = repair_index(folder, {});
    CHECK(repair.adopted == "generation-1");
    CHECK(repair.is_older);
    CHECK(repair.lost.size() == 10);
    CHECK(render_text(repair, folder).find("articles added since then are missing") !=
          std::string::npos);
    CHECK(fs::exists(fs::path(folder) / "generation-2.damaged" / "postlist.glass"));
    check_whole(folder, {});
  }
}

/// Overwrites the root of a table of the current generation; a table of one block is its root.
void damage_root(const std::string& folder, std::size_t table) {
  const fs::path generation = current_generation(folder);
  const TableRoot root = read_glass_file(generation)->tables[table];
  REQUIRE(root.has_file);
  const fs::path path = generation / table_names[table];
  std::string bytes = read_file(path);
  bytes.replace(root.block * root.block_bytes + 3, 200, std::string(200, '\x33'));
  write_file(path, bytes);
}

TEST_CASE("no root of a table that is damaged costs an article") {
  for (std::size_t table = 0; table < 4; ++table) {  // there are no spellings and synonyms
    CAPTURE(table);
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    const Model model = write_index(folder, 1500);
    damage_root(folder, table);
    const Repair repair = repair_index(folder, {});
    CHECK(repair.is_rebuilt);
    CHECK(repair.lost.empty());
    CHECK_FALSE(repair.is_older);
    CHECK_FALSE(repair.has_lost_settings);
    check_whole(folder, model);
  }
}

TEST_CASE("an article of stop words outlives the root of the records and all lists of terms") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  Model model = write_index(folder, 1500);
  Article article = story(2000);
  article.title = "To be or not to be";
  article.body = "The same.\n";
  model[article.id] = article;
  {
    IndexWriter writer(folder);
    writer.put(article);
    writer.commit();
  }
  damage_root(folder, records_table);
  fs::remove(current_generation(folder) / table_names[term_lists_table]);
  CHECK(repair_index(folder, {}).lost.empty());
  check_whole(folder, model);
}

TEST_CASE("a table that is cut off costs no article without naming it, and postings cost none") {
  const TemporaryFolder temporary;
  const fs::path whole = temporary / "whole";
  const Model model = write_index(whole.string(), 1500);
  const std::string folder = (temporary / "index").string();
  for (std::size_t table = 0; table < 4; ++table) {
    for (int tenths = 1; tenths < 10; tenths += 4) {
      CAPTURE(table, tenths);
      fs::remove_all(folder);
      fs::copy(whole, folder, fs::copy_options::recursive);
      const fs::path path = current_generation(folder) / table_names[table];
      fs::resize_file(path, fs::file_size(path) * static_cast<unsigned>(tenths) / 10 + 1);
      try {
        const Repair repair = repair_index(folder, {});
        CHECK_FALSE(repair.is_older);
        Model left = model;
        for (const std::string& id : repair.lost) CHECK(left.erase(id) == 1);
        if (repair.has_lost_settings) {  // with the paths of files, which the repair tells
          CHECK(table == 0);
          for (auto& [id, article] : left) article.origin.clear();
        }
        CHECK((table == records_table || repair.lost.empty()));
        check_whole(folder, left);
      } catch (const Error& error) {
        CHECK(table == records_table);
        CHECK(std::string(error.what()).ends_with("the index stays as it is"));
      }
    }
  }
}

TEST_CASE("an index without its file iamglass, or with a damaged one, is built again") {
  for (const std::string damage : {"removed", "overwritten", "flipped"}) {
    CAPTURE(damage);
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    const Model model = write_index(folder, 1500);
    const fs::path path = current_generation(folder) / "iamglass";
    std::string bytes = read_file(path);
    bytes[20] = static_cast<char>(bytes[20] ^ 1);
    if (damage == "removed") fs::remove(path);
    if (damage == "overwritten") write_file(path, "broken");
    if (damage == "flipped") write_file(path, bytes);
    const Repair repair = repair_index(folder, {});
    CHECK(repair.is_rebuilt);
    CHECK(repair.lost.empty());
    CHECK_FALSE(repair.has_lost_settings);
    check_whole(folder, model);
  }
}

TEST_CASE("articles that were removed or changed do not come back with the leaves of records") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  Model model = write_index(folder, 1500);
  for (int begin = 100; begin < 1300; begin += 300) {
    IndexWriter writer(folder);
    for (int i = begin; i < begin + 200; ++i) {
      writer.remove(story(i).id);
      model.erase(story(i).id);
    }
    Article changed = story(begin + 250);
    changed.body = "It stayed in the harbour.\n";
    model[changed.id] = changed;
    writer.put(changed);
    writer.commit();
  }
  damage_root(folder, records_table);
  const Repair repair = repair_index(folder, {});
  CHECK(repair.lost.empty());
  check_whole(folder, model);
}

TEST_CASE(
    "the topics, the folders of runs and withdrawals outlive a damaged root of the postings") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  write_index(folder, 1500);
  const IndexTopics topics = {"sport\tl=en:Games\n", "digest"};
  {
    IndexWriter writer(folder);
    writer.begin_run({"/wire"});
    writer.withdraw({"urn:gone", {2, std::chrono::sys_seconds(std::chrono::seconds(9))}});
    writer.set_topics(topics);
    writer.put(story(2000));
    writer.commit();
  }
  damage_root(folder, 0);
  CHECK_FALSE(repair_index(folder, {}).has_lost_settings);
  CHECK(IndexWriter(folder).topics().lines == topics.lines);
  CHECK(IndexWriter(folder).withdrawn("urn:gone").numbered.value().number == 2);
  CHECK(RunHistory(Xapian::Database(folder)).roots() == std::set<std::string>{"/wire"});
}

TEST_CASE("an older copy of the index over a newer one is named") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary / "index";
  const Model model = write_index(folder.string(), 10);
  SECTION("its stub names a former generation") {
    write_file(folder / "XAPIANDB", stub_text("generation-1"));
    CHECK(check_index(folder.string()).faults.at(0).what.find("older copy") != std::string::npos);
    const Repair repair = repair_index(folder.string(), {});
    CHECK(repair.older == "generation-1");
    CHECK(render_text(repair, folder.string()).find("older copy of the index") !=
          std::string::npos);
    check_whole(folder.string(), model);
  }
  SECTION("its small files lie over those of a later commit") {
    const fs::path generation = current_generation(folder);
    const std::string version = read_file(generation / "iamglass");
    const std::string seal = read_file(generation / "gazette.seal");
    Model newer = model;
    for (int i = 20; i < 23; ++i) {
      IndexWriter writer(folder.string());
      writer.put(story(i));
      writer.commit();
      newer.emplace(story(i).id, story(i));
    }
    write_file(generation / "iamglass", version);
    write_file(generation / "gazette.seal", seal);
    const auto text = render_text(check_index(folder.string()));
    CHECK(text.find("older copy of the index was copied over a newer one") != std::string::npos);
    const Repair repair = repair_index(folder.string(), {});
    CHECK(repair.is_laid_over);
    CHECK(render_text(repair, folder.string()).find("older copy of the index") !=
          std::string::npos);
    check_whole(folder.string(), newer);
  }
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
      const Repair repair = repair_index(copy.string(), {});
      CHECK(repair.lost.empty());
      CHECK(repair.articles == 400);
      CHECK(repair.after.faults.empty());
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
