// SPDX-License-Identifier: GPL-3.0-or-later
// The program gazette-index: parses options and runs one command.
#pragma once

#include <span>
#include <string>

#include "core/command_line/command_line.hpp"

namespace gazette {

/// `arguments` are without the program's name. Prints results to standard output and everything
/// else to standard error. Throws nothing. Sets signal and terminate handlers: call once per
/// process.
ExitCode run_indexer(std::span<const std::string> arguments);

}  // namespace gazette
