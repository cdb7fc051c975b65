// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before a text between lines `---` (YAML) or `+++` (TOML), as site generators and
// clippers write it. Pure functions, thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct FrontMatter {
  struct Entry {
    std::string name;  ///< in lower case
    std::vector<std::string> values;
  };
  std::vector<Entry> entries;
  std::size_t bytes = 0;  ///< of the whole, with both of its rules; 0: there is none
};

/// Of YAML and TOML, what such files use: texts with quotes or without, lists in brackets or one in
/// a line, texts of several lines, the members of a table by their own names. Anything else is
/// passed over. `text` is UTF-8.
FrontMatter front_matter_of(std::string_view text);

}  // namespace gazette
