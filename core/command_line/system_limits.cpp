// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/system_limits.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "core/command_line/command_line.hpp"
#include "core/command_line/error_report.hpp"

namespace gazette {
namespace {

constexpr std::string_view out_of_memory = "out of memory";

std::string_view program_name;
std::string_view memory_advice;

void write_pieces(int descriptor, std::array<std::string_view, 6> pieces) {
  std::array<iovec, pieces.size()> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    parts[i] = {const_cast<char*>(pieces[i].data()), pieces[i].size()};
  }
  const ssize_t written = ::writev(descriptor, parts.data(), parts.size());
  static_cast<void>(written);
}

/// A library may throw std::bad_alloc by itself where nothing can be thrown; anything else that
/// comes here is a bug of ours.
[[noreturn]] void terminate() {
  if (const std::exception_ptr current = std::current_exception()) {
    try {
      std::rethrow_exception(current);
    } catch (const std::bad_alloc&) {
      end_out_of_memory();
    } catch (const std::exception&) {
      std::abort();
    }
  }
  std::abort();
}

}  // namespace

void end_when_memory_is_out(std::string_view program, std::string_view advice) {
  program_name = program;
  memory_advice = advice;
  std::set_new_handler(end_out_of_memory);
  std::set_terminate(terminate);
}

void end_out_of_memory() {
  static std::atomic_flag is_reported;
  while (is_reported.test_and_set()) ::pause();  // another thread reports
  if (present_error_form() == ErrorForm::json) {
    write_pieces(STDOUT_FILENO, {R"({"schema":"gazette.error/1","error":")", out_of_memory,
                                 R"(","hint":")", memory_advice, "\"}", "\n"});
  } else {
    write_pieces(STDERR_FILENO, {program_name, ": ", out_of_memory, "; ", memory_advice, "\n"});
  }
  std::_Exit(static_cast<int>(ExitCode::error));
}

Error out_of_memory_error() {
  return Error(std::string(out_of_memory), std::string(memory_advice));
}

void make_file_limit_an_error() { std::signal(SIGXFSZ, SIG_IGN); }

void check_stack_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= min_stack_bytes) return;
  throw Error(fmt::format("the stack is limited to {} kB", limit.rlim_cur / 1024),
              "allow more, for example by ulimit -s 8192");
}

}  // namespace gazette
