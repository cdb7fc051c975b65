// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/cpu_limit.hpp"

#include <unistd.h>

#include <csignal>
#include <string_view>

#include "searcher/limits/process_timer.hpp"

namespace gazette {
namespace {

extern "C" void end_by_cpu_limit(int /*signal*/) {
  constexpr std::string_view message = "gazette.cgi: a request took too long and was stopped\n";
  const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
  static_cast<void>(written);
  _exit(1);
}

}  // namespace

CpuLimit::CpuLimit(std::chrono::milliseconds time) {
  std::signal(SIGPROF, end_by_cpu_limit);
  set_process_timer(TimerClock::processor, time);
}

CpuLimit::~CpuLimit() { set_process_timer(TimerClock::processor, {}); }

}  // namespace gazette
