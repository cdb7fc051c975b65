// SPDX-License-Identifier: GPL-3.0-or-later
// JSON and JSON Lines.
#include "indexer/json/read_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/json/json_pieces.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/sources/utf8_stream.hpp"

namespace gazette {
namespace {

/// Longest line of JSON Lines, in bytes; a longer one is skipped. That of an article, as an export
/// writes it, has two bytes for each that counts for its limit, and less than as many besides.
constexpr std::size_t max_line_bytes = max_whole_bytes;
static_assert(max_line_bytes > 3 * most_article_bytes);

/// RFC 7464 puts a record separator before each text.
constexpr std::string_view blanks = " \t\r\n\x1e";

std::string too_long() {
  return fmt::format("it is longer than {} MiB", max_whole_bytes / 1024 / 1024);
}

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

/// Sends each of the texts that follow one another on a line; false, and nothing is sent,
/// when they are not several.
bool send_texts(const std::string& line, const std::string& place, JsonStories& stories) {
  std::istringstream stream(line);
  JsonPieces pieces(stream, max_line_bytes);
  std::vector<std::string> texts;
  while (const std::optional<JsonPiece> piece = pieces.next()) {
    if (piece->kind != JsonPiece::Kind::text || !piece->json.starts_with('{')) return false;
    texts.push_back(piece->json);
  }
  if (texts.size() < 2) return false;
  for (const std::string& text : texts) {
    std::string fault = stories.send_text(text, place);
    if (!fault.empty()) stories.skip(place, std::move(fault));
  }
  return true;
}

}  // namespace

/// Yes: an object that ends on the first line; a damaged one, if another begins on the next line; a
/// first line longer than `head`. No: an object over several lines; an object on the only line of a
/// file named `.json`, which can be one article alone.
bool is_json_lines(std::string_view head, std::string_view name) {
  const std::string converted = is_wide(head) ? to_utf8(head) : std::string();
  const std::string_view text = without_mark(converted.empty() ? head : converted);
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
  Utf8Stream utf8(input.stream, Converted::wide, max_whole_bytes);
  if (utf8.is_too_large()) return skip_too_large(input, sink);
  JsonStories stories(input.name, input.settings.map, sink);
  Line line;
  for (std::size_t number = 1; next_line(utf8.stream(), line, max_line_bytes); ++number) {
    if (line.text.find_first_not_of(blanks) == std::string::npos) continue;
    const std::string place = fmt::format(":{}", number);
    if (line.is_cut) {
      stories.skip(place, fmt::format("the line is longer than {} MiB", max_line_bytes >> 20U));
      continue;
    }
    std::string fault = stories.send_text(line.text, place);
    if (!fault.empty() && !send_texts(line.text, place, stories)) {
      stories.skip(place, std::move(fault));
    }
  }
}

bool is_json(std::string_view head, std::string_view) {
  const std::string converted = is_wide(head) ? to_utf8(head) : std::string();
  const std::string_view text = without_mark(converted.empty() ? head : converted);
  if (begins_with_object(text)) return true;
  if (!text.starts_with('[')) return false;
  const std::string_view inner = without_mark(text.substr(1));
  return begins_with_object(inner) || inner.starts_with(']');
}

void read_json(ReaderInput input, const StorySink& sink) {
  Utf8Stream utf8(input.stream, Converted::all, max_whole_bytes);
  if (utf8.is_too_large()) return skip_too_large(input, sink);
  JsonStories stories(input.name, input.settings.map, sink);
  JsonPieces pieces(utf8.stream(), max_whole_bytes);
  bool is_first = true;    // of the texts in the file
  bool is_faulty = false;  // the piece before
  std::string array_place;
  while (const std::optional<JsonPiece> piece = pieces.next()) {
    const std::string line = fmt::format(":{}", piece->line);
    const std::string place = fmt::format("{}[{}]", array_place, piece->index);
    std::string fault;
    switch (piece->kind) {
      case JsonPiece::Kind::text: {
        const bool is_alone = is_first && pieces.is_at_end();
        if (is_alone && piece->is_too_long) return skip_too_large(input, sink);
        fault =
            piece->is_too_long ? too_long() : stories.send_text(piece->json, is_alone ? "" : line);
        if (!fault.empty()) stories.skip(is_alone ? "" : line, fault);
        break;
      }
      case JsonPiece::Kind::element:
        fault = piece->is_too_long ? too_long() : stories.send_element(piece->json, place);
        if (!fault.empty()) stories.skip(place, fault);
        break;
      case JsonPiece::Kind::missing_end:
        if (!is_faulty) stories.skip(place, "the array has no end: the file may be cut off");
        stories.end_of_array();
        break;
      case JsonPiece::Kind::array_end:
        stories.end_of_array();
        break;
    }
    is_faulty = !fault.empty();
    const bool is_in_array = piece->kind == JsonPiece::Kind::element;
    if (!is_in_array) array_place = line;
    is_first = false;
  }
  if (is_first) stories.skip({}, "not valid JSON: it is empty");
}

}  // namespace gazette
