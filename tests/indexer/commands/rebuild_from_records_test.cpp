// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/rebuild.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_documents.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::rebuild_from_records_test {
namespace {

const std::atomic<bool> never{false};

AddOptions options_of(const std::string& db) {
  AddOptions options;
  options.db = db;
  return options;
}

AddResult run(AddResult (*command)(const AddOptions&,
                                   const std::function<void(const AddProgress&)>&,
                                   const std::atomic<bool>&),
              const AddOptions& options, const std::atomic<bool>& interrupted = never) {
  return command(
      options, [](const AddProgress&) {}, interrupted);
}

AddOptions corpus_into(const std::string& db) {
  AddOptions options = options_of(db);
  options.sources = {GAZETTE_SOURCE_DIR "/corpus"};
  options.tuning.rules = WriterTuning::Rules::used;
  return options;
}

TEST_CASE("an index rebuilt from its records holds the same, and knows its files") {
  const TemporaryFolder folder;
  const std::string db = (folder / "db").string();
  run(add, corpus_into(db));
  const std::vector<Document> before = documents_in(db, Origins::compared);
  const std::set<std::string> files = known_files_in(db);
  const AddResult result = run(rebuild, options_of(db));
  CHECK(result.counts.added == before.size());
  CHECK(documents_in(db, Origins::compared) == before);
  CHECK(known_files_in(db) == files);
  CHECK(run(add, corpus_into(db)).counts == WriteCounts{0, 0, before.size(), 0});
  CHECK(check_index(db, std::chrono::seconds{0}).faults.empty());
}

TEST_CASE("what its source withdrew stays withdrawn in an index rebuilt from its records") {
  const SampleIndex index({make_article("1", "Ferry", "It sails.\n")});
  {
    IndexWriter writer(index.path());
    writer.withdraw({"urn:gone", {3, {}}});
    writer.withdraw({"urn:gone", {0, std::chrono::sys_seconds(std::chrono::seconds(9))}});
    writer.commit();
  }
  run(rebuild, options_of(index.path()));
  const LatestWithdrawals gone = IndexWriter(index.path()).withdrawn("urn:gone");
  CHECK(gone.numbered.value().number == 3);
  CHECK(gone.unnumbered.value().made.has_value());
}

TEST_CASE("an index of any schema is rebuilt without its sources") {
  const TemporaryFolder folder;
  const std::filesystem::path compat = GAZETTE_SOURCE_DIR "/tests/compat";
  std::size_t rebuilt = 0;
  for (const auto& entry : std::filesystem::directory_iterator(compat)) {
    if (!entry.is_directory()) continue;
    CAPTURE(entry.path().filename().string());
    const std::filesystem::path db = folder / entry.path().filename();
    std::filesystem::copy(entry.path(), db, std::filesystem::copy_options::recursive);
    const auto before = articles_in(db);
    CHECK(run(rebuild, options_of(db.string())).counts.added == before.size());
    CHECK(articles_in(db) == before);
    CHECK(check_index(db.string(), std::chrono::seconds{0}).faults.empty());
    ++rebuilt;
  }
  CHECK(rebuilt >= 4);
}

TEST_CASE("with a topics file the articles are filed again by its names and rules") {
  const TemporaryFolder folder;
  Article stated = make_article("1", "Ferry", "It sails.\n");
  stated.topics = {{"other/ships"}};
  Article by_rule = make_article("2", "Strike", "The harbour is on strike.\n");
  by_rule.topics = {{"labour", TopicOrigin::rule, 0.9}};
  Article by_model = make_article("3", "Match", "They play.\n");
  by_model.topics = {{"sport", TopicOrigin::model, 0.7}};
  const SampleIndex index({stated, by_rule, by_model});
  write_file(folder / "topics.toml",
             "[topic.sea]\naliases = [\"ships\"]\n[topic.sport]\n"
             "[topic.docks]\nrule = \"harbour\"\n");
  AddOptions options = options_of(index.path());
  options.tuning.topics = index_topics_named((folder / "topics.toml").string());
  options.tuning.rules = WriterTuning::Rules::used;
  run(rebuild, options);
  const auto articles = articles_in(index.path());
  CHECK(articles.at("1").topics.front().path == "sea");
  CHECK(articles.at("2").topics.size() == 1);
  CHECK(articles.at("2").topics.front().path == "docks");
  CHECK(articles.at("2").topics.front().origin == TopicOrigin::rule);
  CHECK(articles.at("3").topics == by_model.topics);
}

TEST_CASE("a rebuild that cannot be done leaves the index as it is") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(run(rebuild, options_of((folder / "none").string())), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
  const SampleIndex empty({});
  CHECK(run(rebuild, options_of(empty.path())).counts == WriteCounts{});
  const SampleIndex index({make_article("1", "Ferry", "It sails.\n")});
  const auto revision = revision_of(index.path());
  const std::atomic<bool> at_once{true};
  CHECK(run(rebuild, options_of(index.path()), at_once).was_interrupted);
  CHECK(revision_of(index.path()) == revision);
  CHECK(count_in(index.path()) == 1);
}

}  // namespace
}  // namespace gazette::rebuild_from_records_test
