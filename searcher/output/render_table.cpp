// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_table.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// RFC 4180, 2.5 to 2.7. Blanks at the ends are quoted as well: some readers drop them else.
std::string csv_cell(const std::string& text) {
  const bool is_plain = text.find_first_of(",\"\r\n") == std::string::npos &&
                        !text.starts_with(' ') && !text.ends_with(' ');
  if (is_plain) return text;
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

/// As PostgreSQL, jq and Miller have it: IANA's text/tab-separated-values has no way to write a
/// tab.
std::string tsv_cell(const std::string& text) {
  std::string cell;
  for (const char c : text) {
    switch (c) {
      case '\t':
        cell += "\\t";
        break;
      case '\n':
        cell += "\\n";
        break;
      case '\r':
        cell += "\\r";
        break;
      case '\\':
        cell += "\\\\";
        break;
      default:
        cell += c;
    }
  }
  return cell;
}

/// Highlights are of little use in a table, so they are a column only when --fields names them.
const HitFields& columns(const HitFields& chosen) {
  static const HitFields standard = [] {
    HitFields made = standard_columns();
    std::erase_if(made, [](const HitField* field) { return field->name == "highlights"; });
    return made;
  }();
  return chosen.empty() ? standard : chosen;
}

}  // namespace

std::string table_row(TableFormat form, const std::vector<std::string>& cells) {
  const char separator = form == TableFormat::csv ? ',' : '\t';
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += separator;
    line += form == TableFormat::csv ? csv_cell(cells[i]) : tsv_cell(cells[i]);
  }
  // A line of nothing is no row to most readers: one empty cell is written "".
  if (line.empty() && form == TableFormat::csv) line = "\"\"";
  return line + '\n';
}

std::string render_table_head(TableFormat form, const HitFields& chosen, Tags tags) {
  std::vector<std::string> cells;
  if (tags == Tags::query_id) cells.emplace_back("query_id");
  for (const HitField* field : columns(chosen)) cells.emplace_back(field->name);
  return table_row(form, cells);
}

std::string render_table(TableFormat form, const Page& page, const HitFields& chosen) {
  std::string rows;
  for (const Hit& hit : page.hits) {
    std::vector<std::string> cells;
    if (!page.query_id.empty()) cells.push_back(one_line(page.query_id));
    for (const HitField* field : columns(chosen)) cells.push_back(to_text(field->value(hit)));
    rows += table_row(form, cells);
  }
  return rows;
}

}  // namespace gazette
