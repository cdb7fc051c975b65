// SPDX-License-Identifier: GPL-3.0-or-later
// The programs under such limits are in tests/failing_allocations.
#include "core/command_line/system_limits.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <new>
#include <string>

#include "core/command_line/error_report.hpp"
#include "tests/catch.hpp"

namespace gazette::system_limits_test {
namespace {

/// How a process ended, and what it had written to `descriptor`.
struct Outcome {
  int exit_code = -1;
  std::string text;
};

/// Of a process that does `work`, and exits with 0 when it returns.
Outcome process(int descriptor, const std::function<void()>& work) {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(ends[1], descriptor);
    end_when_memory_is_out("gazette-test", "use less");
    work();
    _exit(0);
  }
  close(ends[1]);
  Outcome outcome;
  std::array<char, 512> buffer{};
  for (ssize_t got; (got = read(ends[0], buffer.data(), buffer.size())) > 0;) {
    outcome.text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  return outcome;
}

void throw_bad_alloc() { throw std::bad_alloc(); }
void throw_where_nothing_may_be_thrown() noexcept { throw_bad_alloc(); }

TEST_CASE("a process whose memory is out ends with one line") {
  for (const std::function<void()>& work :
       {std::function<void()>([] { std::get_new_handler()(); }),
        std::function<void()>(throw_where_nothing_may_be_thrown)}) {
    const Outcome outcome = process(STDERR_FILENO, work);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.text == "gazette-test: out of memory; use less\n");
  }
}

TEST_CASE("where errors are told as JSON, so is a lack of memory") {
  const Outcome outcome = process(STDOUT_FILENO, [] {
    set_error_form(ErrorForm::json);
    end_out_of_memory();
  });
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.text == to_json(Error("out of memory", "use less")));
}

TEST_CASE("a stack may be too small, but not one of the usual size") {
  const auto check_at = [](rlim_t bytes) {
    return process(STDERR_FILENO,
                   [bytes] {
                     rlimit limit{};
                     getrlimit(RLIMIT_STACK, &limit);
                     limit.rlim_cur = bytes;
                     setrlimit(RLIMIT_STACK, &limit);
                     exit_code_of("gazette-test", present_error_form, [] {
                       check_stack_limit();
                       return ExitCode::ok;
                     });
                   })
        .text;
  };
  CHECK(check_at(min_stack_bytes).empty());
  CHECK(check_at(RLIM_INFINITY).empty());
  CHECK(check_at(std::size_t{64} * 1024)
            .starts_with("gazette-test: the stack is limited to 64 kB; "));
}

}  // namespace
}  // namespace gazette::system_limits_test
