// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/cleaning/hyphens.hpp"

namespace gazette {
namespace {

/// Text with a longer line is not wrapped at a width.
constexpr std::size_t widest_broken_line = 100;

struct TextLine {
  std::string text;
  bool is_indented = false;
  bool has_soft_hyphen = false;  ///< at its end
};

bool ends_in_soft_hyphen(std::string_view line) {
  const std::size_t end = line.find_last_not_of(" \t");
  return end != std::string_view::npos && line.substr(0, end + 1).ends_with("\u00AD");
}

/// Of several blank lines in a row the first: a text may have millions.
std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    std::string shown = one_line(line);
    const bool is_blank_again = shown.empty() && !lines.empty() && lines.back().text.empty();
    if (!is_blank_again) {
      lines.push_back({std::move(shown), line.starts_with("  ") || line.starts_with("\t"),
                       ends_in_soft_hyphen(line)});
    }
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool ends_line_of_prose(std::string_view line) {
  constexpr std::array<std::string_view, 14> ends = {".", "!", "?", ":",  "\"", "'",  ")",
                                                     "”", "’", "»", "。", "！", "？", "」"};
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

/// Whether `line` had no room for the first word of `next`.
bool is_full(const std::string& line, const std::string& next, std::size_t widest) {
  constexpr std::size_t ragged = 10;  // wrapped by hand, or before a long word
  const std::string_view word = std::string_view(next).substr(0, next.find(' '));
  return count_code_points(line) + 1 + count_code_points(word) + ragged > widest;
}

/// The width at which the lines are wrapped: most lines that fill it end within a sentence. Nothing
/// when each line is a paragraph.
std::optional<std::size_t> broken_width(const std::vector<TextLine>& lines) {
  std::size_t widest = 0;
  for (const TextLine& line : lines) widest = std::max(widest, count_code_points(line.text));
  if (widest < 40 || widest > widest_broken_line) return std::nullopt;
  std::size_t full = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string& line = lines[i].text;
    const std::string& next = lines[i + 1].text;
    if (line.empty() || next.empty() || lines[i + 1].is_indented) continue;
    if (!is_full(line, next, widest)) continue;
    ++full;
    open += ends_line_of_prose(line) ? 0 : 1;
  }
  return full >= 2 && open * 2 > full ? std::optional(widest) : std::nullopt;
}

/// Whether `next` goes on with a word that the end of `line` divides, whatever the widths of the
/// lines. Yes: "The coun-" / "cil met". No: "an anti-" / "American mood", which may be two titles.
bool divides_word(const TextLine& line, const std::string& next) {
  if (!line.has_soft_hyphen && !has_hyphen_at_end(line.text)) return false;
  const std::u32string first = code_points(std::string_view(next).substr(0, next.find(' ')));
  return !first.empty() && count_letters(to_utf8(first.front())).lower == 1;
}

/// Puts the lines of a paragraph together.
class LineJoiner {
 public:
  LineJoiner(std::string_view text, LineHyphens hyphens) : text_(text), hyphens_(hyphens) {}

  void append(std::string& paragraph, const TextLine& before, const std::string& line) {
    if (hyphens_ == LineHyphens::as_written || !join_word(paragraph, before, line)) {
      paragraph += ' ';
    }
    paragraph += line;
  }

 private:
  /// Whether `line` goes on with the word that ends `paragraph`, which then loses its hyphen.
  bool join_word(std::string& paragraph, const TextLine& before, const std::string& line) {
    if (before.has_soft_hyphen) {
      if (paragraph.ends_with("\u00AD")) paragraph.resize(paragraph.size() - 2);
      return true;
    }
    if (!has_hyphen_at_end(before.text)) return false;
    if (!words_) words_.emplace(text_);
    const HyphenAtEnd hyphen = words_->at(before.text, line);
    if (hyphen == HyphenAtEnd::goes) paragraph.pop_back();
    return hyphen != HyphenAtEnd::stays_before_gap;
  }

  std::string_view text_;
  LineHyphens hyphens_;
  std::optional<DividedWords> words_;  ///< read when they are needed first
};

}  // namespace

std::vector<Paragraph> split_paragraphs(std::string_view text, LineHyphens hyphens) {
  const std::vector<TextLine> lines = split_lines(text);
  const std::optional<std::size_t> width = broken_width(lines);
  LineJoiner joiner(text, hyphens);
  std::vector<Paragraph> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextLine& line = lines[i];
    const bool may_go_on = i > 0 && !lines[i - 1].text.empty() && !line.is_indented;
    const bool goes_on =
        may_go_on &&
        ((width && is_full(lines[i - 1].text, line.text, *width)) ||
         (hyphens == LineHyphens::of_words_only && divides_word(lines[i - 1], line.text)));
    if (line.text.empty()) {
      if (!result.empty()) result.back().is_followed_by_blank = true;
    } else if (goes_on) {
      joiner.append(result.back().text, lines[i - 1], line.text);
    } else {
      result.push_back({line.text, false});
    }
  }
  if (!result.empty()) result.back().is_followed_by_blank = true;
  return result;
}

std::string join_paragraphs(const std::vector<Paragraph>& paragraphs) {
  std::string body;
  for (const Paragraph& paragraph : paragraphs) body += paragraph.text + '\n';
  return body;
}

bool is_in_capitals(std::string_view text) {
  const LetterCounts letters = count_letters(text);
  return letters.upper >= 4 && letters.lower * 10 <= letters.upper && letters.uncased == 0;
}

}  // namespace gazette
