// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/deadline.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "tests/catch.hpp"

namespace gazette::deadline_test {
namespace {

/// What a process prints that works for ever under a deadline, and how it ends.
struct Run {
  std::string output;
  int exit_code = -1;
};

Run run_forever(Deadline::Form form, int descriptor) {
  std::array<int, 2> pipe_ends{};
  REQUIRE(pipe(pipe_ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(pipe_ends[1], descriptor);
    { const Deadline harmless(std::chrono::seconds(60), form); }
    const Deadline none(std::chrono::milliseconds(0), form);
    const Deadline deadline(std::chrono::milliseconds(20), form);
    for (;;) pause();
  }
  close(pipe_ends[1]);
  Run run;
  std::array<char, 512> buffer{};
  for (ssize_t got; (got = read(pipe_ends[0], buffer.data(), buffer.size())) > 0;) {
    run.output.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(pipe_ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  return run;
}

TEST_CASE("a search that takes too long ends with an error") {
  const Run line = run_forever(Deadline::Form::line, STDERR_FILENO);
  CHECK(line.exit_code == 2);
  CHECK(line.output ==
        "gazette-search: the search was stopped after 0.02 s; search for fewer or rarer words, or "
        "allow more time with --timeout\n");
  const Run json = run_forever(Deadline::Form::json, STDOUT_FILENO);
  CHECK(json.exit_code == 2);
  CHECK(json.output.find("{\"schema\":\"gazette.error/1\",\"error\":\"the search was stopped") ==
        0);
}

}  // namespace
}  // namespace gazette::deadline_test
