// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_id.hpp"

#include "core/text/percent_encoding.hpp"
#include "core/text/text.hpp"

namespace gazette {

std::string file_id(std::string_view path) {
  // One slash follows the scheme of a path that is UTF-8, and three that of another.
  if (!is_valid_utf8(path)) return "file://" + encode_percent(path, "/");
  return "file:" + std::string(path);
}

std::string former_file_id(std::string_view path) { return "file:" + repair_utf8(path); }

std::optional<std::string> prefix_of_file_id(std::string_view id, std::string_view path) {
  for (const std::string& known : {file_id(path), former_file_id(path)}) {
    if (id.ends_with(known)) return std::string(id.substr(0, id.size() - known.size()));
  }
  return std::nullopt;
}

}  // namespace gazette
