// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of gazette-index: one table from which parsing, help, manual page and completions
// know the options of each.
#pragma once

#include <string>
#include <vector>

#include "core/command_line/command_line.hpp"
#include "core/command_line/option_pages.hpp"
#include "indexer/program/options.hpp"

namespace gazette {

struct IndexCommand {
  CommandRow row;
  /// `words` are those after the command's name. Prints its results, except errors: throws Error.
  ExitCode (*run)(const IndexOptions& options, const std::vector<std::string>& words);
};

/// `add`, which is the default, then the others by name; those of `topics` have two words.
const std::vector<IndexCommand>& index_commands();

/// The rows of `index_commands`.
std::vector<CommandRow> command_rows();

}  // namespace gazette
