// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_model_file.hpp"

#include "core/analysis/analyzer.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/learning/topic_training.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/unprivileged_user.hpp"

namespace gazette::topic_model_file_test {
namespace {

TopicModel small_model() {
  TopicModel model;
  model.origin = {std::string(schema_version),
                  std::string(analysis_name),
                  "tree-1",
                  12,
                  14,
                  3,
                  "2026-02-26T00:00:00Z",
                  0.5};
  model.topics = {{"economy/trade", 9, -0.1, 1e-300, -4.25, 0.3},
                  {"größe mit blank", 3, 1, 2, 3, 4, false}};
  model.keys = {1, 0xFFFFFFFFFFFFFFFF};
  model.rarity = {0.1F, 2.5F};
  model.unseen_rarity = 2.6F;
  model.begins = {0, 1, 3};
  model.weights = {{1, -0.3F}, {0, 1e-30F}, {1, 7}};
  return model;
}

/// An index of the tree of these topics.
IndexTopics topics_of(const std::vector<Topic>& topics) {
  IndexTopics of_index{to_lines(TopicTree(topics)), {}};
  of_index.digest = digest_of_topics(of_index.lines);
  return of_index;
}

/// Of an index by the tree that `small_model` was learned with.
const IndexTopics same_tree = {"none of the lines is read", "tree-1"};

/// Why a database folder with `model` cannot be used with `topics`; empty when it can.
std::string fault_of(const TopicModel& model, const IndexTopics& topics) {
  const TemporaryFolder folder;
  write_model(folder.path(), model);
  try {
    const std::shared_ptr<const TopicModel> read = read_model(folder.path(), topics);
    CHECK(*read == model);
  } catch (const Error& error) {
    CHECK(error.hint().find("gazette-index topics train --db " + folder.path().string()) !=
          std::string::npos);
    return error.what();
  }
  return {};
}

std::string fault_of(std::string_view bytes) {
  try {
    model_of_bytes(bytes, "/news/topics.model");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("a model is read back as it was") {
  const TopicModel model = small_model();
  CHECK(model_of_bytes(to_bytes(model), "model") == model);
  TopicModel empty;
  empty.begins = {0};
  CHECK(model_of_bytes(to_bytes(empty), "model") == empty);
  CHECK(
      to_bytes(model).starts_with("gazette-topic-model 1\nschema=" + std::string(schema_version)));
}

TEST_CASE("a topic without a threshold is stored with the number that it always was") {
  TopicModel model = small_model();
  model.topics[0].threshold = std::nullopt;
  const std::string bytes = to_bytes(model);
  CHECK(bytes.find("\ntopic=9 -0.1 1000000 -4.25 0.3 economy/trade\n") != std::string::npos);
  CHECK(model_of_bytes(bytes, "model") == model);
}

TEST_CASE("a model that is cut, lengthened or changed anywhere is damaged") {
  const std::string bytes = to_bytes(small_model());
  const std::string want = "the topic model /news/topics.model is damaged";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK(fault_of(std::string_view(bytes).substr(0, size)) == want);
  }
  CHECK(fault_of(bytes + '\0') == want);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    CAPTURE(i);
    CHECK(fault_of(changed) == want);
  }
}

TEST_CASE("a model whose hash is right but whose places are not is damaged, too") {
  for (const auto& spoil :
       std::vector<void (*)(TopicModel&)>{[](TopicModel& model) { model.weights[0].topic = 2; },
                                          [](TopicModel& model) { model.begins[1] = 9; },
                                          [](TopicModel& model) { model.begins[0] = 1; },
                                          [](TopicModel& model) {
                                            model.keys[0] = model.keys[1];
                                            model.keys[1] = 0;
                                          },
                                          [](TopicModel& model) { model.weights.pop_back(); }}) {
    TopicModel model = small_model();
    spoil(model);
    CHECK_FALSE(fault_of(to_bytes(model)).empty());
  }
}

TEST_CASE("a database without a model has none") {
  const TemporaryFolder folder;
  CHECK(read_model(folder.path(), same_tree) == nullptr);
}

TEST_CASE("a model takes the place of the one that was there") {
  const TemporaryFolder folder;
  TopicModel model = small_model();
  write_model(folder.path(), model);
  model.origin.articles = 99;
  write_model(folder.path(), model);
  CHECK(*read_model(folder.path(), same_tree) == model);
  CHECK_FALSE(std::filesystem::exists(folder / (std::string(topic_model_name) + ".new")));
}

TEST_CASE("a model of another schema or analysis is refused with what cures it") {
  TopicModel model = small_model();
  model.origin.schema = "1";
  CHECK(fault_of(model, same_tree).find("was trained with schema 1, now it is ") !=
        std::string::npos);
  model = small_model();
  model.origin.analysis = "old";
  CHECK(fault_of(model, same_tree).find("was trained with analysis old, now it is ") !=
        std::string::npos);
}

TEST_CASE("a model is refused with another tree when that files elsewhere what it learned") {
  const std::vector<Topic> learned = {{"economy"}, {"economy/trade"}, {"grösse-mit-blank"}};
  std::vector<Topic> relabelled = learned;
  relabelled[0].labels = {{"en", "Money"}};
  relabelled[1].rules = {{"tariff"}};
  std::vector<Topic> more = learned;
  more.push_back({"sport"});
  std::vector<Topic> renamed = learned;
  renamed[1] = {"economy/commerce"};
  renamed[1].aliases = {"economy/trade"};
  struct Case {
    std::vector<Topic> topics;
    std::string missing;
    bool was_of_tree = true;
  };
  const std::vector<Case> cases = {
      {learned, ""},
      {relabelled, ""},
      {more, ""},
      {{{"economy"}, {"grösse-mit-blank"}}, "economy/trade"},
      // Kept below economy, as it was when it was learned.
      {{{"economy"}, {"grösse-mit-blank"}}, "", false},
      {{{"sport"}, {"grösse-mit-blank"}}, "economy/trade", false},
      {learned, "", false},
      {renamed, "economy/trade"},
      {renamed, "economy/trade", false},
      {{{"economy"}, {"economy/trade"}}, "grösse-mit-blank"},
      {{{"sport"}}, "economy/trade"},
  };
  TopicModel model = small_model();
  model.topics[1].path = "grösse-mit-blank";
  model.topics[1].is_of_tree = true;
  for (const auto& [topics, missing, was_of_tree] : cases) {
    CAPTURE(topics.size(), missing, was_of_tree);
    model.topics[0].is_of_tree = was_of_tree;
    const std::string fault = fault_of(model, topics_of(topics));
    if (missing.empty()) {
      CHECK(fault.empty());
    } else {
      CHECK(fault.ends_with(
          "was trained with a different topics file: the current one has no topic " + missing));
    }
  }
}

TEST_CASE(
    "what stands in the place of a model and is none is an error, not a database without one") {
  const TemporaryFolder folder;
  const std::filesystem::path path = folder / std::string(topic_model_name);
  const auto fault = [&]() -> std::string {
    try {
      return read_model(folder.path(), same_tree) ? "taken" : "none";
    } catch (const Error& error) {
      return error.what();
    }
  };
  std::filesystem::create_directory(path);
  CHECK(fault() == path.string() + " is in the place of the topic model, but is not a file");
  CHECK_THROWS_AS(require_model_path(folder.path()), Error);
  CHECK_THROWS_AS(write_model(folder.path(), small_model()), Error);
  CHECK_FALSE(std::filesystem::exists(path.string() + ".new"));
  std::filesystem::remove(path);
  std::filesystem::create_symlink(path, path);
  CHECK(fault().starts_with("the topic model " + path.string() + " cannot be read: "));
  std::filesystem::remove(path);
  require_model_path(folder.path());
  write_model(folder.path(), small_model());
  require_model_path(folder.path());
  CHECK(fault() == "taken");
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const UnprivilegedUser user;
  CHECK(fault() == "the topic model " + path.string() + " cannot be read: Permission denied");
}

TEST_CASE("a damaged file is named") {
  const TemporaryFolder folder;
  write_model(folder.path(), small_model());
  const std::filesystem::path path = folder / std::string(topic_model_name);
  write_file(path, read_file(path).substr(0, 100));
  try {
    read_model(folder.path(), same_tree);
    FAIL("a damaged model was taken");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(path.string()) != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::topic_model_file_test
