// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/syntax_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "searcher/program/embedded_syntax.hpp"

namespace gazette {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t table_indent = 2;
constexpr std::size_t column_gap = 2;
constexpr std::size_t least_column = 12;  ///< a column is never made narrower than that

std::string bold(const std::string& text, const TextStyle& style) {
  return style.color == Color::on ? fmt::format("\x1b[1m{}\x1b[0m", text) : text;
}

/// Without the characters of emphasis and code; those within code stay.
std::string plain(std::string_view text) {
  std::string result;
  bool is_code = false;
  for (const char c : text) {
    if (c == '`') is_code = !is_code;
    if (c != '`' && (is_code || c != '*')) result += c;
  }
  return one_line(result);
}

Strings lines_of(std::string_view text) {
  Strings lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// `text` in lines of at most `width` columns, broken at blanks.
Strings wrap(std::string_view text, std::size_t width) {
  Strings lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool fits = display_width(lines.back()) + 1 + display_width(word) <= width;
    if (!lines.back().empty() && !fits) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
  }
  return lines;
}

/// A bar within a cell comes after a backslash.
Strings cells_of(std::string_view row) {
  Strings cells;
  row.remove_prefix(1);
  std::string cell;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.substr(i).starts_with("\\|")) {
      cell += row[++i];
    } else if (row[i] == '|') {
      cells.push_back(plain(std::exchange(cell, {})));
    } else {
      cell += row[i];
    }
  }
  if (!cell.empty()) cells.push_back(plain(cell));
  return cells;
}

std::vector<std::size_t> widths_of(const std::vector<Strings>& rows, std::size_t columns) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const Strings& row : rows) {
    for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
    }
  }
  const std::size_t all = std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
                          table_indent + column_gap * (widths.size() - 1);
  if (all <= columns) return widths;
  std::size_t& widest = *std::max_element(widths.begin(), widths.end());
  const std::size_t surplus = std::min(all - columns, widest);
  widest = std::max(widest - surplus, std::min(least_column, widest));
  return widths;
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string table_row(const Strings& row, const std::vector<std::size_t>& widths) {
  std::vector<Strings> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    cells.push_back(i < row.size() ? wrap(row[i], widths[i]) : Strings(1));
    height = std::max(height, cells.back().size());
  }
  std::string text;
  for (std::size_t line = 0; line < height; ++line) {
    std::string shown(table_indent, ' ');
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string cell = line < cells[i].size() ? cells[i][line] : std::string();
      shown += padded(cell, widths[i] + (i + 1 < widths.size() ? column_gap : 0));
    }
    shown.resize(shown.find_last_not_of(' ') + 1);
    text += shown + '\n';
  }
  return text;
}

/// The table at the beginning of `lines`: heads, a line of dashes, rows.
std::string table(const Strings& lines, const TextStyle& style) {
  std::vector<Strings> rows;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 1) rows.push_back(cells_of(lines[i]));
  }
  const std::vector<std::size_t> widths = widths_of(rows, style.columns);
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string row = table_row(rows[i], widths);
    text += i == 0 ? bold(row.substr(0, row.size() - 1), style) + '\n' : row;
  }
  return text;
}

enum class Block { none, heading, table, verbatim, paragraph };

Block kind_of(std::string_view line) {
  if (line.empty()) return Block::none;
  if (line.starts_with("    ")) return Block::verbatim;
  if (line.front() == '#') return Block::heading;
  return line.front() == '|' ? Block::table : Block::paragraph;
}

}  // namespace

std::string render_markdown(std::string_view markdown, const TextStyle& style) {
  const Strings lines = lines_of(markdown);
  std::string text;
  for (std::size_t begin = 0; begin < lines.size();) {
    const Block kind = kind_of(lines[begin]);
    std::size_t end = begin + 1;
    while (end < lines.size() && kind != Block::heading && kind_of(lines[end]) == kind) ++end;
    if (kind != Block::none && !text.empty()) text += '\n';
    if (kind == Block::heading) {
      text += bold(plain(lines[begin].substr(lines[begin].find_first_not_of("# "))), style) + '\n';
    } else if (kind == Block::table) {
      text += table({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(end)},
                    style);
    } else if (kind == Block::verbatim) {
      for (std::size_t i = begin; i < end; ++i) text += lines[i] + '\n';
    } else if (kind == Block::paragraph) {
      std::string paragraph;
      for (std::size_t i = begin; i < end; ++i) paragraph += lines[i] + ' ';
      for (const std::string& line : wrap(plain(paragraph), style.columns)) text += line + '\n';
    }
    begin = end;
  }
  return text;
}

std::string syntax_page(const TextStyle& style) {
  return render_markdown(embedded_syntax.front().text, style);
}

}  // namespace gazette
