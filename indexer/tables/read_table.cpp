// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/tables/read_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/json/field_names.hpp"
#include "indexer/json/json_fields.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/sources/utf8_stream.hpp"
#include "indexer/tables/table_rows.hpp"

namespace gazette {
namespace {

using Cells = std::vector<std::string>;

/// How a table is to be read.
struct Layout {
  Dialect dialect;
  Cells names;  ///< of the columns, as field_names.hpp has them; empty: not read
  bool has_header = false;
};

/// The beginning of a table without its last row, which may be cut off.
std::string_view sample_of(std::string_view text) {
  if (text.size() < head_bytes) return text;
  text = text.substr(0, head_bytes);
  return text.substr(0, text.rfind('\n') + 1);
}

std::vector<Cells> rows_of(std::string_view sample, Dialect dialect) {
  std::istringstream stream{std::string(sample)};
  TableRows rows(stream, dialect);
  std::vector<Cells> result;
  while (std::optional<TableRow> row = rows.next()) {
    if (row->fault.empty()) result.push_back(std::move(row->cells));
  }
  return result;
}

/// Whether a row is the header of a table with a title or a body.
bool is_header(const Cells& row, const FieldMap& map) {
  return std::any_of(row.begin(), row.end(), [&](const std::string& cell) {
    return is_story_name(one_line(cell)) ||
           std::any_of(map.begin(), map.end(),
                       [&](const MappedField& mapped) { return mapped.path == one_line(cell); });
  });
}

/// The names of columns of a table without header: the longest one is the body. The second longest
/// is the title where it reads like one. Yes: "Ferry sails at last". No: "Business", "3".
Cells guessed_names(const std::vector<Cells>& rows) {
  constexpr std::size_t least_body = 40;  // mean bytes
  constexpr std::size_t least_title = 15;
  std::size_t columns = 0;
  for (const Cells& row : rows) columns = std::max(columns, row.size());
  std::vector<std::size_t> bytes(columns);
  for (const Cells& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) bytes[i] += row[i].size();
  }
  Cells names(columns);
  const auto body = std::max_element(bytes.begin(), bytes.end());
  if (body == bytes.end() || *body < least_body * rows.size()) return {};
  names[static_cast<std::size_t>(body - bytes.begin())] = "body";
  *body = 0;
  const auto title = std::max_element(bytes.begin(), bytes.end());
  if (*title >= least_title * rows.size()) {
    names[static_cast<std::size_t>(title - bytes.begin())] = "title";
  }
  return names;
}

Cells names_of_columns(const Columns& columns) {
  Cells names;
  for (const std::optional<ArticleField>& column : columns) {
    names.emplace_back(column ? name_of(*column) : std::string_view());
  }
  return names;
}

std::optional<Layout> layout_of(std::string_view sample, const ReaderSettings& settings) {
  const std::optional<Dialect> dialect = find_dialect(sample);
  if (!dialect) return std::nullopt;
  const std::vector<Cells> rows = rows_of(sample, *dialect);
  if (rows.empty()) return std::nullopt;
  const bool has_header = is_header(rows[0], settings.map);
  Layout layout{*dialect, {}, has_header};
  if (!settings.columns.empty()) {
    layout.names = names_of_columns(settings.columns);
    layout.names.resize(std::max(layout.names.size(), rows[0].size()));
  } else if (has_header) {
    for (const std::string& cell : rows[0]) layout.names.push_back(one_line(cell));
  } else {
    layout.names = guessed_names(rows);
  }
  if (layout.names.empty()) return std::nullopt;
  return layout;
}

/// Whether the first line names a title or a body and another field, whatever separates them.
bool begins_with_header(std::string_view text) {
  constexpr std::size_t longest_name = 40;
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  return std::any_of(std::begin(",;\t|"), std::end(",;\t|"), [&](char separator) {
    std::size_t known = 0;
    bool has_story = false;
    std::size_t begin = 0;
    while (begin <= line.size()) {
      const std::size_t end = std::min(line.find(separator, begin), line.size());
      std::string_view cell = line.substr(begin, end - begin);
      begin = end + 1;
      if (cell.size() > longest_name) return false;
      if (cell.size() > 2 && (cell[0] == '"' || cell[0] == '\'')) {
        cell = cell.substr(1, cell.size() - 2);
      }
      if (is_field_name(one_line(cell))) ++known;
      has_story = has_story || is_story_name(one_line(cell));
    }
    return has_story && known > 1;
  });
}

/// Cells that are too many and empty are dropped. Why the row is not read; empty when it is.
std::string fit(Cells& cells, std::size_t columns) {
  while (cells.size() > columns && one_line(cells.back()).empty()) cells.pop_back();
  if (cells.size() == columns) return {};
  return fmt::format("it has {}, not {}", counted(cells.size(), "column"), columns);
}

JsonValue object_of(const Cells& names, Cells cells) {
  JsonValue object;
  object.kind = JsonValue::Kind::object;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    object.keys.push_back(names[i]);
    JsonValue& value = object.values.emplace_back();
    value.kind = JsonValue::Kind::text;
    value.text = repair_utf8(cells[i]);
  }
  return object;
}

}  // namespace

bool is_named_table(std::string_view name) {
  constexpr std::array<std::string_view, 3> endings = {".csv", ".tsv", ".tab"};
  constexpr std::size_t size = 4;
  if (name.size() <= size) return false;
  const std::string ending = fold_case(name.substr(name.size() - size));
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

bool is_table(std::string_view head, std::string_view name) {
  const std::string converted =
      is_wide(head) ? to_utf8(head)
                    : std::string(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  const std::string_view text = converted;
  if (text.find('\0') != std::string_view::npos) return false;
  if (!is_named_table(name) && !begins_with_header(text)) return false;
  return layout_of(sample_of(text), {}).has_value();
}

void read_table(ReaderInput input, const StorySink& sink) {
  Utf8Stream utf8(input.stream, Converted::all, max_whole_bytes);
  if (utf8.is_too_large()) return skip_too_large(input, sink);
  const std::optional<Layout> layout = layout_of(sample_of(utf8.head()), input.settings);
  if (!layout) {
    return sink(Skipped{input.name, {}, "no columns of a title or a text; --columns names them"});
  }
  TableRows rows(utf8.stream(), layout->dialect);
  bool is_header_row = layout->has_header;
  while (std::optional<TableRow> row = rows.next()) {
    if (std::exchange(is_header_row, false)) continue;
    const std::string place = fmt::format(":{}", row->line);
    std::string fault = row->fault.empty() ? fit(row->cells, layout->names.size()) : row->fault;
    Article article;
    if (fault.empty()) {
      const JsonValue object = object_of(layout->names, std::move(row->cells));
      article = article_of_values(FieldValues(object, input.settings.map));
      fault = has_content(article) ? excess_of(article) : "no title and no body";
    }
    if (fault.empty()) {
      sink(std::move(article));
    } else {
      sink(Skipped{input.name, place, std::move(fault)});
    }
  }
}

}  // namespace gazette
