// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index on a machine whose power fails. A run is recorded (recorder.cpp), and what the disk
// may hold after each of its calls (disk.hpp) is an index with the last commit, which the same
// command completes; once the run has ended, it holds all that the run did.
//
// By default the power fails after some of the calls, chosen by GAZETTE_SEED (1). With
// GAZETTE_FAIL_ALL it does after each of them: scripts/fail-test.
#include <filesystem>
#include <set>
#include <string>

#include "indexer/database/database_folder.hpp"
#include "tests/catch.hpp"
#include "tests/failure_points.hpp"
#include "tests/indexer/index_state.hpp"
#include "tests/indexer/power_failures/disk.hpp"
#include "tests/preloaded_shim.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::power_failures_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t sampled_calls = 20;

/// A run of a command, after which the path of the index comes, on an index as it is in `start`.
class RecordedRun {
 public:
  /// How the run ends when its work was done before.
  enum class Repeated { succeeds, may_fail };

  RecordedRun(fs::path start, Words command, Repeated repeated = Repeated::succeeds)
      : start_(std::move(start)), repeated_(repeated), command_(std::move(command)) {
    command_.push_back(index_.string());
    if (!start_.empty()) fs::copy(start_, index_, fs::copy_options::recursive);
    before_ = state_of(index_);
    const Ended ended = run({"RECORD_FOLDER=" + index_.string(), "RECORD_LOG=" + log_.string()});
    CAPTURE(ended.errors);
    REQUIRE(ended.exit_code == 0);
    goal_ = state_of(index_);
  }

  const IndexState& before() const { return before_; }
  const IndexState& goal() const { return goal_; }

  void fail_each() {
    const Disk disk(index_, start_, log_);
    REQUIRE(disk.calls() > 5);
    CAPTURE(failure_seed());
    for (const std::size_t calls : chosen_of(disk.calls())) {
      for (const Disk::Unsynced unsynced : {Disk::Unsynced::lost, Disk::Unsynced::by_chance}) {
        fs::remove_all(index_);
        disk.write_after(calls, unsynced, random_, index_);
        const std::string last = calls == 0 ? "" : disk.text_of(calls);
        CAPTURE(calls, disk.calls(), last, unsynced == Disk::Unsynced::lost);
        check_left(calls == disk.calls());
      }
    }
  }

 private:
  Ended run(const Words& variables = {}) const {
    return run_program(command_, shim_.variables(variables), folder_ / "errors");
  }

  /// After how many calls the power fails; always after all of them, too.
  std::set<std::size_t> chosen_of(std::size_t calls) {
    std::set<std::size_t> chosen = {calls};
    const bool are_all_wanted = is_each_failure_wanted() || calls <= sampled_calls;
    for (std::size_t i = 0; are_all_wanted && i < calls; ++i) chosen.insert(i);
    for (std::size_t i = 0; !are_all_wanted && i < sampled_calls; ++i) {
      const std::size_t part = calls * i / sampled_calls;
      chosen.insert(part + random_.below(calls * (i + 1) / sampled_calls - part));
    }
    return chosen;
  }

  void check_left(bool has_ended) const {
    const IndexState left = state_of(index_);
    CAPTURE(left.faults);
    CHECK(left.is_readable);
    CHECK(left.is_sound);
    if (has_ended) CHECK(left == goal_);
    CHECK((left == before_ || left == goal_ || is_between(left)));
    const Ended again = run();
    CAPTURE(again.errors);
    if (repeated_ == Repeated::succeeds) CHECK(again.exit_code == 0);
    if (again.exit_code == 0) CHECK(again.errors.empty());  // nothing unknown is in the folder
    const IndexState reached = state_of(index_);
    CAPTURE(reached.faults);
    CHECK(reached == goal_);
    CHECK_FALSE(fs::exists(index_ / "building"));
  }

  /// All articles are filed anew, but the index does not say yet by which tree.
  bool is_between(const IndexState& state) const {
    return state.articles == goal_.articles && state.topics == before_.topics &&
           state.model == before_.model;
  }

  TemporaryFolder folder_;
  PreloadedShim shim_;
  fs::path index_ = folder_ / "index";
  fs::path log_ = folder_ / "log";
  fs::path start_;
  Repeated repeated_;
  Words command_;
  IndexState before_;
  IndexState goal_;
  RandomText random_{failure_seed()};
};

