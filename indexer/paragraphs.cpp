// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/paragraphs.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace gazette {
namespace {

/// Text is broken to a width when no line is longer than this.
constexpr std::size_t widest_broken_line = 100;

struct TextLine {
  std::string text;
  bool is_indented = false;
};

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    lines.push_back({one_line(line), line.starts_with("  ") || line.starts_with("\t")});
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

bool ends_sentence(const std::string& line) {
  return !line.empty() && std::string_view(".!?:\"')").find(line.back()) != std::string_view::npos;
}

/// Whether most lines that go on in a next one stop in mid-sentence at about one width.
bool is_broken_to_width(const std::vector<TextLine>& lines) {
  std::size_t inner = 0;
  std::size_t open = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t width = count_code_points(lines[i].text);
    if (width > widest_broken_line) return false;
    widest = std::max(widest, width);
    if (i + 1 == lines.size() || lines[i].text.empty() || lines[i + 1].text.empty() ||
        lines[i + 1].is_indented) {
      continue;
    }
    ++inner;
    open += ends_sentence(lines[i].text) ? 0 : 1;
  }
  return widest >= 40 && inner >= 2 && open * 2 > inner;
}

}  // namespace

std::vector<Paragraph> paragraphs(std::string_view text) {
  const std::vector<TextLine> lines = split_lines(text);
  const bool is_broken = is_broken_to_width(lines);
  std::vector<Paragraph> result;
  bool goes_on = false;
  for (const TextLine& line : lines) {
    if (line.text.empty()) {
      if (!result.empty()) result.back().is_followed_by_blank = true;
      goes_on = false;
      continue;
    }
    if (is_broken && goes_on && !line.is_indented) {
      result.back().text += ' ' + line.text;
    } else {
      result.push_back({line.text, false});
    }
    goes_on = true;
  }
  if (!result.empty()) result.back().is_followed_by_blank = true;
  return result;
}

std::string join_paragraphs(const std::vector<Paragraph>& paragraphs) {
  std::string body;
  for (const Paragraph& paragraph : paragraphs) body += paragraph.text + '\n';
  return body;
}

}  // namespace gazette
