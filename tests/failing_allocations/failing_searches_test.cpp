// SPDX-License-Identifier: GPL-3.0-or-later
// Searches while one of their allocations fails, or all from one on (shim.cpp): each is answered as
// ever, or ends with an error that says that memory is out.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include "tests/catch.hpp"
#include "tests/failure_points.hpp"
#include "tests/preloaded_shim.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::failing_searches_test {
namespace {

namespace fs = std::filesystem;

struct Answer {
  Ended ended;
  std::string output;
};

/// An answer in JSON without the time that it took.
std::string without_time(std::string output) {
  const std::string key = "\"took_ms\":";
  const std::size_t begin = output.find(key);
  if (begin == std::string::npos) return output;
  return output.erase(begin, output.find(',', begin) - begin);
}

/// A page without the lines that depend on the time that it took.
std::string without_timed_lines(const std::string& page) {
  std::string rest;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("Content-Length: ") || line.starts_with("<p class=\"summary\">")) continue;
    rest += line + '\n';
  }
  return rest;
}

/// The articles of the corpus, and how programs use them.
class Desk {
 public:
  Desk() {
    const Ended ended =
        run_program({GAZETTE_INDEX, "--quiet", "--db", index(), corpus("wire.jsonl"),
                     corpus("schema-org.json"), corpus("text")},
                    {}, folder_ / "errors");
    CAPTURE(ended.errors);
    REQUIRE(ended.exit_code == 0);
  }

  std::string index() const { return (folder_ / "index").string(); }

  Answer run(const Words& command, const Words& variables) const {
    const fs::path errors = folder_ / "errors";
    const fs::path output = folder_ / "output";
    const pid_t child = start_program(command, shim_.variables(variables), errors, output);
    Answer answer{wait_for(child, errors), {}};
    answer.output = without_time(read_file(output));
    return answer;
  }

  /// How many allocations the command makes that gets `want`.
  std::size_t allocations(const Words& command, const Words& variables) const {
    const fs::path log = folder_ / "log";
    fs::remove(log);
    Words all = variables;
    all.push_back("FAIL_LOG=" + log.string());
    run(command, all);
    const std::string lines = read_file(log);
    return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
  }

 private:
  static std::string corpus(const std::string& name) {
    return std::string(GAZETTE_SOURCE_DIR) + "/corpus/" + name;
  }

  TemporaryFolder folder_;
  PreloadedShim shim_;
};

/// Lets `drawn` allocations of the command fail, each once alone and once with all that follow, and
/// calls `check` with what happened. `variables` are added to its environment.
template <typename Check>
void fail_allocations(const Desk& desk, const Words& command, const Words& variables,
                      std::size_t drawn, const Check& check) {
  const std::size_t count = desk.allocations(command, variables);
  REQUIRE(count > 1'000);
  RandomText random(failure_seed());
  for (const std::size_t number : failure_points(count, drawn, random)) {
    for (const std::string variable : {"FAIL_AT", "FAIL_FROM"}) {
      Words all = variables;
      all.push_back(variable + "=" + std::to_string(number));
      const Answer answer = desk.run(command, all);
      CAPTURE(command, failure_seed(), variable, number, answer.ended.exit_code,
              answer.ended.signal, answer.ended.errors, answer.output);
      check(answer);
    }
  }
}

constexpr std::string_view line_start = "gazette-search: out of memory; ";
constexpr std::string_view json_start =
    R"({"schema":"gazette.error/1","error":"out of memory","hint":")";

bool is_one_line(std::string_view text) { return text.find('\n') == text.size() - 1; }

void check_search(const Desk& desk, const Words& words, std::string_view want_in_output) {
  Words command = {GAZETTE_SEARCH, "--db", desk.index()};
  command.insert(command.end(), words.begin(), words.end());
  const Answer want = desk.run(command, {});
  CAPTURE(words);
  REQUIRE(want.ended.exit_code == 0);
  REQUIRE(want.output.find(want_in_output) != std::string::npos);
  const bool is_json = std::find(words.begin(), words.end(), "json") != words.end();
  std::size_t failed = 0;
  fail_allocations(desk, command, {}, 12, [&](const Answer& answer) {
    if (answer.ended.exit_code == 0) {
      CHECK(answer.output == want.output);
      CHECK(answer.ended.errors == want.ended.errors);
      return;
    }
    ++failed;
    CHECK(answer.ended.exit_code == 2);
    const std::string& report = is_json ? answer.output : answer.ended.errors;
    CHECK(report.starts_with(is_json ? json_start : line_start));
    CHECK(is_one_line(report));
    CHECK((is_json ? answer.ended.errors : answer.output).empty());
  });
  CHECK(failed > 10);
}

TEST_CASE("whichever allocation fails, a search gives the right answer or says why not") {
  const Desk desk;
  check_search(desk, {"ferry", "harbour"}, "ferr");
  check_search(desk, {"\"car ferry\""}, "ferry");
  check_search(desk, {"harb*", "OR", "bridg~"}, "harb");
  check_search(desk, {"harbour", "--facets", "topic,source,language", "--sort", "newest"}, "ource");
  check_search(desk, {"--similar", "nw-20260919-0203"}, "ridge");
  check_search(desk, {"ferry", "--format", "json"}, "gazette.search/1");
  check_search(desk, {"--show", "nw-20260919-0203"}, "ridge");
  check_search(desk, {"ferry", "--expand", "--explain"}, "ferr");
}

TEST_CASE("whichever allocation fails, the page answers, and with an error when it must") {
  const Desk desk;
  const Words request = {"GAZETTE_DB=" + desk.index(), "REQUEST_METHOD=GET", "QUERY_STRING=q=ferry",
                         "SCRIPT_NAME=/news"};
  const Answer want = desk.run({GAZETTE_CGI}, request);
  CAPTURE(want.ended.errors, want.output);
  REQUIRE(want.ended.exit_code == 0);
  REQUIRE(want.output.find("Marigold") != std::string::npos);
  std::size_t unavailable = 0;
  fail_allocations(desk, {GAZETTE_CGI}, request, 12, [&](const Answer& answer) {
    CHECK(answer.ended.signal == 0);
    if (answer.output.starts_with("Status: 503 ")) {
      ++unavailable;
      CHECK(answer.ended.errors == "gazette.cgi: out of memory\n");
    } else if (answer.ended.exit_code == 0) {
      CHECK(without_timed_lines(answer.output) == without_timed_lines(want.output));
    } else {  // for which the server answers 500
      CHECK(answer.output.empty());
      CHECK(answer.ended.errors == "gazette.cgi: out of memory\n");
    }
  });
  CHECK(unavailable > 5);
}

}  // namespace
}  // namespace gazette::failing_searches_test
