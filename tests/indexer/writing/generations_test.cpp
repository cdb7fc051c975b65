// SPDX-License-Identifier: GPL-3.0-or-later
// The index writer where it makes new generations, against a map of what it was told.
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::generations_test {
namespace {

using Model = std::map<std::string, Article>;

enum class Way { few, appended, merged };

/// A tuning by which three articles are many, and are written in that way.
WriterTuning tuning_for(Way way) {
  WriterTuning tuning;
  tuning.threads = 2;
  if (way != Way::few) tuning.few_articles = 3;
  tuning.seconds_an_added_article = way == Way::merged ? 1e9 : 0;
  return tuning;
}

Article article(std::size_t id, std::size_t version) {
  Article made;
  made.id = std::to_string(id);
  made.title = "Ferry " + made.id;
  made.body = "Version " + std::to_string(version) + ".\n";
  made.language = "en";
  made.origin = "/wire.jsonl";
  return made;
}

std::vector<std::string> generations_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

void check_sound(const std::string& folder, const Model& model) {
  CHECK(articles_in(folder) == model);
  CHECK(count_in(folder) == model.size());
  CHECK(words_in(folder) == recounted_words(model));
  const std::string generation = current_generation(folder).string();
  // As a program: within this one the address sanitizer stops at a fault of Xapian 1.4.22's own
  // check.
  CHECK(std::system(("xapian-check '" + generation + "' >'" + folder + "/check.log'").c_str()) ==
        0);
  std::filesystem::remove(folder + "/check.log");
  const Xapian::Database db(folder);
  CHECK(db.get_metadata(std::string(schema_key)) == schema_version);
  for (const auto& [id, each] : model) {
    if (db.get_termfreq(whole_term(field("id"), id)) != 1) FAIL("two documents of the id " << id);
  }
}

TEST_CASE("whatever is put and removed in whatever way, the index holds what a map would") {
  RandomText random(30);
  for (int round = 0; round < 12; ++round) {
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    Model model;
    for (int run = 0; run < 6; ++run) {
      const Way way = static_cast<Way>(random.below(3));
      CAPTURE(round, run, static_cast<int>(way));
      WriteCounts want;
      Model after = model;
      IndexWriter writer(folder, tuning_for(way));
      for (std::size_t step = random.below(40); step > 0; --step) {
        const std::string id = std::to_string(random.below(25));
        if (random.below(8) == 0) {
          CHECK(writer.remove(id) == (after.erase(id) == 1));
        } else {
          const Article put = article(std::stoul(id), random.below(3));
          after.insert_or_assign(id, put);
          writer.put(put);
        }
      }
      writer.commit();
      model = after;
      check_sound(folder, model);
    }
  }
}

TEST_CASE("many additions make a new generation, and the one before stays for its readers") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  Model model;
  std::vector<Xapian::Database> readers;
  for (std::size_t run = 0; run < 4; ++run) {
    IndexWriter writer(folder, tuning_for(Way::merged));
    for (std::size_t i = 0; i < 10; ++i) {
      const Article put = article(run * 10 + i, 0);
      model.emplace(put.id, put);
      writer.put(put);
    }
    writer.commit();
    CHECK(writer.counts().added == 10);
    check_sound(folder, model);
    readers.emplace_back(folder);
  }
  CHECK(generations_in(folder) == std::vector<std::string>{"generation-4", "generation-5"});
  for (std::size_t i = 0; i < readers.size(); ++i) {
    CAPTURE(i);
    CHECK(readers[i].get_doccount() == 10 * (i + 1));  // its files stay open, even when removed
  }
}

TEST_CASE("many additions and changes in one run count once each") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  for (const Way way : {Way::merged, Way::appended}) {
    {
      IndexWriter first(folder, tuning_for(Way::few));
      for (std::size_t i = 0; i < 5; ++i) first.put(article(i, 0));
      first.commit();
    }
    CAPTURE(static_cast<int>(way));
    IndexWriter writer(folder, tuning_for(way));
    const std::size_t base = way == Way::merged ? 100 : 200;
    for (std::size_t i = 0; i < 10; ++i) writer.put(article(base + i, 0));
    writer.put(article(base + 3, 1));  // again, and other
    writer.put(article(base + 4, 0));  // again the same
    writer.put(article(0, 0));
    writer.put(article(1, 7));
    writer.commit();
    CHECK(writer.counts().added == 10);
    CHECK(writer.counts().unchanged == 1);
    CHECK(writer.counts().updated == 1);
    REQUIRE(writer.repeated().count() == 2);
    CHECK(writer.repeated().first()[0].id == std::to_string(base + 3));
    CHECK(writer.repeated().first()[1].id == std::to_string(base + 4));
    CHECK(articles_in(folder).at(std::to_string(base + 3)) == article(base + 3, 1));
    CHECK(articles_in(folder).at("1") == article(1, 7));
  }
}

