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
#include <charconv>
#include <csignal>
#include <cstring>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

#include "core/error.hpp"
#include "core/storage/table_blocks.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::size_t max_report_bytes = 4000;

/// The document of a line about one that "doesn't exist or has no terms", although it has
/// positions; nothing for any other line.
std::optional<Xapian::docid> document_without_terms(std::string_view line) {
  constexpr std::string_view begin = "Position list entry for document ";
  if (!line.starts_with(begin)) return std::nullopt;
  line.remove_prefix(begin.size());
  Xapian::docid docid = 0;
  const auto [rest, code] = std::from_chars(line.data(), line.data() + line.size(), docid);
  line.remove_prefix(static_cast<std::size_t>(rest - line.data()));
  const bool is_such = code == std::errc() && line == " which doesn't exist or has no terms";
  return is_such ? std::optional(docid) : std::nullopt;
}

/// Whether the document exists and has terms, but none that counts, so that its length is 0.
bool has_only_uncounted_terms(const Xapian::Database& db, Xapian::docid docid) {
  try {
    if (db.get_doclength(docid) != 0) return false;
    auto term = db.termlist_begin(docid);
    const auto end = db.termlist_end(docid);
    if (term == end) return false;
    for (; term != end; ++term) {
      if (term.get_wdf() != 0) return false;
    }
    return true;
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
}

/// The lines of Xapian's check that tell of faults, and how many these are.
struct Findings {
  std::size_t errors;
  std::string lines;
};

/// Without false alarms: Xapian takes a document of length 0 for one without terms, but an article
/// of stop words alone is such a document and has positions.
Findings without_false_alarms(const std::string& path, const Findings& found) {
  std::optional<Xapian::Database> db;
  Findings rest{found.errors, {}};
  std::istringstream lines(found.lines);
  for (std::string line; std::getline(lines, line);) {
    const std::optional<Xapian::docid> docid = document_without_terms(line);
    if (docid && !db) db.emplace(path, Xapian::DB_BACKEND_GLASS);
    if (docid && has_only_uncounted_terms(*db, *docid)) {
      --rest.errors;
    } else {
      rest.lines += line + '\n';
    }
  }
  return rest;
}

/// What Xapian's check says, in this process; empty when it finds nothing.
std::string own_report(const std::string& path) {
  std::ostringstream log;
  try {
    const std::size_t errors = Xapian::Database::check(path, 0, &log);
    if (errors == 0) return {};
    const Findings found = without_false_alarms(path, {errors, log.str()});
    if (found.errors == 0) return {};
    return fmt::format("Xapian's check finds {}: {}", counted(found.errors, "error"),
                       one_line(found.lines));
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
