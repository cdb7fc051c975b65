// SPDX-License-Identifier: GPL-3.0-or-later
// Front matter: the fields before a text, between lines `---` (YAML) or `+++` (TOML), as static
// site generators and web clippers write them. Pure functions, thread-safe.
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
  std::size_t bytes = 0;  ///< of the whole, with both delimiters; 0 when there is none
};

/// Parses the subset of YAML and TOML that such files use: strings with or without quotes or over
/// several lines, lists in brackets or with one item per line, and tables, whose members appear
/// under their own names. Anything else is ignored. `text` is UTF-8.
FrontMatter front_matter_of(std::string_view text);

}  // namespace gazette
