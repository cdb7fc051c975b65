// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index killed by SIGKILL at moments by chance: GAZETTE_KILLS says how often (30), and
// GAZETTE_SEED by which chance. scripts/kill-test runs this at length.
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

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

/// A run to be killed: of `source`, into an index as it lies in `start` (a path that is empty: into
/// none).
class Killed {
 public:
  Killed(fs::path start, const fs::path& source) : start_(std::move(start)) {
    command_ = {GAZETTE_INDEX, "--quiet", "--db", index_.string(), source.string()};
    reset();
    before_ = found_in(index_);
    const Clock::time_point begin = Clock::now();
    REQUIRE(run_program(command_, {}, errors_).exit_code == 0);
    duration_ = Clock::now() - begin;
    goal_ = found_in(index_);
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
      const Model found = found_in(index_);
      CHECK((found == before_ || found == goal_));
      CHECK(is_sound(index_));
      if (!start_.empty()) CHECK(is_published(index_));
      if (ended.exit_code == 0) CHECK(found == goal_);
    }
    const Ended ended = run_program(command_, {}, errors_);
    CAPTURE(ended.exit_code, ended.signal, ended.errors);
    CHECK(ended.exit_code == 0);
    CHECK(found_in(index_) == goal_);
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
  Model before_;
  Model goal_;
  Clock::duration duration_{};
};

TEST_CASE("gazette-index killed at any moment leaves a commit, and completes when it is repeated") {
  const std::uint32_t wanted = number_in("GAZETTE_KILLS", 30);
  const std::uint32_t seed = number_in("GAZETTE_SEED", 1);
  CAPTURE(seed);
  const TemporaryFolder folder;
  const fs::path older = folder / "older.jsonl";
  const fs::path few = folder / "few.jsonl";
  const fs::path many = folder / "many.jsonl";
  const fs::path index = folder / "index";
  write_file(older, wire(0, 100, "It sails"));
  write_file(few, wire(90, 200, "It no longer sails"));
  write_file(many,
             wire(90, 2'600, "It no longer sails"));  // enough for threads and a new generation
  const Words command = {GAZETTE_INDEX, "--quiet", "--db", index.string(), older.string()};
  REQUIRE(run_program(command, {}, folder / "errors").exit_code == 0);

  std::vector<std::unique_ptr<Killed>> runs;
  runs.push_back(std::make_unique<Killed>(fs::path(), few));
  runs.push_back(std::make_unique<Killed>(index, few));
  runs.push_back(std::make_unique<Killed>(fs::path(), many));
  runs.push_back(std::make_unique<Killed>(index, many));
  RandomText random(seed);
  std::uint32_t kills = 0;
  for (std::uint32_t round = 0; kills < wanted; ++round) {
    const std::size_t run = round % runs.size();
    CAPTURE(round, run);
    kills += runs[run]->round(random);
    REQUIRE(round < 10 * wanted);  // else nearly all runs end before they are killed
  }
}

}  // namespace
}  // namespace gazette
