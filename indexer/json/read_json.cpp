// SPDX-License-Identifier: GPL-3.0-or-later
// JSON and JSON Lines.
#include "indexer/json/read_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "core/text/text.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

/// Longest line of JSON Lines, in bytes; a longer one is skipped.
constexpr std::size_t max_line_bytes = std::size_t{64} * 1024 * 1024;

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_mark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(blanks), head.size()));
  return head;
}

std::string_view trimmed_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(blanks);
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// Yes: `{"title"`, `{}`, `{`. No: `{Editor's note} The ferry`.
bool begins_with_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text = without_mark(text.substr(1));
  return text.empty() || text.starts_with('"') || text.starts_with('}');
}

/// Whether a file is named as one of a single JSON text.
bool is_named_json(std::string_view name) {
  constexpr std::string_view ending = ".json";
  return name.size() > ending.size() &&
         fold_case(name.substr(name.size() - ending.size())) == ending;
}

/// Whether `text` has nothing after its first line.
bool is_one_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  return text.find_first_not_of(blanks, end) == std::string_view::npos;
}

}  // namespace

/// Yes: an object that ends on the first line; a damaged one, if another begins on the next line; a
/// first line longer than `head`. No: an object over several lines; an object on the only line of a
/// file named `.json`, which can be one article alone.
bool is_json_lines(std::string_view head, std::string_view name) {
  const std::string_view text = without_mark(head);
  if (!begins_with_object(text)) return false;
  if (is_named_json(name) && is_one_line(text)) return false;
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos)
    return head.size() >= head_bytes || text.find('}') != std::string_view::npos;
  const std::string_view first = trimmed_end(text.substr(0, end));
  if (first.ends_with('}')) return true;
  const bool goes_on = std::string_view("{[,:").find(first.back()) != std::string_view::npos;
  return !goes_on && begins_with_object(without_mark(text.substr(end)));
}

void read_json_lines(ReaderInput input, const StorySink& sink) {
  Line line;
  for (std::size_t number = 1; next_line(input.stream, line, max_line_bytes); ++number) {
    if (line.text.find_first_not_of(blanks) == std::string::npos) continue;
    const std::string place = fmt::format(":{}", number);
    if (line.is_cut) {
      sink(Skipped{input.name, place,
                   fmt::format("the line is longer than {} MiB", max_line_bytes >> 20U)});
      continue;
    }
    read_json_text(line.text, {input.name, place}, sink);
  }
}

bool is_json(std::string_view head, std::string_view) {
  const std::string_view text = without_mark(head);
  if (begins_with_object(text)) return true;
  if (!text.starts_with('[')) return false;
  const std::string_view inner = without_mark(text.substr(1));
  return begins_with_object(inner) || inner.starts_with(']');
}

void read_json(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_whole_bytes);
  if (bytes.is_cut) return skip_too_large(input, sink);
  // The head by which the format was recognised may have ended within the first of several lines.
  const bool is_longer_than_head = bytes.text.find('\n') >= head_bytes;
  if (is_longer_than_head && !is_one_line(bytes.text) && is_json_lines(bytes.text, input.name)) {
    std::istringstream lines(bytes.text);
    return read_json_lines({lines, input.name}, sink);
  }
  read_json_text(bytes.text, {input.name, {}}, sink);
}

}  // namespace gazette
