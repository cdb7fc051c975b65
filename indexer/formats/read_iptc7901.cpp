// SPDX-License-Identifier: GPL-3.0-or-later
// A message is SOH, a line of numbers, STX, the text, ETX, its time, and perhaps EOT. The headline
// is the beginning of the text up to an equals sign at the end of a line.
#include "indexer/formats/read_iptc7901.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr char start_of_header = '\x01';
constexpr char start_of_text = '\x02';
constexpr char end_of_text = '\x03';
constexpr char end_of_message = '\x04';

/// What lines and idle wires may have before the first message.
constexpr std::string_view fill_characters = " \t\r\n\x16\x7F";

/// `261405 feb 26`, also with a zone before the month: day, hour and minute, month, year.
std::optional<Timestamp> time_of(std::string_view trailer) {
  constexpr std::size_t longest = 300;
  std::istringstream text{one_line(to_utf8(trailer.substr(0, longest)))};
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(std::move(word));
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const std::string& time = words[i];
    if (time.size() != 6 || time.find_first_not_of("0123456789") != std::string::npos) continue;
    for (const std::size_t month : {i + 1, i + 2}) {
      if (month + 1 >= words.size()) continue;
      const std::string zone = month == i + 2 ? ' ' + words[i + 1] : std::string();
      const std::optional<Timestamp> read =
          parse_date(fmt::format("{} {} {} {}:{}{}", time.substr(0, 2), words[month],
                                 words[month + 1], time.substr(2, 2), time.substr(4), zone));
      if (read) return read;
    }
  }
  return std::nullopt;
}

/// Takes the headline from the beginning of `text`.
std::string take_headline(std::string_view& text) {
  constexpr int most_lines = 6;
  std::string headline;
  std::string first;
  std::string_view rest = text;
  std::string_view behind_first = text;
  for (int lines = 0; lines < most_lines && !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string line = one_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    ++lines;
    if (first.empty()) {
      first = line;
      behind_first = rest;
    }
    const bool is_last = line.ends_with('=');
    if (is_last) line = one_line(line.substr(0, line.find_last_not_of("= ") + 1));
    if (!line.empty()) headline += (headline.empty() ? "" : " ") + line;
    if (is_last) {
      text = rest;
      return headline;
    }
  }
  text = behind_first;
  return first;
}

/// `message` is what follows SOH.
Story story_of(std::string_view message, const Skipped& where) {
  const auto skipped = [&](std::string why) {
    return Skipped{where.path, where.place, std::move(why)};
  };
  const std::size_t begin = message.find(start_of_text);
  if (begin == std::string_view::npos) return skipped("the start of its text (STX) is missing");
  const std::size_t end = message.find(end_of_text, begin);
  if (end == std::string_view::npos) return skipped("the end of its text (ETX) is missing");
  const std::string text = to_utf8(message.substr(begin + 1, end - begin - 1));
  std::string_view rest = text;
  Article article;
  article.title = take_headline(rest);
  article.body = join_paragraphs(split_paragraphs(rest));
  const std::string_view trailer = message.substr(end + 1);
  article.published = time_of(trailer.substr(0, trailer.find(end_of_message)));
  if (!article.published) article.published = time_of(message.substr(0, begin));
  if (!has_content(article)) return skipped("no text");
  return article;
}

}  // namespace

bool is_iptc7901(std::string_view head, std::string_view) {
  const std::size_t begin = head.find_first_not_of(fill_characters);
  constexpr std::size_t longest_header = 1'000;
  return begin != std::string_view::npos && head[begin] == start_of_header &&
         head.substr(begin, longest_header).find(start_of_text) != std::string_view::npos;
}

void read_iptc7901(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_whole_bytes);
  if (bytes.is_cut) return skip_too_large(input, sink);
  const std::string_view text = bytes.text;
  std::size_t number = 0;
  for (std::size_t at = text.find(start_of_header); at != std::string_view::npos;) {
    const std::size_t next = text.find(start_of_header, at + 1);
    sink(story_of(text.substr(at + 1, next - at - 1),
                  {input.name, fmt::format("[{}]", number++), {}}));
    at = next;
  }
  if (number == 0) sink(Skipped{input.name, {}, "there is no message (SOH) in the file"});
}

}  // namespace gazette
