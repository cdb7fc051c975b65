// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/cpu_limit.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <ctime>

#include "tests/catch.hpp"

namespace gazette::cpu_limit_test {
namespace {

using namespace std::chrono_literals;

/// The exit code of a child that keeps its processor busy for so long under `limit`; 0 when it
/// is not stopped.
int exit_code_of(std::chrono::milliseconds limit, std::chrono::milliseconds busy) {
  const pid_t child = fork();
  if (child == 0) {
    close(STDERR_FILENO);
    {
      const CpuLimit watch(limit);
      const auto used = [] { return std::clock() * 1000 / CLOCKS_PER_SEC; };
      const auto begin = used();
      while (used() - begin < busy.count()) continue;
    }
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

TEST_CASE("a request that takes too much processor time ends its process") {
  CHECK(exit_code_of(50ms, 60s) == 1);
  CHECK(exit_code_of(60s, 50ms) == 0);
}

}  // namespace
}  // namespace gazette::cpu_limit_test
