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

#include "core/schema/schema.hpp"
#include "indexer/database/database_folder.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::killed_runs_test {
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

/// gazette-index with `words` after `--db INDEX`.
Words command_on(const fs::path& index, const Words& words) {
  Words command = {GAZETTE_INDEX, "--quiet", "--db", index.string()};
  command.insert(command.end(), words.begin(), words.end());
  return command;
}

/// A run to be killed.
struct Run {
  fs::path start;  ///< an index as it is before; empty for none
  Words words;     ///< after `--db INDEX`
  IsBetween is_between = is_never_between;
};

class Killed {
 public:
  explicit Killed(const Run& run)
      : start_(run.start), command_(command_on(index_, run.words)), is_between_(run.is_between) {
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

std::uint32_t kills_asked_for() { return number_in("GAZETTE_KILLS", 30); }

/// Kills `runs` by turns, so often in all.
void kill_all(const std::vector<Run>& runs, std::uint32_t wanted) {
  const std::uint32_t seed = number_in("GAZETTE_SEED", 1);
  CAPTURE(seed);
  RandomText random(seed);
  std::vector<std::unique_ptr<Killed>> killed;
  for (const Run& run : runs) killed.push_back(std::make_unique<Killed>(run));
  std::uint32_t kills = 0;
  for (std::uint32_t round = 0; kills < wanted; ++round) {
    const std::size_t run = round % killed.size();
    CAPTURE(round, run);
    kills += killed[run]->round(random);
    REQUIRE(round < 10 * wanted);  // else nearly all runs end before they are killed
  }
}

/// A folder with the sources and the indexes that runs start from.
class Desk {
 public:
  /// The path of a new file.
  std::string file(const std::string& name, const std::string& content) const {
    const fs::path path = folder_ / name;
    write_file(path, content);
    return path.string();
  }

  /// The index `name`, which is made or changed by `words` after `--db INDEX`.
  fs::path index(const std::string& name, const Words& words) const {
    fs::path index = folder_ / name;
    REQUIRE(run_program(command_on(index, words), {}, folder_ / "errors").exit_code == 0);
    return index;
  }

  /// A copy of an index.
  fs::path copy(const fs::path& index, const std::string& name) const {
    fs::copy(index, folder_ / name, fs::copy_options::recursive);
    return folder_ / name;
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("gazette-index killed at any moment leaves a commit, and completes when it is repeated") {
  const Desk desk;
  const std::string few = desk.file("few.jsonl", wire(90, 200, "It no longer sails"));
  // Enough for threads and a new generation.
  const std::string many = desk.file("many.jsonl", wire(90, 2'600, "It no longer sails"));
  const fs::path index = desk.index("index", {desk.file("older.jsonl", wire(0, 100, "It sails"))});
  kill_all({{{}, {few}}, {index, {few}}, {{}, {many}}, {index, {many}}}, kills_asked_for());
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
  const Desk desk;
  const std::string first = desk.file("first.toml", "[topic.sea]\n");
  const std::string second = desk.file("second.toml", "[topic.sea]\nrule = \"ferry\"\n");
  const std::string wired = desk.file("wire.jsonl", wire(0, refiled_articles, "It sails"));
  const fs::path index = desk.index("index", {"--topics-file", first, wired});
  kill_all(
      {{index, {"--memory", "100", "--topics-file", second, "topics", "retag"}, is_between_rounds}},
      kills_asked_for() / 3 + 1);
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

constexpr const char* sea_and_land = "[topic.sea]\n[topic.land]\n";

TEST_CASE("a killed train leaves the old model or the new one, and the index") {
  const Desk desk;
  const std::string tree = desk.file("tree.toml", sea_and_land);
  const std::string older = desk.file("older.jsonl", filed_wire(0, 100));
  const std::string newer = desk.file("newer.jsonl", filed_wire(100, 1'000));
  const fs::path untrained = desk.index("untrained", {"--topics-file", tree, older});
  const fs::path trained = desk.copy(untrained, "trained");
  desk.index("trained", {"topics", "train"});
  desk.index("trained", {newer});
  kill_all({{untrained, {"topics", "train"}}, {trained, {"topics", "train"}}},
           kills_asked_for() / 3 + 1);
}

TEST_CASE("a killed classify leaves whole rounds, and completes when it is repeated") {
  const Desk desk;
  const std::string tree = desk.file("tree.toml", sea_and_land);
  const std::string known = desk.file("known.jsonl", filed_wire(0, 100));
  const std::string arrived =
      desk.file("arrived.jsonl", filed_wire(0, refiled_articles, Topics::missing));
  const fs::path trained = desk.index("trained", {"--topics-file", tree, known});
  desk.index("trained", {"topics", "train"});
  const fs::path index = desk.index("index", {"--topics-file", tree, arrived});
  // So the articles to be filed are all that there are, and a round has as many of them each time.
  const std::string model(topic_model_name);
  fs::copy_file(trained / model, index / model);
  kill_all({{index, {"--memory", "100", "topics", "classify"}, is_between_rounds}},
           kills_asked_for() / 3 + 1);
}

}  // namespace
}  // namespace gazette::killed_runs_test
