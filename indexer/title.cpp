// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/title.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"
#include "indexer/cleaning.hpp"

namespace gazette {
namespace {

/// Without the quotation marks and brackets at its end.
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

bool begins_with_headline(const std::vector<Paragraph>& paragraphs) {
  if (paragraphs.size() < 2) return false;
  const Paragraph& first = paragraphs.front();
  if (count_code_points(first.text) > max_title_code_points) return false;
  const std::string_view text = without_closing_marks(first.text);
  if (text.ends_with('.') || text.ends_with("。") || text.ends_with(':')) return false;
  return first.is_followed_by_blank || is_in_capitals(first.text);
}

}  // namespace gazette
