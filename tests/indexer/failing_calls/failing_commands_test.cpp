// SPDX-License-Identifier: GPL-3.0-or-later
// Topics, backups and repairs while one of their system calls fails, or all from one on.
#include <filesystem>
#include <string>

#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/failing_calls/disturbed_run.hpp"
#include "tests/read_file.hpp"

namespace gazette::failing_commands_test {
namespace {

namespace fs = std::filesystem;
using Repeated = DisturbedRun::Repeated;

/// An article under each of two topics, many times.
std::string filed_wire(int end) {
  std::string lines;
  for (int i = 0; i < end; ++i) {
    const std::string number = std::to_string(i);
    const bool is_sea = i % 2 == 0;
    lines += R"({"id":")" + number + R"(","title":")" + (is_sea ? "Ferry" : "Train") +
             R"(","body":"Number )" + number + (is_sea ? " sails" : " rolls") +
             R"(.","language":"en","topics":[")" + (is_sea ? "sea" : "land") + "\"]}\n";
  }
  return lines;
}

/// An index that files by a tree of its own.
class Desk {
 public:
  Desk() {
    write_file(tree(), "[topic.sea]\n[topic.land]\n");
    write_file(path("wire.jsonl"), filed_wire(40));
    run({"--topics-file", tree().string(), path("wire.jsonl").string()});
  }

  fs::path path(const std::string& name) const { return folder_ / name; }
  fs::path index() const { return path("index"); }
  fs::path tree() const { return path("tree.toml"); }

  void run(const Words& words) const {
    Words command = {GAZETTE_INDEX, "--quiet", "--db", index().string()};
    command.insert(command.end(), words.begin(), words.end());
    const Ended ended = run_program(command, {}, path("errors"));
    CAPTURE(ended.errors);
    REQUIRE(ended.exit_code == 0);
  }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("whichever call fails, training leaves the old model or the new one") {
  const Desk desk;
  DisturbedRun run(desk.index(), {GAZETTE_INDEX, "--quiet", "topics", "train", "--db"});
  CHECK(run.goal().model != run.before().model);
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, retagging is whole or an error, and can be repeated") {
  const Desk desk;
  const std::string unfiled = desk.path("unfiled.jsonl").string();
  write_file(unfiled, wire(0, 8, "It sails"));
  desk.run({unfiled});
  write_file(desk.tree(), "[topic.sea]\nrule = \"ferry\"\n[topic.land]\n");
  DisturbedRun run(desk.index(), {GAZETTE_INDEX, "--quiet", "--topics-file", desk.tree().string(),
                                  "topics", "retag", "--db"});
  CHECK(run.goal().articles != run.before().articles);
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE("whichever call fails, a backup is whole or an error, and can be repeated") {
  const Desk desk;
  desk.run({"topics", "train"});
  const IndexState source = state_of(desk.index());
  DisturbedRun run({}, {GAZETTE_INDEX, "--quiet", "--db", desk.index().string(), "backup"},
                   Repeated::may_fail);
  CHECK(run.goal() == source);
  run.fail_changes();
  run.fail_reads();
  CHECK(state_of(desk.index()) == source);
}

TEST_CASE("whichever call fails, a restored index is whole or an error, and can be repeated") {
  const Desk desk;
  desk.run({"topics", "train"});
  desk.run({"backup", desk.path("backup").string()});
  DisturbedRun run({}, {GAZETTE_INDEX, "--quiet", "restore", desk.path("backup").string(), "--db"},
                   Repeated::may_fail);
  CHECK(run.goal() == state_of(desk.index()));
  run.fail_changes();
  run.fail_reads();
}

Words repair() { return {GAZETTE_INDEX, "--quiet", "check", "--repair", "--db"}; }

TEST_CASE("whichever call fails, a repaired stub is whole or an error, and can be repaired again") {
  const Desk desk;
  write_file(desk.index() / stub_name, "auto generation-7\n");
  DisturbedRun run(desk.index(), repair());
  CHECK(run.goal().articles.size() == 40);
  run.fail_changes();
  run.fail_reads();
}

TEST_CASE(
    "whichever call fails, repaired tables are whole or an error, and can be repaired again") {
  const Desk desk;
  fs::remove(desk.index() / read_stub(desk.index()).generation / "position.glass");
  DisturbedRun run(desk.index(), repair());
  CHECK(run.goal().articles.size() == 40);
  run.fail_changes();
  run.fail_reads();
}

}  // namespace
}  // namespace gazette::failing_commands_test
