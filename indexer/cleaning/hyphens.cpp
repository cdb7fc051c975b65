// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/hyphens.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Before a hyphen that is hardly ever there to divide a word.
constexpr auto sure_first_parts =
    std::to_array<std::string_view>({"self", "non", "half", "well", "vice", "anti", "quasi"});

/// Words of which compounds with a hyphen are made, first and last.
constexpr auto compound_parts = std::to_array<std::string_view>(
    {"long",    "short",   "high",    "low",     "full",    "part",    "first",  "second",
     "third",   "fourth",  "fifth",   "one",     "two",     "three",   "four",   "five",
     "six",     "seven",   "eight",   "nine",    "ten",     "twenty",  "thirty", "forty",
     "fifty",   "sixty",   "seventy", "eighty",  "ninety",  "old",     "new",    "far",
     "left",    "right",   "hard",    "free",    "cross",   "post",    "pre",    "near",
     "large",   "small",   "big",     "state",   "world",   "year",    "day",    "time",
     "so",      "much",    "all",     "mid",     "known",   "based",   "term",   "called",
     "like",    "wide",    "led",     "born",    "made",    "elect",   "up",     "off",
     "in",      "out",     "down",    "over",    "being",   "hour",    "level",  "scale",
     "range",   "speed",   "tech",    "profile", "ranking", "class",   "hand",   "half",
     "thirds",  "party",   "sized",   "size",    "style",   "related", "owned",  "run",
     "backed",  "held",    "paid",    "built",   "general", "chief",   "law",    "friendly",
     "million", "billion", "month",   "week",    "minute",  "metre",   "meter",  "mile",
     "storey",  "story",   "page",    "man",     "member",  "quarter", "best",   "selling",
     "fast",    "slow",    "back"});

/// They stand by themselves, too, but in front of a hyphen at the end of a line they mostly begin
/// a word: "be-" / "come".
constexpr auto beginnings = std::to_array<std::string_view>(
    {"a",   "al", "an",  "as", "at", "be", "by", "de", "do", "en",  "er",
     "for", "ge", "go",  "he", "im", "in", "is", "it", "le", "me",  "no",
     "on",  "or", "per", "re", "so", "to", "un", "us", "we", "with"});

/// After a hyphen whose word goes on later.
constexpr auto joints = std::to_array<std::string_view>(
    {"und", "oder", "bis", "sowie", "bzw", "and", "och", "og", "eller"});

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_part_of_word(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_part_of_word(text[end])) ++end;
  return text.substr(0, end);
}

std::string folded(std::string_view word) {
  if (!is_ascii(word)) return fold_case(word);
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view without_blanks_at_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

}  // namespace

bool has_hyphen_at_end(std::string_view line) {
  return line.size() > 1 && line.back() == '-' && is_part_of_word(line[line.size() - 2]);
}

DividedWords::DividedWords(std::string_view text) {
  constexpr std::size_t examined_bytes = std::size_t{1} << 20U;
  text = text.substr(0, cut_point(text, examined_bytes));
  bool is_divided = false;  // the end of the line before
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    std::string_view line = without_blanks_at_end(text.substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) continue;
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (is_divided) line.remove_prefix(first_word(line).size());
    is_divided = has_hyphen_at_end(line);
    if (is_divided) {
      line.remove_suffix(1);
      line.remove_suffix(last_word(line).size());
    }
    for (std::size_t at = 0; at < line.size();) {
      std::string_view word = first_word(line.substr(at));
      if (word.empty()) {
        ++at;
        continue;
      }
      words_.insert(folded(word));
      std::size_t whole = word.size();
      while (at + whole < line.size() && line[at + whole] == '-') {
        word = first_word(line.substr(at + whole + 1));
        if (word.empty()) break;
        words_.insert(folded(word));
        whole += 1 + word.size();
      }
      words_.insert(folded(line.substr(at, whole)));
      at += whole;
    }
  }
}

bool DividedWords::knows(const std::string& word) const {
  return words_.contains(word) || is_one_of(word, compound_parts);
}

HyphenAtEnd DividedWords::at(std::string_view line, std::string_view next) const {
  line.remove_suffix(1);
  const std::string_view first = last_word(line);
  const std::string_view second = first_word(next);
  if (second.empty()) return HyphenAtEnd::stays_before_gap;
  const bool is_compound =
      line.size() > first.size() && line[line.size() - first.size() - 1] == '-';
  const LetterCounts of_first = count_letters(first);
  const LetterCounts of_second = count_letters(second);
  const bool are_capitals = of_second.upper > 0 && of_first.lower + of_second.lower == 0;
  const bool begins_low = of_second.upper == 0 && of_second.lower == count_code_points(second);
  if (is_compound || (!begins_low && !are_capitals)) return HyphenAtEnd::stays;
  if (of_first.upper > 1 && of_first.lower == 0 && !are_capitals) return HyphenAtEnd::stays;
  if (of_first.upper + of_first.lower != count_code_points(first)) return HyphenAtEnd::stays;
  const std::string left = folded(first);
  const std::string right = folded(second);
  if (words_.contains(left + right)) return HyphenAtEnd::goes;
  if (words_.contains(left + '-' + right)) return HyphenAtEnd::stays;
  if (is_one_of(right, joints) || (right == "or" && knows(left))) {
    return HyphenAtEnd::stays_before_gap;
  }
  if (is_one_of(left, sure_first_parts)) return HyphenAtEnd::stays;
  if (is_one_of(left, beginnings)) return HyphenAtEnd::goes;
  return knows(left) && knows(right) ? HyphenAtEnd::stays : HyphenAtEnd::goes;
}

}  // namespace gazette
