// SPDX-License-Identifier: GPL-3.0-or-later
// The program gazette-search, from arguments to an exit code.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/command_line/command_line.hpp"

namespace gazette {

/// `arguments` are without the program's name. Prints results (and, where the output is JSON,
/// errors) to standard output, all else to standard error; throws nothing.
/// A configuration file may set the options named in `configurable`, one per line, besides the
/// program's own (core/command_line/configuration_file.hpp).
ExitCode run_searcher(std::span<const std::string> arguments, std::string_view configurable = {});

}  // namespace gazette
