// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a text table: CSV (RFC 4180), TSV and their dialects.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// How a table is written. Within quotes a doubled quote stands for one.
struct Dialect {
  char separator = ',';
  char quote = '"';  ///< NUL: none
  /// Whether a backslash before a quote, a separator or a backslash takes away its meaning, too.
  enum class Escape { doubled, backslash } escape = Escape::doubled;

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 1;          ///< in which it begins, from 1
  std::string fault;             ///< why it cannot be read; the cells then mean nothing
  std::size_t quoted_cells = 0;  ///< that quotes enclose
  bool is_sloppy = false;        ///< a quote stood where none is allowed, and was taken as text
};

/// Reads one row at a time. A row whose quotation mark is never closed loses its first line only:
/// reading resumes on the next line. After many such rows, a row with an open
/// quotation mark ends with its line. Takes time in proportion to the input. Not thread-safe.
class TableRows {
 public:
  /// REQUIRES: `stream` outlives this.
  TableRows(std::istream& stream, Dialect dialect) : stream_(stream), dialect_(dialect) {}

  /// Nothing at the end. Empty lines, and the line `sep=;` of a spreadsheet, are left out.
  std::optional<TableRow> next();

 private:
  std::optional<std::string> next_line_of_row();
  std::optional<TableRow> read_row();
  std::uint64_t most_returned_bytes() const;

  std::istream& stream_;
  Dialect dialect_;
  std::deque<std::string> again_;     ///< lines to be read again, before those of the stream
  std::size_t line_ = 0;              ///< that was read last
  std::uint64_t taken_bytes_ = 0;     ///< from the stream
  std::uint64_t returned_bytes_ = 0;  ///< to be read again
};

/// The dialect in which the numbers of cells of the rows of `sample` (the beginning of a table, or
/// all of it) differ least, and half of the rows have the same; of several that do, the one that
/// has most cells in quotes. Nothing when none makes two columns.
std::optional<Dialect> find_dialect(std::string_view sample);

}  // namespace gazette