TEST_CASE("what bears no marker of the index stays, and the index is used as before") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  {
    IndexWriter writer(folder, tuning_for(Way::merged));
    for (std::size_t i = 0; i < 5; ++i) writer.put(article(i, 0));
    writer.commit();
  }
  write_file(std::filesystem::path(folder) / "building" / "part-0-1" / "iamglass", "half");
  write_file(std::filesystem::path(folder) / "generation-3" / "iamglass", "half");
  {
    IndexWriter writer(folder, tuning_for(Way::merged));
    CHECK(writer.strangers().size() == 2);
    for (std::size_t i = 5; i < 10; ++i) writer.put(article(i, 0));
    writer.commit();
  }
  CHECK(generations_in(folder) ==
        std::vector<std::string>{"building", "generation-2", "generation-3", "generation-4"});
  CHECK(count_in(folder) == 10);
}

TEST_CASE("compacting keeps every article, takes less room, and the index goes on as before") {
  const TemporaryFolder temporary;
  const std::string folder = (temporary / "index").string();
  Model model;
  for (std::size_t run = 0; run < 20; ++run) {
    IndexWriter writer(folder, tuning_for(Way::few));
    for (std::size_t i = run; i < run + 30; ++i) {
      writer.put(article(i, run));
      model.insert_or_assign(std::to_string(i), article(i, run));
    }
    writer.commit();
  }
  const Xapian::Database reader(folder);
  const std::uintmax_t before = size_of(current_generation(folder));
  IndexWriter writer(folder);
  writer.put(article(100, 0));
  model.emplace("100", article(100, 0));
  writer.compact();
  CHECK(size_of(current_generation(folder)) < before);
  check_sound(folder, model);
  CHECK(reader.get_doccount() == model.size() - 1);
  CHECK_FALSE(reader.get_document(1).get_data().empty());
  writer.put(article(101, 0));
  model.emplace("101", article(101, 0));
  writer.commit();
  check_sound(folder, model);
}

TEST_CASE(
    "a run killed at any moment of a bulk build leaves the last commit, and can be repeated") {
  constexpr std::size_t kept = 10;
  constexpr std::size_t added = 3'000;
  RandomText random(9);
  for (int round = 0; round < 12; ++round) {
    const TemporaryFolder temporary;
    const std::string folder = (temporary / "index").string();
    Model before;
    {
      IndexWriter writer(folder);
      for (std::size_t i = 0; i < kept; ++i) {
        before.emplace(std::to_string(i), article(i, 0));
        writer.put(article(i, 0));
      }
      writer.commit();
    }
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      try {
        IndexWriter writer(folder, tuning_for(Way::merged));
        for (std::size_t i = 0; i < added; ++i) writer.put(article(i, 1));
        writer.commit();
      } catch (const Error&) {
        _exit(1);
      }
      _exit(0);
    }
    usleep(static_cast<useconds_t>(random.below(150'000)));
    kill(child, SIGKILL);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CAPTURE(round, status);
    Model after;
    for (std::size_t i = 0; i < added; ++i) after.emplace(std::to_string(i), article(i, 1));
    const Model found = articles_in(folder);
    CHECK((found == before || found == after));
    IndexWriter writer(folder, tuning_for(Way::merged));
    for (std::size_t i = 0; i < added; ++i) writer.put(article(i, 1));
    writer.commit();
    check_sound(folder, after);
  }
}

}  // namespace
}  // namespace gazette::generations_test
