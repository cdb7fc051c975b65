// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index killed by SIGKILL at moments by chance: GAZETTE_KILLS says how often (30), and
// GAZETTE_SEED by which chance. scripts/kill-test runs this at length.
#include <xapian.h>

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "core/schema.hpp"
#include "indexer/database_folder.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::uint32_t number_in(const char* variable, std::uint32_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<std::uint32_t>(std::stoul(text));
}

/// What a run may change.
struct Found {
  Model articles;
  std::string topics;  ///< digest of the tree
  std::string model;   ///< the file

  friend bool operator==(const Found&, const Found&) = default;
};

/// An index without articles is as good as none.
Found all_found_in(const fs::path& index) {
  if (found_in(index).empty()) return {};
  const fs::path model = index / std::string(topic_model_name);
  return {found_in(index),
          Xapian::Database(index.string()).get_metadata(std::string(topics_digest_key)),
          fs::exists(model) ? read_file(model) : std::string()};
}

/// Whether an index may be so between two commits of a run.
using IsBetween = bool (*)(const Found&, const Found& before, const Found& goal);

/// Of a run that commits once.
bool is_never_between(const Found&, const Found&, const Found&) { return false; }

/// A run to be killed: `words` behind `--db INDEX`, on an index as it lies in `start` (a path that
/// is empty: on none).
class Killed {
 public:
  Killed(fs::path start, const Words& words, IsBetween is_between = is_never_between)
      : start_(std::move(start)), is_between_(is_between) {
    command_ = {GAZETTE_INDEX, "--quiet", "--db", index_.string()};
    command_.insert(command_.end(), words.begin(), words.end());
    reset();
    before_ = all_found_in(index_);
    const Clock::time_point begin = Clock::now();
    REQUIRE(run_program(command_, {}, errors_).exit_code == 0);
    duration_ = Clock::now() - begin;
    goal_ = all_found_in(index_);
    REQUIRE(goal_ != before_);
  }

  /// Kills the run, and again while it repeats itself, one to three times in all; then lets it end.
  /// Yields how often it was killed: some runs have ended before.
  std::uint32_t round(RandomText& random) {
    reset();
    std::uint32_t kills = 0;
    for (std::size_t turn = random.below(3) + 1; turn > 0; --turn) {
      const std::size_t thousandths = random.below(1000);
      CAPTURE(turn, thousandths);
      const Ended ended = kill_after(duration_ * static_cast<int>(thousandths) / 1000);
      CAPTURE(ended.exit_code, ended.signal, ended.errors);
      CHECK((ended.signal == SIGKILL || ended.exit_code == 0));
      if (ended.signal == SIGKILL) ++kills;
      const Found found = all_found_in(index_);
      CHECK((found == before_ || found == goal_ || is_between_(found, before_, goal_)));
      CHECK(is_sound(index_));
      if (!start_.empty()) CHECK(is_published(index_));
      if (ended.exit_code == 0) CHECK(found == goal_);
    }
    const Ended ended = run_program(command_, {}, errors_);
    CAPTURE(ended.exit_code, ended.signal, ended.errors);
    CHECK(ended.exit_code == 0);
    CHECK(all_found_in(index_) == goal_);
    CHECK(is_sound(index_));
    CHECK_FALSE(fs::exists(index_ / "building"));
    return kills;
  }

 private:
  void reset() {
    fs::remove_all(index_);
    if (!start_.empty()) fs::copy(start_, index_, fs::copy_options::recursive);
  }

  Ended kill_after(Clock::duration time) {
    const pid_t child = start_program(command_, {}, errors_);
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    return wait_for(child, errors_);
  }

  TemporaryFolder folder_;
  fs::path index_ = folder_ / "index";
  fs::path errors_ = folder_ / "errors";
  fs::path start_;
  Words command_;
  IsBetween is_between_;
  Found before_;
  Found goal_;
  Clock::duration duration_{};
};

/// Kills `runs` by turns.
void kill_all(std::vector<std::unique_ptr<Killed>>& runs, std::uint32_t wanted) {
  const std::uint32_t seed = number_in("GAZETTE_SEED", 1);
  CAPTURE(seed);
  RandomText random(seed);
  std::uint32_t kills = 0;
  for (std::uint32_t round = 0; kills < wanted; ++round) {
    const std::size_t run = round % runs.size();
    CAPTURE(round, run);
    kills += runs[run]->round(random);
    REQUIRE(round < 10 * wanted);  // else nearly all runs end before they are killed
  }
}

/// Makes or changes an index by the words behind `--db INDEX`.
void run_on(const fs::path& index, const Words& words) {
  Words command = {GAZETTE_INDEX, "--quiet", "--db", index.string()};
  command.insert(command.end(), words.begin(), words.end());
  REQUIRE(run_program(command, {}, index.string() + ".errors").exit_code == 0);
}