/// An index with topics from its sources, and commands for it.
class Desk {
 public:
  Desk() {
    write_file(tree, "[topic.sea]\n[topic.land]\n");
    write_file(older, filed_wire(30) + wire(0, 8, "It sails"));
    write_file(newer, wire(5, 8, "It no longer sails") + wire(8, 40, "It sails"));
    run({"--topics-file", tree.string(), older.string()});
  }

  Words add(const fs::path& source) const {
    return {GAZETTE_INDEX, "--quiet", "--topics-file", tree.string(), source.string(), "--db"};
  }

  static Words command(const Words& words) {
    Words command = {GAZETTE_INDEX, "--quiet"};
    command.insert(command.end(), words.begin(), words.end());
    command.emplace_back("--db");
    return command;
  }

  void run(const Words& words) const {
    Words all = command(words);
    all.push_back(index.string());
    const Ended ended = run_program(all, {}, path("errors"));
    CAPTURE(ended.errors);
    REQUIRE(ended.exit_code == 0);
  }

  fs::path path(const std::string& name) const { return folder_ / name; }

 private:
  /// Articles under two topics by turns.
  static std::string filed_wire(int end) {
    std::string lines;
    for (int i = 0; i < end; ++i) {
      const bool is_sea = i % 2 == 0;
      const std::string number = std::to_string(i);
      lines += R"({"id":")" + number + R"(","title":")" + (is_sea ? "Ferry" : "Train") +
               R"(","body":"Number )" + number + (is_sea ? " sails" : " rolls") +
               R"(.","language":"en","topics":[")" + (is_sea ? "sea" : "land") + "\"]}\n";
    }
    return lines;
  }

  TemporaryFolder folder_;

 public:
  fs::path tree = folder_ / "tree.toml";
  fs::path older = folder_ / "older.jsonl";
  fs::path newer = folder_ / "newer.jsonl";
  fs::path index = folder_ / "index";
};

TEST_CASE("a power failure leaves a first index whole or none, and the run can be repeated") {
  const Desk desk;
  RecordedRun({}, desk.add(desk.older)).fail_each();
}

TEST_CASE("a power failure leaves an addition whole or none, and the run can be repeated") {
  const Desk desk;
  RecordedRun run(desk.index, desk.add(desk.newer));
  CHECK(run.goal().articles.size() == 70);
  run.fail_each();
}

TEST_CASE("a power failure leaves a bulk build whole or none, and the run can be repeated") {
  for (const std::string way : {"merged", "appended"}) {
    const Desk desk;
    RecordedRun(desk.index, {GAZETTE_PUT_IN_BULK, way}).fail_each();
  }
}

TEST_CASE("a power failure leaves a removal whole or none, and the run can be repeated") {
  const Desk desk;
  RecordedRun(desk.index, Desk::command({"remove", "wire-1", "wire-6"}),
              RecordedRun::Repeated::may_fail)
      .fail_each();
}

TEST_CASE("a power failure while an index is compacted costs nothing") {
  const Desk desk;
  RecordedRun(desk.index, Desk::command({"compact"})).fail_each();
}

TEST_CASE("a power failure while an index is rebuilt leaves the old one or the new one") {
  const Desk desk;
  write_file(desk.older, wire(0, 40, "It rolls"));
  RecordedRun(desk.index, Desk::command({"--rebuild", desk.older.string()})).fail_each();
}

TEST_CASE("a power failure leaves the old model or the new one") {
  const Desk desk;
  RecordedRun(desk.index, Desk::command({"topics", "train"})).fail_each();
}

TEST_CASE("a power failure leaves articles retagged or not, and the run can be repeated") {
  const Desk desk;
  write_file(desk.tree, "[topic.sea]\nrule = \"ferry\"\n[topic.land]\n");
  RecordedRun run(desk.index,
                  Desk::command({"--topics-file", desk.tree.string(), "topics", "retag"}));
  CHECK(run.goal().articles != run.before().articles);
  run.fail_each();
}

TEST_CASE("a power failure leaves a backup whole or none, and the run can be repeated") {
  const Desk desk;
  desk.run({"topics", "train"});
  RecordedRun({}, {GAZETTE_INDEX, "--quiet", "--db", desk.index.string(), "backup"},
              RecordedRun::Repeated::may_fail)
      .fail_each();
}

}  // namespace
}  // namespace gazette::power_failures_test
