// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/pager.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "core/command_line/command_line.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Exit code of a shell that cannot start a program, and above.
constexpr int cannot_be_started = 126;

const std::string* variable(const char* name, std::string& buffer) {
  const char* const value = std::getenv(name);
  if (value == nullptr) return nullptr;
  buffer = value;
  return &buffer;
}

/// Whether a program called `name` is on the PATH.
bool is_on_path(std::string_view name) {
  std::string path;
  if (variable("PATH", path) == nullptr) return false;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const auto file = std::filesystem::path(path.substr(begin, end - begin)) / name;
    if (access(file.c_str(), X_OK) == 0) return true;
    begin = end + 1;
  }
  return false;
}

/// The command line of the pager; empty when results are not to be paged.
std::string pager_command() {
  std::string command;
  for (const char* const name : {"GAZETTE_PAGER", "PAGER"}) {
    if (variable(name, command) != nullptr) return command == "cat" ? "" : command;
  }
  return is_on_path("less") ? "less" : "";
}

std::size_t terminal_rows() {
  winsize size{};
  constexpr std::size_t usual_rows = 24;
  const bool is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  return is_known ? size.ws_row : usual_rows;
}

/// While it exists, signals that are meant for the pager do not end this process: Ctrl-C, and
/// SIGPIPE when the pager was left early.
class SignalsIgnored {
 public:
  SignalsIgnored() {
    for (std::size_t i = 0; i < signals.size(); ++i) before_[i] = std::signal(signals[i], SIG_IGN);
  }
  ~SignalsIgnored() {
    for (std::size_t i = 0; i < signals.size(); ++i) std::signal(signals[i], before_[i]);
  }
  SignalsIgnored(const SignalsIgnored&) = delete;
  SignalsIgnored& operator=(const SignalsIgnored&) = delete;

  /// The signals that the pager itself must get.
  static sigset_t defaults() {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : signals) sigaddset(&set, number);
    return set;
  }

 private:
  static constexpr std::array<int, 3> signals = {SIGINT, SIGQUIT, SIGPIPE};
  std::array<void (*)(int), 3> before_{};
};

/// Starts `command` with `input` as its standard input. Returns its process id, 0 on failure.
pid_t start(const std::string& command, int input) {
  posix_spawn_file_actions_t file_actions;
  posix_spawn_file_actions_init(&file_actions);
  posix_spawn_file_actions_adddup2(&file_actions, input, STDIN_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  const sigset_t defaults = SignalsIgnored::defaults();
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string shell = "sh";
  std::string option = "-c";
  std::string script = command;
  const std::array<char*, 4> arguments = {shell.data(), option.data(), script.data(), nullptr};
  pid_t process = 0;
  const int fault =
      posix_spawnp(&process, "sh", &file_actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&file_actions);
  return fault == 0 ? process : 0;
}

/// Writes all of `text`, or what the pager takes of it.
void feed(std::string_view text, int output) {
  while (!text.empty()) {
    const ssize_t written = write(output, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

/// Shows `text` with `command`. Returns false when that could not be started.
bool show_by(const std::string& command, const std::string& text) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const SignalsIgnored ignored;
  const pid_t process = start(command, ends[0]);
  close(ends[0]);
  if (process != 0) feed(text, ends[1]);
  close(ends[1]);
  if (process == 0) return false;
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return !WIFEXITED(status) || WEXITSTATUS(status) < cannot_be_started;
}

}  // namespace

std::size_t screen_rows(const std::string& text, std::size_t columns) {
  std::size_t rows = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    for (std::size_t at = line.find("\x1b["); at != std::string::npos;
         at = line.find("\x1b[", at)) {
      line.erase(at, std::min(line.find('m', at), line.size() - 1) + 1 - at);
    }
    const std::size_t width = display_width(line);
    rows += width <= columns ? 1 : (width + columns - 1) / columns;
    begin = end + 1;
  }
  return rows;
}

void print_paged(const std::string& text, PagerUse use) {
  std::fflush(stdout);
  if (use == PagerUse::automatic && isatty(STDOUT_FILENO) == 1 &&
      screen_rows(text, terminal_columns(STDOUT_FILENO)) >= terminal_rows()) {
    setenv("LESS", "FRX", 0);
    setenv("LV", "-c", 0);
    if (const std::string command = pager_command(); !command.empty()) {
      if (show_by(command, text)) return;
    }
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
}

}  // namespace gazette
