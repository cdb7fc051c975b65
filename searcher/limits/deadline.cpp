// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/deadline.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "core/command_line/command_line.hpp"
#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "searcher/limits/process_timer.hpp"

namespace gazette {
namespace {

/// Formatted in advance: a signal handler may not allocate.
std::string message;
int descriptor = STDERR_FILENO;

extern "C" void end_at_deadline(int /*signal*/) {
  const ssize_t written = ::write(descriptor, message.data(), message.size());
  static_cast<void>(written);
  _exit(static_cast<int>(ExitCode::error));
}

}  // namespace

Deadline::Deadline(std::chrono::milliseconds time, Form form, const Writer& writer) {
  if (time.count() <= 0) return;
  const Error error(
      fmt::format("the search was stopped after {} s", std::chrono::duration<double>(time).count()),
      "search for fewer or rarer words, or allow more time with --timeout");
  message = writer               ? writer(error)
            : form == Form::json ? to_json(error)
                                 : to_line("gazette-search", error);
  descriptor = form == Form::json ? STDOUT_FILENO : STDERR_FILENO;
  std::signal(SIGALRM, end_at_deadline);
  set_process_timer(TimerClock::real, time);
}

Deadline::~Deadline() { set_process_timer(TimerClock::real, {}); }

}  // namespace gazette
