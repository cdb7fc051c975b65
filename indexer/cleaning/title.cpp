// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/title.hpp"

#include <algorithm>
#include <array>

#include "core/text/sentences.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/credits.hpp"
#include "indexer/cleaning/dateline.hpp"

namespace gazette {
namespace {

std::vector<std::string_view> split_words(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

}  // namespace

std::string first_sentence(std::string_view body, std::string_view language) {
  constexpr std::size_t examined_bytes = 4000;
  const std::string_view beginning = body.substr(0, cut_point(body, examined_bytes));
  const std::vector<ByteRange> found = sentences(beginning, language);
  if (found.empty()) return {};
  std::string title = one_line(beginning.substr(found[0].begin, found[0].end - found[0].begin));
  if (count_code_points(title) <= max_title_code_points) return title;
  std::size_t bytes = 0;
  for (std::size_t points = 0; points < max_title_code_points; ++points) {
    do {
      ++bytes;
    } while (bytes < title.size() && cut_point(title, bytes) != bytes);
  }
  const std::size_t blank = title.rfind(' ', bytes);
  title.resize(blank == std::string::npos || blank < bytes / 2 ? bytes : blank);
  return title + "\u2026";
}

bool may_be_headline(std::string_view line) {
  if (line.empty() || count_code_points(line) > max_title_code_points) return false;
  if (byline(line) || credits_of(line) || is_dateline(line)) return false;
  const std::string_view text = without_closing_marks(line);
  return !text.ends_with('.') && !text.ends_with("。") && !text.ends_with(':');
}

bool begins_with_headline(const std::vector<Paragraph>& paragraphs) {
  if (paragraphs.size() < 2) return false;
  const Paragraph& first = paragraphs.front();
  return may_be_headline(first.text) && (first.is_followed_by_blank || is_in_capitals(first.text));
}

bool is_dateline(std::string_view line) {
  constexpr std::size_t most_words = 2;  // on each side of the comma
  const std::size_t comma = std::min(line.find(','), line.size());
  const auto is_place = [](std::string_view part) {
    return part.find_first_of("0123456789.:!?\"") == std::string_view::npos &&
           split_words(part).size() <= most_words && is_in_capitals(part);
  };
  if (is_place(line.substr(0, comma)) &&
      (comma == line.size() || is_place(line.substr(comma + 1)))) {
    return true;
  }
  const std::optional<Dateline> dateline = dateline_of(line);
  return dateline && !dateline->places.empty() && dateline->end == line.size();
}

std::string_view without_closing_marks(std::string_view text) {
  constexpr std::array<std::string_view, 10> marks = {"\"", "'", ")",  "]",  "”",
                                                      "’",  "»", "」", "』", "“"};
  for (;;) {
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](std::string_view each) { return text.ends_with(each); });
    if (mark == marks.end()) return text;
    text.remove_suffix(mark->size());
  }
}

}  // namespace gazette
