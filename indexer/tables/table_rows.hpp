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
  /// Whether a backslash also escapes a quote, a separator or a backslash.
  enum class Escape { doubled, backslash } escape = Escape::doubled;

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 1;          ///< where it begins, from 1
  std::string fault;             ///< why it cannot be read; `cells` is then meaningless
  std::size_t quoted_cells = 0;  ///< number of cells in quotes
  bool is_sloppy = false;        ///< a misplaced quote was read as text
};

/// Reads one row at a time. When a quotation mark is never closed, only the first line of that row
/// is lost: reading resumes on the next line. After many such rows, a row with an open quotation
/// mark ends with its line. Linear in the length of the input. Not thread-safe.
class TableRows {
 public:
  /// REQUIRES: `stream` outlives this.
  TableRows(std::istream& stream, Dialect dialect) : stream_(stream), dialect_(dialect) {}

  /// The next row; nothing at the end. Empty lines and a spreadsheet's `sep=;` line are skipped.
  std::optional<TableRow> next();

 private:
  std::optional<std::string> next_line_of_row();
  std::optional<TableRow> read_row();
  std::uint64_t most_returned_bytes() const;

  std::istream& stream_;
  Dialect dialect_;
  std::deque<std::string> again_;     ///< lines to read again before more from the stream
  std::size_t line_ = 0;              ///< number of the last line read
  std::uint64_t taken_bytes_ = 0;     ///< from the stream
  std::uint64_t returned_bytes_ = 0;  ///< put back to be read again
};

/// Guesses the dialect from `sample`, the beginning of a table or all of it: the one in which the
/// rows differ least in their number of cells, and at least half of them have the same number.
/// Among equals, the one with most cells in quotes. Nothing when no dialect gives two columns.
std::optional<Dialect> find_dialect(std::string_view sample);

}  // namespace gazette
