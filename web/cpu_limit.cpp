// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/cpu_limit.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <string_view>

namespace gazette {
namespace {

extern "C" void end_process(int /*signal*/) {
  constexpr std::string_view message = "gazette.cgi: a request was ended: it took too long\n";
  const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
  static_cast<void>(written);
  _exit(1);
}

void set_timer(std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  itimerval timer{};
  timer.it_value.tv_sec = seconds.count();
  timer.it_value.tv_usec =
      std::chrono::duration_cast<std::chrono::microseconds>(time - seconds).count();
  setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

CpuLimit::CpuLimit(std::chrono::milliseconds time) {
  std::signal(SIGPROF, end_process);
  set_timer(time);
}

CpuLimit::~CpuLimit() { set_timer({}); }

}  // namespace gazette
