// SPDX-License-Identifier: GPL-3.0-or-later
// Readers beside writers, all of them processes: one reader that lives through everything, and one
// after the other that looks once, while the index is changed in every way there is. Each of them
// must see the state before a run or the one after it, whole. GAZETTE_ROUNDS says how often the
// index is changed (12).
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::soak_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_hits = 50;
constexpr std::size_t many = 2'000;
constexpr std::size_t fewer = 1'700;

/// All articles of an index are of one version.
struct State {
  int version = 0;
  std::size_t articles = 0;

  friend bool operator==(const State&, const State&) = default;
  friend std::ostream& operator<<(std::ostream& to, const State& state) {
    return to << state.articles << " articles of version " << state.version;
  }
};

std::string lines_of(const State& state) {
  std::string lines;
  for (std::size_t i = 0; i < state.articles; ++i) {
    lines += R"({"id":"wire-)" + std::to_string(i) + R"(","title":"Ferry )" +
             std::to_string(state.version) + R"(","source":"v)" + std::to_string(state.version) +
             R"(","body":"It sails at )" + std::to_string(i) + R"( o'clock.","language":"en"})" +
             "\n";
  }
  return lines;
}

/// What a page of hits tells of the index; fails the test where it is of two states at once.
State seen_in(const std::string& page) {
  const auto json = nlohmann::json::parse(page);
  CAPTURE(page.substr(0, 300));
  REQUIRE(json.contains("hits"));
  State state;
  state.articles = json["total"].get<std::size_t>();
  for (const auto& hit : json["hits"]) {
    const int version = std::stoi(hit["title"].get<std::string>().substr(sizeof "Ferry"));
    if (state.version == 0) state.version = version;
    CHECK(version == state.version);
  }
  CHECK(json["hits"].size() == std::min(state.articles, most_hits));
  const auto& sources = json["facets"]["source"];
  REQUIRE(sources.size() == 1);
  CHECK(sources[0]["value"] == "v" + std::to_string(state.version));
  CHECK(sources[0]["count"].get<std::size_t>() == state.articles);
  return state;
}

/// A gazette-search that answers one query after the other until this goes away.
class LongReader {
 public:
  LongReader(const fs::path& folder, const fs::path& index) : questions_(folder / "questions") {
    const fs::path answers = folder / "answers";
    REQUIRE(mkfifo(questions_.c_str(), 0600) == 0);
    REQUIRE(mkfifo(answers.c_str(), 0600) == 0);
    const std::string command = std::string("exec '" GAZETTE_SEARCH "' --db '") + index.string() +
                                "' --limit 50 --facets source --format json --batch '" +
                                questions_.string() + "' >'" + answers.string() + "'";
    child_ = start_program({"/bin/sh", "-c", command}, {}, folder / "reader-errors");
    answers_.reset(std::fopen(answers.c_str(), "r"));
    to_.reset(std::fopen(questions_.c_str(), "w"));
    REQUIRE((answers_ != nullptr && to_ != nullptr));
  }

  State look() {
    std::fputs("1\tsails\n", to_.get());
    std::fflush(to_.get());
    std::string line;
    for (int c = std::fgetc(answers_.get()); c != '\n'; c = std::fgetc(answers_.get())) {
      if (c == EOF) FAIL("the reader has ended");
      line += static_cast<char>(c);
    }
    return seen_in(line);
  }

  int end() {
    to_.reset();
    int status = 0;
    waitpid(child_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  fs::path questions_;
  pid_t child_ = 0;
  std::unique_ptr<std::FILE, Close> answers_;
  std::unique_ptr<std::FILE, Close> to_;
};

class Soak {
 public:
  Soak() { put({1, many}); }

  /// Has `words` change the index from one state to the other, while readers look.
  void change(const Words& words, const State& before, const State& after) {
    Words command = {GAZETTE_INDEX, "--quiet", "--db", index_.string()};
    command.insert(command.end(), words.begin(), words.end());
    std::string all;
    for (const std::string& word : words) all += word + ' ';
    CAPTURE(all, before, after);
    const pid_t writer = start_program(command, {}, folder_ / "writer-errors");
    int status = 0;
    do {
      for (const State& seen : {look_once(), reader().look()}) {
        CAPTURE(seen);
        CHECK((seen == before || seen == after));
        ++looks_;
      }
    } while (waitpid(writer, &status, WNOHANG) == 0);
    CAPTURE(read_file(folder_ / "writer-errors"));
    CHECK(status == 0);
    CHECK(look_once() == after);
    CHECK(reader().look() == after);
  }

  /// The news that runs are to read.
  const fs::path& news(const State& state) {
    std::ofstream(news_) << lines_of(state);
    return news_;
  }

  std::size_t looks() const { return looks_; }
  int end() { return reader().end(); }

 private:
  void put(const State& state) {
    const Words command = {GAZETTE_INDEX, "--quiet", "--db", index_.string(), news(state).string()};
    REQUIRE(run_program(command, {}, folder_ / "writer-errors").exit_code == 0);
  }

  State look_once() {
    const std::string command = std::string("exec '" GAZETTE_SEARCH "' --db '") + index_.string() +
                                "' --limit 50 --facets source --format json sails >'" +
                                (folder_ / "page").string() + "'";
    const Ended ended = run_program({"/bin/sh", "-c", command}, {}, folder_ / "errors");
    CAPTURE(ended.errors);
    REQUIRE(ended.exit_code == 0);
    return seen_in(read_file(folder_ / "page"));
  }

  LongReader& reader() {
    if (!reader_) reader_ = std::make_unique<LongReader>(folder_.path(), index_);
    return *reader_;
  }

  TemporaryFolder folder_;
  fs::path index_ = folder_ / "index";
  fs::path news_ = folder_ / "news.jsonl";
  std::unique_ptr<LongReader> reader_;
  std::size_t looks_ = 0;
};

int rounds() {
  const char* text = std::getenv("GAZETTE_ROUNDS");
  return text == nullptr ? 12 : std::atoi(text);
}

TEST_CASE("readers see whole states while the index is changed in every way") {
  Soak soak;
  State state{1, many};
  for (int round = 0; round < rounds(); ++round) {
    State next{state.version + 1, state.articles};
    switch (round % 4) {
      case 0:
        soak.change({soak.news(next).string()}, state, next);
        break;
      case 1:
        next.articles = fewer;  // the others are gone from the file
        soak.change({"--prune", "--yes", soak.news(next).string()}, state, next);
        break;
      case 2:
        next = state;
        soak.change({"compact"}, state, next);
        break;
      default:
        next.articles = many;
        soak.change({"--rebuild", soak.news(next).string()}, state, next);
    }
    state = next;
  }
  CHECK(soak.looks() >= 2 * static_cast<std::size_t>(rounds()));
  CHECK(soak.end() == 0);
}

}  // namespace
}  // namespace gazette::soak_test
