// SPDX-License-Identifier: GPL-3.0-or-later
// Runs an external program as a filter, within limits. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ProcessLimits {
  std::chrono::seconds time{60};  ///< of real time, and of processor time
  std::size_t memory_bytes = std::size_t{1024} * 1024 * 1024;
  std::size_t output_bytes = std::size_t{16} * 1024 * 1024;
};

struct ProcessResult {
  enum class End {
    finished,     ///< with exit code 0
    failed,       ///< other exit code, ended by a signal, or could not be started
    not_found,    ///< no such program in PATH
    timed_out,    ///< killed at the time limit
    too_long,     ///< killed at the output limit
    interrupted,  ///< killed because this process received a signal, or a stop was requested
  };
  End end = End::failed;
  std::string output;
};

/// Runs the program `arguments[0]`, looked up in PATH. Its standard input is a file with the
/// content `input`, which it can reopen as /dev/fd/0. It inherits no other file, and only PATH of
/// the environment. Its standard error is discarded.
ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input,
                          const ProcessLimits& limits, const std::stop_token& stop = {});

}  // namespace gazette
