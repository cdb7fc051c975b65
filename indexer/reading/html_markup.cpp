// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/html_markup.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "core/text/text.hpp"

namespace gazette {
int nesting_of(std::string_view html) {
  constexpr std::array<std::string_view, 24> not_nesting = {
      "p",   "li",    "br",    "hr",     "img",   "meta",   "link",  "input",
      "td",  "tr",    "th",    "dt",     "dd",    "option", "area",  "base",
      "col", "embed", "param", "source", "track", "wbr",    "thead", "tbody"};
  int depth = 0;
  int deepest = 0;
  int drawings = 0;
  std::size_t tag_end = 0;  // the next > after the last tag that one was looked for
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closes = at + 1 < html.size() && html[at + 1] == '/';
    const std::size_t begin = at + (closes ? 2 : 1);
    std::size_t end = begin;
    while (end < html.size() && end - begin < 10 &&
           std::isalnum(static_cast<unsigned char>(html[end])) != 0)
      ++end;
    if (end == begin) continue;
    const std::string name = fold_case(html.substr(begin, end - begin));
    if (std::find(not_nesting.begin(), not_nesting.end(), name) != not_nesting.end()) continue;
    if (tag_end < end) tag_end = std::min(html.find('>', end), html.size());
    const bool is_closed_at_once = html[tag_end - 1] == '/';
    if (drawings > 0 && is_closed_at_once) continue;
    if (name == "svg" || name == "math") drawings = std::max(0, drawings + (closes ? -1 : 1));
    depth = closes ? std::max(0, depth - 1) : depth + 1;
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

std::string declared_charset(std::string_view html) {
  static const std::regex pattern(R"(charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+))",
                                  std::regex::icase | std::regex::optimize);
  constexpr std::size_t longest_head = 65536;
  constexpr std::size_t longest_tag = 500;
  const std::string_view head = html.substr(0, longest_head);
  constexpr std::string_view meta = "<meta";
  const auto is_letter = [](char letter, char wanted) {
    return (letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter) ==
           wanted;
  };
  for (auto at = head.begin(); at != head.end();) {
    at = std::search(at, head.end(), meta.begin(), meta.end(), is_letter);
    if (at == head.end()) break;
    std::string_view tag = head.substr(static_cast<std::size_t>(at - head.begin()), longest_tag);
    tag = tag.substr(0, tag.find_first_of("<>", meta.size()));
    const std::string text(tag);
    std::smatch match;
    if (std::regex_search(text, match, pattern)) return match[1].str();
    at += static_cast<std::ptrdiff_t>(meta.size());
  }
  return {};
}

bool has_html_blocks(std::string_view text) {
  constexpr std::array<std::string_view, 16> blocks = {
      "p",  "br", "div", "li",         "ul",      "ol",    "h1",     "h2",
      "h3", "h4", "h5",  "blockquote", "section", "table", "figure", "article"};
  text = text.substr(0, text.rfind('>') + 1);
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view tag = text.substr(at + 1, 12);
    if (tag.starts_with('/')) tag.remove_prefix(1);
    const std::size_t end = tag.find_first_of(" \t\r\n/>");
    if (end == std::string_view::npos) continue;
    const std::string name = fold_case(tag.substr(0, end));
    if (std::find(blocks.begin(), blocks.end(), name) != blocks.end()) return true;
  }
  return false;
}

}  // namespace gazette
