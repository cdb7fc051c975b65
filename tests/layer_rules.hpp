// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the layout: which folder and which room may include which, which file may include
// which library, and what every source file has. The tables are in layer_rules.cpp; to add a room,
// give it a row there and a section in ARCHITECTURE.md; to let a file use a library, add its path
// to the library's row.
#pragma once

#include <cstddef>
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

/// The rooms from the ground up, top folder by top folder: "core", "core/text", ...
std::vector<std::string> room_names();

/// A line for each room of the table that may include one which does not stand below it.
std::vector<std::string> rooms_out_of_order();

struct RoomSize {
  std::string name;
  std::size_t units;  ///< a .cpp with its .hpp counts once
  std::size_t lines;
  std::vector<std::string> includes;  ///< other rooms, as the sources include them
};

/// Of every room of the table, in its order.
std::vector<RoomSize> room_sizes(const Sources& sources);

}  // namespace gazette
