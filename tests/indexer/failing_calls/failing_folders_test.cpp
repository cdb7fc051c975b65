// SPDX-License-Identifier: GPL-3.0-or-later
// Runs over a folder whose names cannot be read to the end (shim.cpp), as on a broken disk.
#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/preloaded_shim.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::failing_folders_test {
namespace {

namespace fs = std::filesystem;

/// A folder with eight files, `broken`, beside one with two, `whole`.
class Desk {
 public:
  Desk() {
    for (int i = 0; i < 8; ++i) write_article("broken", i);
    for (int i = 8; i < 10; ++i) write_article("whole", i);
  }

  fs::path file(const std::string& folder, int i) const {
    return news() / folder / (std::to_string(i) + ".jsonl");
  }
  fs::path news() const { return folder_ / "news"; }
  fs::path index() const { return folder_ / "index"; }
  fs::path report() const { return folder_ / "report"; }

  Ended run(const Words& words = {}, const Words& variables = {}) const {
    Words all = {GAZETTE_INDEX, "--db", index().string(), news().string()};
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all, variables, folder_ / "errors");
  }

  Ended run_unopened() const {
    return run({}, shim_.variables({"FAIL_FOLDER=" + (news() / "broken").string()}));
  }

  /// Of `broken`, `names` names can be read.
  Ended run_broken(int names, const Words& words = {}) const {
    return run(words, shim_.variables({"FAIL_FOLDER=" + (news() / "broken").string(),
                                       "FAIL_NAME=" + std::to_string(names + 1)}));
  }

 private:
  void write_article(const std::string& folder, int i) const {
    write_file(file(folder, i), wire(i, i + 1, "It sails"));
  }

  TemporaryFolder folder_;
  PreloadedShim shim_;
};

bool names_broken_folder(const Desk& desk, const std::string& errors) {
  return errors.find("\ngazette-index: the folder " + (desk.news() / "broken").string() +
                     " could not be read to its end: Input/output error; ") != std::string::npos;
}

TEST_CASE("a folder that cannot be read to its end is an error that names it") {
  for (const int names : {0, 3, 7}) {
    CAPTURE(names);
    const Desk desk;
    REQUIRE(desk.run().exit_code == 0);
    const Ended ended = desk.run_broken(names);
    CAPTURE(ended.errors);
    CHECK(ended.exit_code == 2);
    CHECK(names_broken_folder(desk, ended.errors));
    CHECK(ended.errors.find(", " + std::to_string(names + 2) + " unchanged, ") !=
          std::string::npos);
    CHECK(found_in(desk.index()).size() == 10);
  }
}

TEST_CASE("a folder whose opening fails, though it is permitted, is such an error, too") {
  const Desk desk;
  const Ended ended = desk.run_unopened();
  CAPTURE(ended.errors);
  CHECK(ended.exit_code == 2);
  CHECK(names_broken_folder(desk, ended.errors));
  CHECK(found_in(desk.index()).size() == 2);
}

TEST_CASE("what was read of a folder is committed, and the next run completes it") {
  const Desk desk;
  CHECK(desk.run_broken(3).exit_code == 2);
  CHECK(found_in(desk.index()).size() == 5);
  CHECK(desk.run().exit_code == 0);
  CHECK(found_in(desk.index()).size() == 10);
}

TEST_CASE("a folder that cannot be read to its end is an error in a quiet run and in a report") {
  const Desk desk;
  const Ended ended = desk.run_broken(3, {"--quiet", "--report", desk.report().string()});
  CHECK(ended.exit_code == 2);
  CHECK(ended.errors.starts_with("gazette-index: the folder "));
  CHECK(read_file(desk.report()).find("not read to its end: Input/output error") !=
        std::string::npos);
}

TEST_CASE("nothing below a folder that cannot be read to its end is pruned") {
  const Desk desk;
  REQUIRE(desk.run().exit_code == 0);
  for (const int i : {1, 6}) fs::remove(desk.file("broken", i));
  fs::remove(desk.file("whole", 8));
  const Ended ended = desk.run_broken(3, {"--prune", "--yes"});
  CHECK(ended.exit_code == 2);
  CHECK(names_broken_folder(desk, ended.errors));
  const Model left = found_in(desk.index());
  CHECK(left.size() == 9);
  CHECK_FALSE(left.contains("wire-8"));
  CHECK(desk.run({"--prune", "--yes"}).exit_code == 0);
  CHECK(found_in(desk.index()).size() == 7);
}

TEST_CASE("a rebuild does not replace the index by a part of a folder") {
  const Desk desk;
  REQUIRE(desk.run().exit_code == 0);
  const Ended ended = desk.run_broken(3, {"--rebuild"});
  CAPTURE(ended.errors);
  CHECK(ended.exit_code == 2);
  CHECK(names_broken_folder(desk, ended.errors));
  CHECK(ended.errors.find("the index is unchanged") != std::string::npos);
  CHECK(found_in(desk.index()).size() == 10);
}

}  // namespace
}  // namespace gazette::failing_folders_test
