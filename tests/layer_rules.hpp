// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the layout: which folder may include which, which file may include which library,
// and what every source file has. The tables are in layer_rules.cpp; to let a file use a library,
// add its path to the library's row.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace gazette {

/// Text of each source file by its path from the root of the project, `core/text/text.cpp`.
using Sources = std::map<std::string, std::string>;

/// The sources of all folders that the rules speak of, below the root of the project.
Sources read_sources(const std::filesystem::path& root);

/// A line for each place that breaks a rule: where, and what to do. Empty when all is well.
std::vector<std::string> layer_violations(const Sources& sources);

}  // namespace gazette
