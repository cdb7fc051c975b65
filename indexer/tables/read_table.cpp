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
  std::size_t lines_above = 0;  ///< the header: comments
  Cells unread;                 ///< names in the header that give no field, where they are many
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

/// Whether a row is a header by its form, in whatever language: short names, each once, and the one
/// of the body much shorter than a body. `names` are those guessed from the rows below it.
bool looks_like_header(const std::vector<Cells>& rows, const Cells& names) {
  constexpr std::size_t longest_name = 40;
  constexpr std::size_t least_ratio = 4;  // of a body to the name of its column
  const Cells& header = rows[0];
  const auto body =
      static_cast<std::size_t>(std::find(names.begin(), names.end(), "body") - names.begin());
  if (header.size() < names.size() || body == names.size()) return false;
  std::size_t bytes = 0;
  for (std::size_t i = 1; i < rows.size(); ++i)
    bytes += body < rows[i].size() ? rows[i][body].size() : 0;
  if (header[body].size() * least_ratio * (rows.size() - 1) > bytes) return false;
  Cells sorted = header;
  std::sort(sorted.begin(), sorted.end());
  return std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end() &&
         std::all_of(header.begin(), header.end(), [](const std::string& cell) {
           return !one_line(cell).empty() && cell.size() <= longest_name &&
                  cell.find_first_of("0123456789.!?") == std::string::npos;
         });
}

/// The names of a header that give no field, when these are more than half of them.
Cells unread_names(const Cells& header) {
  Cells unread;
  std::size_t named = 0;
  for (const std::string& name : header) {
    if (name.empty()) continue;
    ++named;
    if (!is_field_name(name)) unread.push_back(name);
  }
  return 2 * unread.size() > named ? unread : Cells();
}

Cells names_of_columns(const Columns& columns) {
  Cells names;
  for (const std::optional<ArticleField>& column : columns) {
    names.emplace_back(column ? name_of(*column) : std::string_view());
  }
  return names;
}

std::optional<Layout> layout_of_rows(std::string_view sample, const ReaderSettings& settings) {
  const std::optional<Dialect> dialect = find_dialect(sample);
  if (!dialect) return std::nullopt;
  const std::vector<Cells> rows = rows_of(sample, *dialect);
  if (rows.empty()) return std::nullopt;
  const bool has_header = is_header(rows[0], settings.map);
  Layout layout{.dialect = *dialect, .names = {}, .has_header = has_header, .unread = {}};
  if (!settings.columns.empty()) {
    layout.names = names_of_columns(settings.columns);
    layout.names.resize(std::max(layout.names.size(), rows[0].size()));
  } else if (has_header) {
    for (const std::string& cell : rows[0]) layout.names.push_back(one_line(cell));
    // Who maps names has seen the others.
    if (settings.map.empty()) layout.unread = unread_names(layout.names);
  } else {
    const std::vector<Cells> below(rows.begin() + 1, rows.end());
    const Cells names = guessed_names(below);
    layout.has_header = looks_like_header(rows, names);
    layout.names = layout.has_header ? names : guessed_names(rows);
    for (std::size_t i = 0; layout.has_header && i < rows[0].size(); ++i) {
      if (i >= names.size() || names[i].empty()) layout.unread.push_back(one_line(rows[0][i]));
    }
    if (layout.has_header) layout.names.resize(rows[0].size());
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

/// Lines above a header that begin with #, as "# export of 2026".
struct Comments {
  std::size_t lines = 0;
  std::size_t bytes = 0;
};

Comments comments_above(std::string_view text) {
  constexpr std::size_t most_lines = 20;
  Comments comments;
  while (comments.lines < most_lines) {
    const std::string_view rest = text.substr(comments.bytes);
    const std::size_t end = rest.find('\n');
    // The first column may be called "#".
    if (!rest.starts_with('#') || end == std::string_view::npos || begins_with_header(rest)) break;
    ++comments.lines;
    comments.bytes += end + 1;
  }
  return comments;
}

std::optional<Layout> layout_of(std::string_view sample, const ReaderSettings& settings) {
  if (const Comments comments = comments_above(sample); comments.lines > 0) {
    std::optional<Layout> layout = layout_of_rows(sample.substr(comments.bytes), settings);
    if (layout && layout->has_header) {
      layout->lines_above = comments.lines;
      return layout;
    }
  }
  return layout_of_rows(sample, settings);
}

/// Cells that are too many and empty are dropped. Why the row is not read; empty when it is.
std::string fit(Cells& cells, std::size_t columns) {
  while (cells.size() > columns && one_line(cells.back()).empty()) cells.pop_back();
  if (cells.size() == columns) return {};
  return fmt::format("it has {}, not {}", counted(cells.size(), "column"), columns);
}

/// Whether the rows of `text`, the beginning of a file, are mostly those of its header, and not the
/// lines of a text that begins with "Name, date, place".
bool rows_fit_header(std::string_view text, const Layout& layout) {
  const bool is_all = text.size() < head_bytes;
  std::istringstream stream{std::string(sample_of(text))};
  Line line;
  for (std::size_t i = 0; i < layout.lines_above; ++i) next_line(stream, line, head_bytes);
  TableRows rows(stream, layout.dialect);
  std::optional<TableRow> row = rows.next();
  const std::size_t header_line = row ? row->line : 0;
  std::size_t fitting = 0;
  std::size_t total = 0;
  while ((row = rows.next())) {
    // Its end may be after the sample.
    if (!is_all && !row->fault.empty()) return total == 0 || 2 * fitting > total;
    // A blank line follows the heading of a text.
    if (total == 0 && row->line > header_line + 1) return false;
    ++total;
    if (row->fault.empty() && fit(row->cells, layout.names.size()).empty()) ++fitting;
  }
  return total == 0 ? !is_all : 2 * fitting > total;
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
  const std::string converted = with_line_feeds(
      is_wide(head) ? to_utf8(head)
                    : std::string(head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0)));
  const std::string_view text = converted;
  if (text.find('\0') != std::string_view::npos) return false;
  const bool is_named = is_named_table(name);
  if (!is_named && !begins_with_header(text.substr(comments_above(text).bytes))) return false;
  const std::optional<Layout> layout = layout_of(sample_of(text), {});
  return layout && (is_named || rows_fit_header(text, *layout));
}

void read_table(ReaderInput input, const StorySink& sink) {
  Utf8Stream utf8(input.stream, Converted::all, max_whole_bytes);
  if (utf8.is_too_large()) return skip_too_large(input, sink);
  const std::optional<Layout> layout = layout_of(sample_of(utf8.head()), input.settings);
  if (!layout) {
    return sink(Skipped{
        input.name, {}, "no column of titles or texts was found; name the columns with --columns"});
  }
  Line comment;
  for (std::size_t i = 0; i < layout->lines_above; ++i) {
    next_line(utf8.stream(), comment, head_bytes);
  }
  TableRows rows(utf8.stream(), layout->dialect);
  bool is_header_row = layout->has_header;
  bool has_rows = false;
  while (std::optional<TableRow> row = rows.next()) {
    const std::string place = fmt::format(":{}", row->line + layout->lines_above);
    if (std::exchange(is_header_row, false)) {
      if (!layout->unread.empty()) {
        sink(Omitted{input.name, place,
                     fmt::format("columns not read: {}; map them with --map FIELD=COLUMN",
                                 fmt::join(layout->unread, ", "))});
      }
      continue;
    }
    has_rows = true;
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
  if (!has_rows) sink(Skipped{input.name, {}, "the table has a header but no rows"});
}

}  // namespace gazette
