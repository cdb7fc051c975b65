// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that write an index while one of their system calls fails, or all from one on.
#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/indexer/failing_calls/disturbed_run.hpp"
#include "tests/read_file.hpp"

namespace gazette::failing_calls_test {
namespace {

namespace fs = std::filesystem;
using Repeated = DisturbedRun::Repeated;

/// News, and an index of the older part of them.
struct News {
  News() {
    write_file(older, wire(0, 8, "It sails"));
    write_file(newer, wire(5, 8, "It no longer sails") + wire(8, 12, "It sails"));
    write_file(tree, "[topic.sea]\n");  // the default tree takes most of a short run's time
    Words command = add(older);
    command.push_back(index.string());
    REQUIRE(run_program(command, {}, folder / "errors").exit_code == 0);
  }

  Words add(const fs::path& source) const {
    return {GAZETTE_INDEX, "--quiet", "--topics-file", tree.string(), source.string(), "--db"};
  }

  TemporaryFolder folder;
  fs::path tree = folder / "tree.toml";
  fs::path older = folder / "older.jsonl";
  fs::path newer = folder / "newer.jsonl";
  fs::path index = folder / "index";
};

TEST_CASE("whichever call fails, a small addition is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run(news.index, news.add(news.newer));
  CHECK(run.goal().articles.size() > run.before().articles.size());
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, a first index is whole or an error, and can be repeated") {
  const News news;
  write_file(news.newer, wire(0, 40, "It sails"));
  DisturbedRun run({}, news.add(news.newer));
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, a merged bulk build is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run(news.index, {GAZETTE_PUT_IN_BULK, "merged"});
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE(
    "whichever call fails, an appended bulk build is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run(news.index, {GAZETTE_PUT_IN_BULK, "appended"});
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE(
    "calls that fail in several threads at once make one error, and the run can be repeated") {
  const News news;
  write_file(news.newer, wire(0, 4'500, "It sails"));
  DisturbedRun run(news.index, news.add(news.newer));
  run.fail_changes(6);
}

TEST_CASE("whichever call fails, a removal is whole or an error, and can be repeated") {
  const News news;
  // Ids that are gone already are an error, which names them.
  DisturbedRun run(news.index, {GAZETTE_INDEX, "--quiet", "remove", "wire-1", "wire-6", "--db"},
                   Repeated::may_fail);
  CHECK(run.goal().articles.size() + 2 == run.before().articles.size());
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, pruning is whole or an error, and can be repeated") {
  const News news;
  write_file(news.older, wire(2, 6, "It no longer sails") + wire(20, 22, "It sails"));
  DisturbedRun run(news.index,
                   {GAZETTE_INDEX, "--quiet", "--prune", "--yes", news.older.string(), "--db"});
  CHECK(run.before().articles.size() == 8);
  CHECK(run.goal().articles.size() == 6);
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, compacting is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run(news.index, {GAZETTE_INDEX, "--quiet", "compact", "--db"});
  CHECK(run.goal() == run.before());
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever deletion of a replaced generation fails, the next writer deletes it") {
  const News news;
  const Words compact = {GAZETTE_INDEX, "--quiet", "compact", "--db"};
  Words command = compact;
  command.push_back(news.index.string());
  REQUIRE(run_program(command, {}, news.folder / "errors").exit_code == 0);
  const auto names = fs::directory_iterator(news.index);
  const auto is_generation = [](const fs::path& path) {
    return path.filename().string().starts_with("generation-");
  };
  REQUIRE(std::count_if(begin(names), end(names), is_generation) == 2);
  DisturbedRun run(news.index, compact);
  run.fail_changes();
}

TEST_CASE("a run that may open too few files is whole or an error, and can be repeated") {
  const News news;
  write_file(news.newer, wire(0, 40, "It sails"));
  for (const Words& command :
       {news.add(news.newer), Words{GAZETTE_PUT_IN_BULK, "merged"},
        Words{GAZETTE_PUT_IN_BULK, "appended"}, Words{GAZETTE_INDEX, "--quiet", "compact", "--db"},
        Words{GAZETTE_INDEX, "--quiet", "--rebuild", news.newer.string(), "--db"}}) {
    CAPTURE(command);
    DisturbedRun(news.index, command).limit_open_files();
  }
}

TEST_CASE("whichever call fails, a report is whole or an error, and the index is whole") {
  const News news;
  write_file(news.newer, wire(0, 40, "It sails"));
  DisturbedRun run(news.index, {GAZETTE_INDEX, "--quiet", "--report",
                                (news.folder / "report").string(), news.newer.string(), "--db"});
  run.fail_changes();
}

}  // namespace
}  // namespace gazette::failing_calls_test
