// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that want four threads where the system starts fewer (shim.cpp).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "indexer/database/database_folder.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/preloaded_shim.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::failing_threads_test {
namespace {

namespace fs = std::filesystem;

constexpr int articles = 4'500;  // enough for the threads to begin

class Desk {
 public:
  fs::path path(const std::string& name) const { return folder_ / name; }
  fs::path index() const { return path("index"); }

  Words command(const Words& words) const {
    Words all = {GAZETTE_INDEX, "--jobs", "4", "--db", index().string()};
    all.insert(all.end(), words.begin(), words.end());
    return all;
  }

  Ended run(const Words& words, const Words& variables = {}) const {
    return run_program(command(words), variables, path("errors"));
  }

  /// A run that can start only the threads before number `failing`.
  Ended run_short_of_threads(const Words& words, int failing) const {
    return run(words, shim.variables({"FAIL_THREAD=" + std::to_string(failing)}));
  }

  PreloadedShim shim;

 private:
  TemporaryFolder folder_;
};

TEST_CASE("a run whose later threads cannot be started goes on with those that were") {
  for (const int failing : {2, 3, 4}) {
    CAPTURE(failing);
    const Desk desk;
    write_file(desk.path("wire.jsonl"), wire(0, articles, "It sails"));
    const Ended ended =
        desk.run_short_of_threads({"--explain-plan", desk.path("wire.jsonl").string()}, failing);
    CAPTURE(ended.signal, ended.errors);
    CHECK(ended.exit_code == 0);
    CHECK(ended.errors.find(std::to_string(failing - 1) + " of 4 threads were started") !=
          std::string::npos);
    CHECK(found_in(desk.index()).size() == articles);
    CHECK(is_sound(desk.index()));
  }
}

TEST_CASE("a run that can start no thread is an error, and leaves the index to the next run") {
  const Desk desk;
  write_file(desk.path("wire.jsonl"), wire(0, articles, "It sails"));
  const Words words = {"--quiet", desk.path("wire.jsonl").string()};
  const Ended ended = desk.run_short_of_threads(words, 1);
  CAPTURE(ended.signal, ended.errors);
  CHECK(ended.exit_code == 2);
  CHECK(ended.errors.starts_with("gazette-index: no thread can be started: "));
  CHECK(ended.errors.find('\n') == ended.errors.size() - 1);
  CHECK(found_in(desk.index()).empty());
  CHECK_FALSE(fs::exists(desk.index() / "building"));
  CHECK(desk.run(words).exit_code == 0);
  CHECK(found_in(desk.index()).size() == articles);
}

TEST_CASE("reading ahead does not take the threads that build") {
  const Desk desk;
  constexpr int files = 100;  // so many that they are read ahead
  fs::create_directory(desk.path("news"));
  for (int i = 0; i < files; ++i) {
    write_file(desk.path("news") / (std::to_string(i) + ".jsonl"),
               wire(i * articles / files, (i + 1) * articles / files, "It sails"));
  }
  const Words words = {"--explain-plan", desk.path("news").string()};
  // Four for each of reading and building would be eight.
  const Ended ended = desk.run(words, desk.shim.variables({"MOST_THREADS=6"}));
  CAPTURE(ended.signal, ended.errors);
  CHECK(ended.exit_code == 0);
  CHECK(ended.errors.find("threads were started") == std::string::npos);
  CHECK(found_in(desk.index()).size() == articles);
}

TEST_CASE("a run with fewer threads than it wants ends at SIGTERM") {
  std::signal(SIGPIPE, SIG_IGN);  // writing to a run that has ended is then a failed check
  const Desk desk;
  const fs::path pipe = desk.path("pipe");
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const pid_t child = start_program(desk.command({pipe.string()}),
                                    desk.shim.variables({"FAIL_THREAD=2"}), desk.path("errors"));
  const int file = ::open(pipe.c_str(), O_WRONLY);
  REQUIRE(file >= 0);
  // More than the pipe takes: when all is written, the run has read most of it.
  const std::string lines = wire(0, articles, "It sails");
  std::size_t written = 0;
  for (ssize_t size = 1; size > 0 && written < lines.size();) {
    size = ::write(file, lines.data() + written, lines.size() - written);
    if (size > 0) written += static_cast<std::size_t>(size);
  }
  CHECK(written == lines.size());
  ::kill(child, SIGTERM);
  const Ended ended = wait_for(child, desk.path("errors"));
  ::close(file);
  CAPTURE(ended.signal, ended.errors);
  CHECK(ended.exit_code == 2);
  CHECK(ended.errors.find("interrupted: ") != std::string::npos);
  CHECK(found_in(desk.index()).size() > articles / 2);
  write_file(desk.path("wire.jsonl"), lines);
  CHECK(desk.run({"--quiet", desk.path("wire.jsonl").string()}).exit_code == 0);
  CHECK(found_in(desk.index()).size() == articles);
}

/// Makes an index of 200 articles under two topics.
void index_filed_articles(const Desk& desk) {
  std::string lines;
  for (int i = 0; i < 200; ++i) {
    const std::string number = std::to_string(i);
    const bool is_sea = i % 2 == 0;
    lines += R"({"id":")" + number + R"(","title":")" + (is_sea ? "Ferry" : "Train") +
             R"(","body":"Number )" + number + (is_sea ? " sails" : " rolls") +
             R"(.","language":"en","topics":[")" + (is_sea ? "sea" : "land") + "\"]}\n";
  }
  write_file(desk.path("tree.toml"), "[topic.sea]\n[topic.land]\n");
  write_file(desk.path("wire.jsonl"), lines);
  REQUIRE(
      desk.run({"--topics-file", desk.path("tree.toml").string(), desk.path("wire.jsonl").string()})
          .exit_code == 0);
}

TEST_CASE("articles are filed again by the threads that can be started") {
  const Desk desk;
  index_filed_articles(desk);
  const std::string unfiled = desk.path("unfiled.jsonl").string();
  write_file(unfiled, wire(0, 40, "It sails"));
  REQUIRE(desk.run({"--quiet", unfiled}).exit_code == 0);
  write_file(desk.path("tree.toml"), "[topic.sea]\nrule = \"ferry\"\n[topic.land]\n");
  const Words retag = {"--topics-file", desk.path("tree.toml").string(), "topics", "retag"};
  const Model before = found_in(desk.index());
  const Ended none = desk.run_short_of_threads(retag, 1);
  CAPTURE(none.signal, none.errors);
  CHECK(none.exit_code == 2);
  CHECK(none.errors.starts_with("gazette-index: no thread can be started: "));
  CHECK(found_in(desk.index()) == before);
  const Ended one = desk.run_short_of_threads(retag, 2);
  CAPTURE(one.signal, one.errors);
  CHECK(one.exit_code == 0);
  const Model after = found_in(desk.index());
  CHECK(after.size() == before.size());
  CHECK(after.at("wire-39").topics != before.at("wire-39").topics);
}

TEST_CASE("a model is the same, however few threads learn it") {
  const Desk desk;
  index_filed_articles(desk);
  REQUIRE(desk.run({"topics", "train"}).exit_code == 0);
  const fs::path model = desk.index() / std::string(topic_model_name);
  const std::string want = read_file(model);
  fs::remove(model);
  // The examples are read by four threads, which end before four others learn.
  const Ended ended = desk.run_short_of_threads({"topics", "train"}, 6);
  CAPTURE(ended.signal, ended.errors);
  CHECK(ended.exit_code == 0);
  CHECK(read_file(model) == want);
}

}  // namespace
}  // namespace gazette::failing_threads_test
