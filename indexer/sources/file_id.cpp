// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_id.hpp"

#include <algorithm>

#include "core/text/percent_encoding.hpp"
#include "core/text/text.hpp"

namespace gazette {

std::string file_id(std::string_view path) {
  // One slash follows the scheme of a path that is UTF-8, and three that of another.
  if (!is_valid_utf8(path)) return "file://" + encode_percent(path, "/");
  return "file:" + std::string(path);
}

std::string inner_file_id(std::string_view path, const std::vector<std::string>& steps) {
  if (steps.empty()) return file_id(path);
  const auto is_plain = [](std::string_view name) {
    return is_valid_utf8(name) && name.find('!') == std::string_view::npos;
  };
  if (is_plain(path) && std::all_of(steps.begin(), steps.end(), is_plain)) {
    std::string id = file_id(path);
    for (const std::string& step : steps) id += '!' + step;
    return id;
  }
  std::string id = "file://" + encode_percent(path, "/");
  for (const std::string& step : steps) id += '!' + encode_percent(step, "/");
  return id;
}

std::string former_file_id(std::string_view path) { return "file:" + repair_utf8(path); }

std::optional<std::string> prefix_of_file_id(std::string_view id, std::string_view path) {
  for (const std::string& known : {file_id(path), former_file_id(path)}) {
    if (id.ends_with(known)) return std::string(id.substr(0, id.size() - known.size()));
  }
  return std::nullopt;
}

}  // namespace gazette
