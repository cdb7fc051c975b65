// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that write an index while one of their allocations fails, or all from one on (shim.cpp).
#include <filesystem>
#include <string>

#include "tests/catch.hpp"
#include "tests/indexer/failing_calls/disturbed_run.hpp"
#include "tests/read_file.hpp"

namespace gazette::failing_writers_test {
namespace {

namespace fs = std::filesystem;
using Repeated = DisturbedRun::Repeated;

/// News in several formats, and an index of the older part of them.
struct News {
  News() {
    fs::create_directory(newer);
    write_file(older, wire(0, 8, "It sails"));
    write_file(newer / "wire.jsonl", wire(5, 8, "It no longer sails") + wire(8, 10, "It sails"));
    write_file(newer / "text.txt", "Ferry sails at last\n\nIt left on Monday.\n");
    write_file(newer / "page.html",
               "<html><head><title>Ferry stays</title></head><body><p>It left on Tuesday, and no "
               "later than at nine o'clock.</p></body></html>\n");
    write_file(tree, "[topic.sea]\nrule = \"ferry\"\n");
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
  fs::path newer = folder / "newer";
  fs::path index = folder / "index";
};

TEST_CASE("whichever allocation fails, an addition is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run(news.index, news.add(news.newer));
  CHECK(run.goal().articles.size() == run.before().articles.size() + 4);
  run.fail_allocations(40);
}

TEST_CASE("whichever allocation fails, a first index is whole or an error, and can be repeated") {
  const News news;
  DisturbedRun run({}, news.add(news.newer));
  run.fail_allocations(30);
}

TEST_CASE("whichever allocation fails, a removal is whole or an error, and can be repeated") {
  const News news;
  // Ids that are gone already are an error, which names them.
  DisturbedRun run(news.index, {GAZETTE_INDEX, "--quiet", "remove", "wire-1", "wire-6", "--db"},
                   Repeated::may_fail);
  CHECK(run.goal().articles.size() + 2 == run.before().articles.size());
  run.fail_allocations(30);
}

}  // namespace
}  // namespace gazette::failing_writers_test
