// SPDX-License-Identifier: GPL-3.0-or-later
// Another program as a process of its own.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/read_file.hpp"

namespace gazette {

using Words = std::vector<std::string>;

/// A program that runs longer hangs: SIGALRM ends it.
constexpr unsigned longest_run_seconds = 120;

/// Lets `descriptor` write into the file at `path`, in a child process that has not started yet.
inline void write_into(const std::filesystem::path& path, int descriptor) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || dup2(file, descriptor) < 0) _exit(126);
  ::close(file);
}

/// Starts `command` (a path and its arguments) with `variables` (NAME=VALUE) added to the
/// environment; its standard error goes into the file `errors`, its standard output into `output`
/// where that is not empty. For programs of one thread.
inline pid_t start_program(const Words& command, const Words& variables,
                           const std::filesystem::path& errors,
                           const std::filesystem::path& output = {}) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child > 0) return child;
  write_into(errors, STDERR_FILENO);
  if (!output.empty()) write_into(output, STDOUT_FILENO);
  for (const std::string& each : variables) putenv(const_cast<char*>(each.c_str()));
  alarm(longest_run_seconds);
  execv(arguments[0], arguments.data());
  _exit(127);
}

/// How a program ended.
struct Ended {
  int exit_code = -1;  ///< -1: by a signal
  int signal = 0;      ///< 0: not by a signal
  std::string errors;  ///< what it wrote to standard error
};

inline Ended wait_for(pid_t child, const std::filesystem::path& errors) {
  int status = 0;
  if (waitpid(child, &status, 0) != child) throw std::runtime_error("cannot wait for a program");
  Ended ended;
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.errors = read_file(errors);
  return ended;
}

inline Ended run_program(const Words& command, const Words& variables,
                         const std::filesystem::path& errors) {
  return wait_for(start_program(command, variables, errors), errors);
}

}  // namespace gazette
