// SPDX-License-Identifier: GPL-3.0-or-later
// The program gazette-index: parses options and runs one command.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/command_line/command_line.hpp"

namespace gazette {

/// `arguments` are without the program's name. Prints results to standard output and everything
/// else to standard error. Throws nothing. Sets signal and terminate handlers: call once per
/// process. A configuration file may set the options named in `configurable`, one per line, besides
/// the program's own (core/command_line/configuration_file.hpp).
ExitCode run_indexer(std::span<const std::string> arguments, std::string_view configurable = {});

}  // namespace gazette
