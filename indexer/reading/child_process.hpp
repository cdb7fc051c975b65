// SPDX-License-Identifier: GPL-3.0-or-later
// A program of the system that turns bytes into others, within limits. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct ProcessLimits {
  std::chrono::seconds time{60};  ///< as a clock on the wall shows it, and of the processor
  std::size_t memory_bytes = std::size_t{1024} * 1024 * 1024;
  std::size_t output_bytes = std::size_t{16} * 1024 * 1024;
};

struct ProcessResult {
  enum class End {
    finished,     ///< with exit code 0
    failed,       ///< with another, by a signal, or because it could not be started
    not_found,    ///< there is no such program in the path
    timed_out,    ///< ended by us
    too_long,     ///< more output than allowed; ended by us
    interrupted,  ///< a signal came for us, or a stop was requested; it was ended
  };
  End end = End::failed;
  std::string output;
};

/// Runs `arguments`, of which the first is the program, looked up in PATH, with `input` as a file
/// that is its standard input and can be opened again as /dev/fd/0. It inherits no other file and
/// of the environment only the PATH. What it prints as errors is lost.
ProcessResult run_process(const std::vector<std::string>& arguments, std::string_view input,
                          const ProcessLimits& limits, const std::stop_token& stop = {});

}  // namespace gazette
