// SPDX-License-Identifier: GPL-3.0-or-later
// The program gazette-search, from arguments to an exit code.
#pragma once

#include <span>
#include <string>

#include "core/command_line/command_line.hpp"

namespace gazette {

/// Runs the program. `arguments` are without the program's name. Prints results to standard output,
/// also errors where the output is JSON, and everything else to standard error. Throws nothing.
ExitCode run_searcher(std::span<const std::string> arguments);

}  // namespace gazette
