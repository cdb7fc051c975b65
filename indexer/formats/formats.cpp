// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <array>

#include "core/text/text.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

constexpr std::array all_formats = {
    Format{"reuters", "SGML of Reuters-21578", is_reuters, read_reuters},
    Format{"html", "a saved page: JSON-LD, meta tags, article text", is_html, read_html},
    Format{"jsonl", "JSON Lines, an article a line", is_json_lines, read_json_lines},
    Format{"json", "one article or an array of them", is_json, read_json},
    Format{"text", "a plain text article, cleaned of links and shop messages", is_text, read_text},
};

/// Whether `text` has more than blanks and control characters. The beginning mostly tells.
bool is_visible(std::string_view text) {
  constexpr std::size_t examined_bytes = 200;
  return !one_line(text.substr(0, cut_point(text, examined_bytes))).empty() ||
         (text.size() > examined_bytes && !one_line(text).empty());
}

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* recognise(std::string_view head, std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.recognises(head, name)) return &format;
  }
  return nullptr;
}

std::string format_names() {
  std::string names;
  for (const Format& row : all_formats) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

bool has_content(const Article& article) {
  return is_visible(article.title) || is_visible(article.body);
}

void skip_too_large(const ReaderInput& input, const StorySink& sink) {
  sink(Skipped{input.name, fmt::format("larger than {} MiB; split it, or convert it to JSON Lines",
                                       max_whole_bytes / 1024 / 1024)});
}

}  // namespace gazette
