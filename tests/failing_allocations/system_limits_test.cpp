// SPDX-License-Identifier: GPL-3.0-or-later
// Both programs under limits of the shell (ulimit): memory, stack, and the size of files.
#include "core/command_line/system_limits.hpp"

#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/indexer/index_state.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::system_limits_test {
namespace {

namespace fs = std::filesystem;

/// An index, and an article more.
class Desk {
 public:
  Desk() {
    write_file(folder_ / "tree.toml", "[topic.sea]\n");
    write_file(folder_ / "wire.jsonl", wire(0, 8, "It sails"));
    REQUIRE(run(add()).exit_code == 0);
    before_ = state_of(index());
    write_file(folder_ / "wire.jsonl", wire(0, 9, "It sails"));
  }

  fs::path index() const { return folder_ / "index"; }

  Words add() const {
    return {GAZETTE_INDEX,
            "--quiet",
            "--topics-file",
            (folder_ / "tree.toml").string(),
            "--db",
            index().string(),
            (folder_ / "wire.jsonl").string()};
  }

  Words search() const { return {GAZETTE_SEARCH, "--db", index().string(), "ferry"}; }

  Ended run(const Words& command) const {
    const fs::path errors = folder_ / "errors";
    return wait_for(start_program(command, {}, errors, folder_ / "output"), errors);
  }

  /// `command` after `ulimit OPTION VALUE`.
  Ended run_limited(const std::string& option, int value, const Words& command) const {
    Words limited = {"/bin/sh", "-c", R"(ulimit "$0" "$1" && shift && exec "$@")", option,
                     std::to_string(value)};
    limited.insert(limited.end(), command.begin(), command.end());
    return run(limited);
  }

  void check_unchanged() const { CHECK(state_of(index()) == before_); }

  /// That the addition was not hindered from being repeated.
  void check_repetition() const {
    CHECK(run(add()).exit_code == 0);
    CHECK(state_of(index()).articles.size() == 9);
  }

 private:
  TemporaryFolder folder_;
  IndexState before_;
};

TEST_CASE("whatever memory a program may have, it does its work or says that memory is out") {
  constexpr int loader_failed = 127;
  const Desk desk;
  int out_of_memory = 0;
  for (int megabytes = 16; desk.run_limited("-v", megabytes * 1024, desk.search()).exit_code != 0;
       ++megabytes) {
    REQUIRE(megabytes < 1000);
    const Ended ended = desk.run_limited("-v", megabytes * 1024, desk.search());
    CAPTURE(megabytes, ended.exit_code, ended.signal, ended.errors);
    if (ended.exit_code == loader_failed) continue;
    CHECK(ended.exit_code == 2);
    CHECK(ended.errors.starts_with("gazette-search: out of memory; "));
    ++out_of_memory;
  }
  for (int megabytes = 16;; ++megabytes) {
    REQUIRE(megabytes < 1000);
    const Ended ended = desk.run_limited("-v", megabytes * 1024, desk.add());
    CAPTURE(megabytes, ended.exit_code, ended.signal, ended.errors);
    if (ended.exit_code == 0) break;
    desk.check_unchanged();
    if (ended.exit_code == loader_failed) continue;
    CHECK(ended.exit_code == 2);
    CHECK(ended.errors.starts_with("gazette-index: out of memory; "));
    ++out_of_memory;
  }
  CHECK(out_of_memory > 3);
  desk.check_repetition();
}

TEST_CASE("a program with too small a stack says so") {
  const Desk desk;
  const Ended added = desk.run_limited("-s", 64, desk.add());
  CHECK(added.exit_code == 2);
  CHECK(added.errors ==
        "gazette-index: the stack is limited to 64 kB; allow more, for example by ulimit -s "
        "8192\n");
  desk.check_unchanged();
  const Ended searched = desk.run_limited("-s", 64, desk.search());
  CHECK(searched.exit_code == 2);
  CHECK(searched.errors ==
        "gazette-search: the stack is limited to 64 kB; allow more, for example by ulimit -s "
        "8192\n");
  constexpr int enough = min_stack_bytes / 1024;
  CHECK(desk.run_limited("-s", enough, desk.search()).exit_code == 0);
  CHECK(desk.run_limited("-s", enough, desk.add()).exit_code == 0);
  desk.check_repetition();
}

TEST_CASE("a file that may not grow is an error, and the index can be written afterwards") {
  const Desk desk;
  const Ended ended = desk.run_limited("-f", 8, desk.add());
  CAPTURE(ended.signal, ended.errors);
  CHECK(ended.exit_code == 2);
  CHECK(ended.errors.find("File too large") != std::string::npos);
  desk.check_unchanged();
  Words explain = desk.search();
  explain.push_back("--explain");  // more than a block
  const Ended searched = desk.run_limited("-f", 1, explain);
  CAPTURE(searched.signal, searched.errors);
  CHECK(searched.exit_code == 2);
  CHECK(searched.errors.find("the results cannot be written") != std::string::npos);
  desk.check_repetition();
}

}  // namespace
}  // namespace gazette::system_limits_test
