// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that write an index while their first, second, third ... system call fails (shim.cpp): each
// either ends well or says that it did not, and leaves the index as it was or as it is to be.
#include <cerrno>
#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/indexer/failing_calls/preloaded_shim.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::failing_calls_test {
namespace {

namespace fs = std::filesystem;

bool is_one_line(const std::string& text) {
  return text.size() > 1 && text.find('\n') == text.size() - 1;
}

/// A run to be disturbed: a command that gets an index from how it lies in `start` to `goal`. It
/// ends with exit code 0, and when it is repeated at its goal with `repeated_code`.
class Disturbed {
 public:
  Disturbed(fs::path start, Words command, int repeated_code = 0)
      : start_(std::move(start)), repeated_code_(repeated_code) {
    command_ = std::move(command);
    command_.push_back(index_.string());
    reset();
    before_ = found_in(index_);
    REQUIRE(run().exit_code == 0);
    goal_ = found_in(index_);
  }

  const Model& before() const { return before_; }
  const Model& goal() const { return goal_; }

  /// Whether the run came as far as its call number `call`, which fails as `variable` has it.
  bool reaches(const std::string& variable, int call, int error_number) {
    reset();
    const fs::path count = folder_ / "count";
    fs::remove(count);
    const Ended ended = run(shim_.variables({variable + "=" + std::to_string(call),
                                             "FAIL_WITH=" + std::to_string(error_number),
                                             "FAIL_COUNT=" + count.string()}));
    CAPTURE(variable, call, error_number, ended.exit_code, ended.signal, ended.errors);
    const Model after = found_in(index_);
    if (ended.exit_code == 0) {
      CHECK(after == goal_);
      CHECK(ended.errors.empty());
    } else {
      ++failed_;
      CHECK(ended.exit_code == 2);
      CHECK(is_one_line(ended.errors));
      CHECK((after == before_ || after == goal_));
    }
    CHECK(is_sound(index_));
    // Only the call that failed can have made the run fail.
    const bool is_reached = ended.exit_code != 0 || std::stoi(read_file(count)) >= call;
    const Ended again = run();
    CAPTURE(again.errors);
    CHECK(again.exit_code == (after == goal_ ? repeated_code_ : 0));
    CHECK(found_in(index_) == goal_);
    CHECK(is_sound(index_));
    return is_reached;
  }

  /// Lets call 1, 1 + `stride`, ... fail until the run no longer comes so far.
  void fail_each(int stride) {
    for (const std::string variable : {"FAIL_AT", "FAIL_FROM"}) {
      int call = 1;
      int error_number = ENOSPC;
      while (reaches(variable, call, error_number)) {
        call += stride;
        error_number = error_number == ENOSPC ? EIO : ENOSPC;
      }
      CHECK(call > 20);
    }
    CHECK(failed_ > 20);
  }

 private:
  void reset() {
    fs::remove_all(index_);
    if (!start_.empty()) fs::copy(start_, index_, fs::copy_options::recursive);
  }

  Ended run(const Words& variables = {}) {
    return run_program(command_, variables, folder_ / "errors");
  }

  TemporaryFolder folder_;
  PreloadedShim shim_;
  fs::path index_ = folder_ / "index";
  fs::path start_;
  int repeated_code_;
  Words command_;
  Model before_;
  Model goal_;
  int failed_ = 0;
};

/// News, and an index of the older part of them.
struct News {
  News() {
    write_file(older, wire(0, 8, "It sails"));
    write_file(newer, wire(5, 8, "It no longer sails") + wire(8, 12, "It sails"));
    const Ended made = run_program({GAZETTE_INDEX, "--quiet", older.string(), "--db", index}, {},
                                   folder / "errors");
    REQUIRE(made.exit_code == 0);
  }

  TemporaryFolder folder;
  fs::path older = folder / "older.jsonl";
  fs::path newer = folder / "newer.jsonl";
  fs::path index = folder / "index";
};

Words add(const fs::path& source) { return {GAZETTE_INDEX, "--quiet", source.string(), "--db"}; }

TEST_CASE("whichever call fails, a small addition is whole or an error, and can be repeated") {
  const News news;
  Disturbed run(news.index, add(news.newer));
  CHECK(run.goal().size() > run.before().size());
  run.fail_each(1);
}

TEST_CASE("whichever call fails, a first index is whole or an error, and can be repeated") {
  const News news;
  write_file(news.newer, wire(0, 200, "It sails"));
  Disturbed({}, add(news.newer)).fail_each(1);
}

TEST_CASE("whichever call fails, a merged bulk build is whole or an error, and can be repeated") {
  const News news;
  Disturbed(news.index, {GAZETTE_PUT_IN_BULK, "merged"}).fail_each(1);
}

TEST_CASE(
    "whichever call fails, an appended bulk build is whole or an error, and can be repeated") {
  const News news;
  Disturbed(news.index, {GAZETTE_PUT_IN_BULK, "appended"}).fail_each(1);
}

TEST_CASE(
    "calls that fail in several threads at once make one error, and the run can be repeated") {
  const News news;
  write_file(news.newer, wire(0, 4'500, "It sails"));
  Disturbed(news.index, add(news.newer)).fail_each(17);
}

TEST_CASE("whichever call fails, a removal is whole or an error, and can be repeated") {
  const News news;
  // Ids that are gone already are an error, which names them.
  Disturbed run(news.index, {GAZETTE_INDEX, "--quiet", "remove", "wire-1", "wire-6", "--db"}, 2);
  CHECK(run.goal().size() + 2 == run.before().size());
  run.fail_each(1);
}

TEST_CASE("whichever call fails, pruning is whole or an error, and can be repeated") {
  const News news;
  write_file(news.older, wire(2, 6, "It no longer sails") + wire(20, 22, "It sails"));
  Disturbed run(news.index,
                {GAZETTE_INDEX, "--quiet", "--prune", "--yes", news.older.string(), "--db"});
  CHECK(run.before().size() == 8);
  CHECK(run.goal().size() == 6);
  run.fail_each(1);
}

TEST_CASE("whichever call fails, compacting is whole or an error, and can be repeated") {
  const News news;
  Disturbed run(news.index, {GAZETTE_INDEX, "--quiet", "compact", "--db"});
  CHECK(run.goal() == run.before());
  run.fail_each(1);
}

TEST_CASE("whichever call fails, a report is whole or an error, and the index is whole") {
  const News news;
  write_file(news.newer, wire(0, 40, "It sails"));
  Disturbed run(news.index, {GAZETTE_INDEX, "--quiet", "--report",
                             (news.folder / "report").string(), news.newer.string(), "--db"});
  run.fail_each(1);
}

}  // namespace
}  // namespace gazette::failing_calls_test
