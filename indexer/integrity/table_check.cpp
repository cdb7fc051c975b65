// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/table_check.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <sstream>
#include <string_view>

#include "core/error.hpp"
#include "core/storage/table_blocks.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t max_report_bytes = 4000;

/// What Xapian's check says, in this process; empty when it finds nothing.
std::string own_report(const std::string& path) {
  std::ostringstream log;
  try {
    const std::size_t errors = Xapian::Database::check(path, 0, &log);
    if (errors == 0) return {};
    return fmt::format("Xapian's check finds {}: {}", counted(errors, "error"),
                       one_line(log.str()));
  } catch (const Xapian::Error& error) {
    return "Xapian's check stopped: " + error.get_description();
  }
}

/// In the child: sends the report and ends without destructors, which are the parent's business.
[[noreturn]] void run_child(int output, const std::string& path) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // it has inherited the lock
  // Xapian prints to standard error, too, and a crash is reported by the parent.
  const int null = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (null >= 0) ::dup2(null, STDERR_FILENO);
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE}) std::signal(signal, SIG_DFL);
  verify_writers_as_readers();
  const std::string report = own_report(path).substr(0, max_report_bytes);
  std::string_view rest = report;
  while (!rest.empty()) {
    const ssize_t count = ::write(output, rest.data(), rest.size());
    if (count < 0 && errno != EINTR) ::_exit(2);
    if (count > 0) rest.remove_prefix(static_cast<std::size_t>(count));
  }
  ::_exit(0);
}

std::string read_all(int input) {
  std::string text;
  std::array<char, 4096> piece{};
  while (true) {
    const ssize_t count = ::read(input, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
}

[[noreturn]] void fail(const char* what) {
  throw Error(fmt::format("cannot check the tables: {}: {}", what, std::strerror(errno)),
              "run the command again when the machine is less busy");
}

}  // namespace

TableCheck check_tables(const std::filesystem::path& generation) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("pipe");
  const pid_t child = ::fork();
  if (child < 0) {
    ::close(ends[0]);
    ::close(ends[1]);
    fail("fork");
  }
  if (child == 0) run_child(ends[1], generation.string());
  ::close(ends[1]);
  std::string report = read_all(ends[0]);
  ::close(ends[0]);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) {
    return {fmt::format("Xapian's check of {} died of signal {}: a table is damaged",
                        generation.string(), WTERMSIG(status))};
  }
  return {std::move(report)};
}

}  // namespace gazette