TEST_CASE("gazette-index killed at any moment leaves a commit, and completes when it is repeated") {
  const TemporaryFolder folder;
  const fs::path older = folder / "older.jsonl";
  const fs::path few = folder / "few.jsonl";
  const fs::path many = folder / "many.jsonl";
  const fs::path index = folder / "index";
  write_file(older, wire(0, 100, "It sails"));
  write_file(few, wire(90, 200, "It no longer sails"));
  write_file(many,
             wire(90, 2'600, "It no longer sails"));  // enough for threads and a new generation
  run_on(index, {older.string()});
  std::vector<std::unique_ptr<Killed>> runs;
  runs.push_back(std::make_unique<Killed>(fs::path(), Words{few.string()}));
  runs.push_back(std::make_unique<Killed>(index, Words{few.string()}));
  runs.push_back(std::make_unique<Killed>(fs::path(), Words{many.string()}));
  runs.push_back(std::make_unique<Killed>(index, Words{many.string()}));
  kill_all(runs, number_in("GAZETTE_KILLS", 30));
}

/// Articles that are filed anew, all of them otherwise, and how many of them in each round with the
/// least memory.
constexpr int refiled_articles = 4'000;
constexpr std::size_t refiled_a_round = 2'000;

/// Whole rounds are done, and the index says that it is filed by the former tree.
bool is_between_rounds(const Found& found, const Found& before, const Found& goal) {
  if (found.articles.size() != goal.articles.size() || found.topics != before.topics) return false;
  std::size_t done = 0;
  for (const auto& [id, article] : found.articles) {
    if (article == goal.articles.at(id)) {
      ++done;
    } else if (article != before.articles.at(id)) {
      return false;
    }
  }
  return done % refiled_a_round == 0;
}

TEST_CASE("a killed retag leaves whole rounds, and completes when it is repeated") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  const fs::path wired = folder / "wire.jsonl";
  const fs::path first = folder / "first.toml";
  const fs::path second = folder / "second.toml";
  write_file(wired, wire(0, refiled_articles, "It sails"));
  write_file(first, "[topic.sea]\n");
  write_file(second, "[topic.sea]\nrule = \"ferry\"\n");
  run_on(index, {"--topics-file", first.string(), wired.string()});
  std::vector<std::unique_ptr<Killed>> runs;
  runs.push_back(std::make_unique<Killed>(
      index, Words{"--memory", "100", "--topics-file", second.string(), "topics", "retag"},
      is_between_rounds));
  kill_all(runs, number_in("GAZETTE_KILLS", 30) / 3 + 1);
}

enum class Topics { stated, missing };

/// Articles that belong under two topics.
std::string filed_wire(int first, int end, Topics topics = Topics::stated) {
  std::string lines;
  for (int i = first; i < end; ++i) {
    const bool is_sea = i % 2 == 0;
    const std::string number = std::to_string(i);
    lines += R"({"id":")" + number + R"(","title":")" + (is_sea ? "Ferry" : "Train") +
             R"(","body":"Number )" + number + (is_sea ? " sails" : " rolls") +
             R"(.","language":"en")";
    if (topics == Topics::stated) {
      lines += std::string(R"(,"topics":[")") + (is_sea ? "sea" : "land") + "\"]";
    }
    lines += "}\n";
  }
  return lines;
}

TEST_CASE("a killed train leaves the old model or the new one, and the index") {
  const TemporaryFolder folder;
  const fs::path untrained = folder / "untrained";
  const fs::path trained = folder / "trained";
  const fs::path tree = folder / "tree.toml";
  const fs::path older = folder / "older.jsonl";
  const fs::path newer = folder / "newer.jsonl";
  write_file(tree, "[topic.sea]\n[topic.land]\n");
  write_file(older, filed_wire(0, 100));
  write_file(newer, filed_wire(100, 1'000));
  run_on(untrained, {"--topics-file", tree.string(), older.string()});
  fs::copy(untrained, trained, fs::copy_options::recursive);
  run_on(trained, {"topics", "train"});
  run_on(trained, {newer.string()});
  std::vector<std::unique_ptr<Killed>> runs;
  for (const fs::path& start : {untrained, trained}) {
    runs.push_back(std::make_unique<Killed>(start, Words{"topics", "train"}));
  }
  kill_all(runs, number_in("GAZETTE_KILLS", 30) / 3 + 1);
}

TEST_CASE("a killed classify leaves whole rounds, and completes when it is repeated") {
  const TemporaryFolder folder;
  const fs::path trained = folder / "trained";
  const fs::path index = folder / "index";
  const fs::path tree = folder / "tree.toml";
  const fs::path known = folder / "known.jsonl";
  const fs::path arrived = folder / "arrived.jsonl";
  const std::string model(topic_model_name);
  write_file(tree, "[topic.sea]\n[topic.land]\n");
  write_file(known, filed_wire(0, 100));
  write_file(arrived, filed_wire(0, refiled_articles, Topics::missing));
  run_on(trained, {"--topics-file", tree.string(), known.string()});
  run_on(trained, {"topics", "train"});
  run_on(index, {"--topics-file", tree.string(), arrived.string()});
  // So the articles to be filed are all that there are, and a round has as many of them each time.
  fs::copy_file(trained / model, index / model);
  std::vector<std::unique_ptr<Killed>> runs;
  runs.push_back(std::make_unique<Killed>(index, Words{"--memory", "100", "topics", "classify"},
                                          is_between_rounds));
  kill_all(runs, number_in("GAZETTE_KILLS", 30) / 3 + 1);
}

}  // namespace
}  // namespace gazette
