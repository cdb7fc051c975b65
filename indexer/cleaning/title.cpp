// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/title.hpp"

#include <algorithm>
#include <array>

#include "core/text/sentences.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

bool begins_with_capital(std::string_view word) {
  const std::size_t begin = word.find_first_not_of("(\"'");
  if (begin == std::string_view::npos) return false;
  return count_letters(word.substr(begin, cut_point(word.substr(begin), 4))).upper > 0;
}

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
  if (byline(line) || is_dateline(line)) return false;
  const std::string_view text = without_closing_marks(line);
  return !text.ends_with('.') && !text.ends_with("。") && !text.ends_with(':');
}

bool begins_with_headline(const std::vector<Paragraph>& paragraphs) {
  if (paragraphs.size() < 2) return false;
  const Paragraph& first = paragraphs.front();
  return may_be_headline(first.text) && (first.is_followed_by_blank || is_in_capitals(first.text));
}

std::optional<std::string> byline(std::string_view line) {
  constexpr std::array<std::string_view, 4> by = {"by", "von", "por", "par"};
  constexpr std::array<std::string_view, 10> small = {"and", "und", "y",   "et", "e",
                                                      "de",  "van", "von", "la", "der"};
  constexpr std::size_t most_words = 7;
  constexpr std::size_t max_code_points = 60;  // longer ones go on with the story
  if (line.ends_with('.') || count_code_points(line) > max_code_points) return {};
  const std::vector<std::string_view> words = split_words(line.substr(0, line.find(',')));
  if (words.size() < 3 || words.size() > most_words || !begins_with_capital(words[0])) return {};
  if (std::find(by.begin(), by.end(), fold_case(words[0])) == by.end()) return {};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool is_small = std::find(small.begin(), small.end(), words[i]) != small.end();
    if (!begins_with_capital(words[i]) && !(is_small && i > 1 && i + 1 < words.size())) return {};
    if (words[i].find_first_of("0123456789:?!\";") != std::string_view::npos) return {};
  }
  const char* const begin = words[1].data();
  return std::string(begin, words.back().data() + words.back().size());
}

bool is_dateline(std::string_view line) {
  constexpr std::size_t most_words = 2;  // on each side of the comma
  const std::size_t comma = std::min(line.find(','), line.size());
  const auto is_place = [](std::string_view part) {
    return part.find_first_of("0123456789.:!?\"") == std::string_view::npos &&
           split_words(part).size() <= most_words && is_in_capitals(part);
  };
  return is_place(line.substr(0, comma)) &&
         (comma == line.size() || is_place(line.substr(comma + 1)));
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
