// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that an answer of the page can have (`format=json`), as far as parameters and links
// need to know them: one row a format. What writes each of them is in
// web/formats/answer_writers.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace gazette {

struct AnswerFormat {
  std::string_view name;
  std::string_view content_type;  ///< without a charset: all are UTF-8
  std::size_t standard_limit;     ///< hits, unless `limit` is given
  /// What it says something about. One of the archive is asked for with nothing else.
  enum class Subject { search, archive } subject = Subject::search;
};

/// Every format; the first is that of visitors who ask for none.
inline constexpr std::array answer_formats = {
    AnswerFormat{"html", "text/html", 10},
    AnswerFormat{"json", "application/json", 10},
    AnswerFormat{"atom", "application/atom+xml", 50},
    AnswerFormat{"suggest", "application/x-suggestions+json", 10},
    AnswerFormat{"rss", "application/rss+xml", 50},
    AnswerFormat{"health", "application/json", 10, AnswerFormat::Subject::archive},
};

/// nullptr for an unknown name. The empty name is that of the first.
constexpr const AnswerFormat* find_answer_format(std::string_view name) {
  for (const AnswerFormat& format : answer_formats) {
    if (name.empty() || format.name == name) return &format;
  }
  return nullptr;
}

/// The same, and the first for an unknown name.
constexpr const AnswerFormat& answer_format(std::string_view name) {
  const AnswerFormat* const format = find_answer_format(name);
  return format == nullptr ? answer_formats.front() : *format;
}

/// "html, json, ...", for messages.
inline std::string answer_format_names() {
  std::string names;
  for (const AnswerFormat& format : answer_formats) {
    names.append(names.empty() ? "" : ", ").append(format.name);
  }
  return names;
}

}  // namespace gazette
