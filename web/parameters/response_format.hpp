// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats that a response can have (`format=json`), with what parameters and links
// need to know of them. web/formats/format_writers.hpp has the functions that write each.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

struct ResponseFormat {
  std::string_view name;
  std::string_view content_type;  ///< without a charset: all are UTF-8
  std::size_t default_limit;      ///< hits, unless the parameter `limit` is given
  /// What the response is about. A format about the archive takes no other parameters.
  enum class Subject { search, archive } subject = Subject::search;
};

/// Every format. The first is the default.
inline constexpr std::array response_formats = {
    ResponseFormat{"html", "text/html", 10},
    ResponseFormat{"json", "application/json", 10},
    ResponseFormat{"atom", "application/atom+xml", 50},
    ResponseFormat{"suggest", "application/x-suggestions+json", 10},
    ResponseFormat{"rss", "application/rss+xml", 50},
    ResponseFormat{"health", "application/json", 10, ResponseFormat::Subject::archive},
};

/// The format of that name; the default for an empty name, nullptr for an unknown one.
constexpr const ResponseFormat* find_response_format(std::string_view name) {
  for (const ResponseFormat& format : response_formats) {
    if (name.empty() || format.name == name) return &format;
  }
  return nullptr;
}

/// The format of that name; the default for an empty or unknown one.
constexpr const ResponseFormat& response_format(std::string_view name) {
  const ResponseFormat* const format = find_response_format(name);
  return format == nullptr ? response_formats.front() : *format;
}

/// "html, json, ...", for error messages.
inline std::string response_format_names() {
  std::string names;
  for (const ResponseFormat& format : response_formats) {
    names.append(names.empty() ? "" : ", ").append(format.name);
  }
  return names;
}

}  // namespace gazette
