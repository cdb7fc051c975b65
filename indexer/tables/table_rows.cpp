// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/tables/table_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>

#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

/// Longest row, in bytes; a longer one is taken for one whose quote is not closed.
constexpr std::size_t max_row_bytes = std::size_t{64} * 1024 * 1024;

/// For tables whose cells are written as they are.
constexpr char no_quote = '\0';

constexpr const char* unclosed = "its quotation mark is not closed";

/// Takes the lines of one row.
class RowParser {
 public:
  explicit RowParser(Dialect dialect) : dialect_(dialect) {}

  enum class After { whole, open, broken };

  After take(std::string_view line) {
    if (state_ == State::quoted) cells_.back() += '\n';
    is_first_line_ = cells_.empty();
    if (is_first_line_) cells_.emplace_back();
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!step(line, i)) return After::broken;
    }
    if (state_ != State::quoted) return After::whole;
    return is_sloppy_ ? After::broken : After::open;
  }

  bool is_sloppy() const { return is_sloppy_; }
  std::size_t quoted_cells() const { return quoted_ + (state_ == State::after_quote ? 1 : 0); }
  std::vector<std::string> take_cells() { return std::move(cells_); }

 private:
  enum class State { before, plain, quoted, after_quote };

  /// False when a quote of a line before cannot have been meant to go on until here. Moves `i` over
  /// what is escaped.
  bool step(std::string_view line, std::size_t& i) {
    const char c = line[i];
    const bool is_quote = c == dialect_.quote;
    if (is_escape(line, i) && (state_ == State::quoted || state_ == State::plain)) {
      cells_.back() += line[++i];
      return true;
    }
    switch (state_) {
      case State::before:
        if (is_quote) {
          state_ = State::quoted;
          cells_.back().clear();
          return true;
        }
        if (c == ' ') {
          cells_.back() += c;
          return true;
        }
        state_ = State::plain;
        break;
      case State::plain:
        break;
      case State::quoted:
        if (is_quote) {
          state_ = State::after_quote;
          after_ = {};
        } else {
          cells_.back() += c;
        }
        return true;
      case State::after_quote:
        return step_after_quote(c);
    }
    if (c == dialect_.separator) {
      end_cell();
    } else {
      cells_.back() += c;
    }
    return true;
  }

  bool step_after_quote(char c) {
    if (c == dialect_.quote && after_.empty()) {
      cells_.back() += c;
      state_ = State::quoted;
    } else if (c == dialect_.separator) {
      end_cell();
    } else if (c == ' ') {
      after_ += c;
    } else if (is_first_line_) {
      is_sloppy_ = true;
      cells_.back() += dialect_.quote + std::exchange(after_, {});
      if (c == dialect_.quote) return true;
      cells_.back() += c;
      state_ = State::quoted;
    } else {
      return false;
    }
    return true;
  }

  bool is_escape(std::string_view line, std::size_t i) const {
    if (dialect_.escape != Dialect::Escape::backslash || line[i] != '\\') return false;
    if (i + 1 == line.size()) return false;
    const char next = line[i + 1];
    return next == dialect_.quote || next == '\\' ||
           (next == dialect_.separator && state_ == State::plain);
  }

  void end_cell() {
    if (state_ == State::after_quote) ++quoted_;
    cells_.emplace_back();
    state_ = State::before;
  }

  Dialect dialect_;
  State state_ = State::before;
  std::vector<std::string> cells_;
  std::string after_;       ///< blanks after a closing quote
  std::size_t quoted_ = 0;  ///< cells that have ended
  bool is_first_line_ = true;
  bool is_sloppy_ = false;
};

/// How badly a dialect fits the rows of a sample: 0 when all have the same number of cells.
struct Fit {
  double cost = 0;
  std::size_t columns = 0;  ///< of most rows
  double share = 0;         ///< of the rows, those that have so many
  std::size_t quoted = 0;   ///< cells in quotes
};

Fit fit_of(std::string_view sample, Dialect dialect) {
  std::istringstream stream{std::string(sample)};
  TableRows rows(stream, dialect);
  std::map<std::size_t, std::size_t> counts;  // rows by their number of cells
  std::size_t total = 0;
  std::size_t bad = 0;
  std::size_t quoted = 0;
  while (const std::optional<TableRow> row = rows.next()) {
    ++total;
    if (!row->fault.empty() || row->is_sloppy) ++bad;
    if (row->fault.empty()) ++counts[row->cells.size()];
    if (row->fault.empty()) quoted += row->quoted_cells;
  }
  if (counts.empty()) return {};
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const auto n = static_cast<double>(total);
  double sum = 0;
  double squares = 0;
  for (const auto& [cells, count] : counts) {
    const auto size = static_cast<double>(cells);
    sum += size * static_cast<double>(count);
    squares += size * size * static_cast<double>(count);
  }
  const double mean = sum / n;
  const double variance = squares / n - mean * mean;
  return {variance / (mean * mean) + 2 * static_cast<double>(bad) / n, most->first,
          static_cast<double>(most->second) / n, quoted};
}

/// Whether a table whose first rows fit so can be written in that dialect: commas and the like are
/// used with quotation marks unless others are seen, tabs also with none.
bool is_possible(const Fit& fit, Dialect dialect) {
  constexpr double least_share = 0.5;
  if (fit.columns < 2 || fit.share < least_share) return false;
  if (dialect.quote == no_quote) return dialect.separator == '\t';
  return dialect.quote == '"' || fit.quoted > 0;
}

bool is_better(const Fit& fit, const Fit& other) {
  if (fit.cost != other.cost) return fit.cost < other.cost;
  if (fit.quoted != other.quoted) return fit.quoted > other.quoted;
  return fit.columns > other.columns;
}

}  // namespace

std::optional<std::string> TableRows::next_line_of_row() {
  std::string text;
  if (!again_.empty()) {
    text = std::move(again_.front());
    again_.pop_front();
  } else {
    Line line;
    if (!next_line(stream_, line, max_row_bytes)) return std::nullopt;
    text = std::move(line.text);
    taken_bytes_ += text.size() + 1;
  }
  ++line_;
  return text;
}

std::optional<TableRow> TableRows::next() {
  for (;;) {
    std::optional<TableRow> row = read_row();
    if (!row) return row;
    const bool is_empty = row->fault.empty() && row->cells.size() == 1 && row->cells[0].empty();
    const bool is_spreadsheet_mark =
        row->line == 1 && row->cells.size() <= 2 && row->cells[0].starts_with("sep=");
    if (!is_empty && !is_spreadsheet_mark) return row;
  }
}

/// How much may be read again for quotes that are not closed. Beyond it, a row with such a quote is
/// broken at the end of its first line.
std::uint64_t TableRows::most_returned_bytes() const {
  constexpr std::uint64_t free_bytes = std::uint64_t{64} * 1024;
  return free_bytes + 4 * taken_bytes_;
}

std::optional<TableRow> TableRows::read_row() {
  RowParser parser(dialect_);
  std::deque<std::string> lines;
  std::size_t bytes = 0;
  TableRow row;
  row.line = line_ + 1;
  auto after = RowParser::After::open;
  while (after == RowParser::After::open) {
    std::optional<std::string> line = next_line_of_row();
    if (!line && lines.empty()) return std::nullopt;
    after = line ? parser.take(*line) : RowParser::After::broken;
    if (!line) break;
    bytes += line->size() + 1;
    lines.push_back(std::move(*line));
    const bool is_too_long = bytes > max_row_bytes || returned_bytes_ > most_returned_bytes();
    if (after == RowParser::After::open && is_too_long) after = RowParser::After::broken;
  }
  row.cells = parser.take_cells();
  row.quoted_cells = parser.quoted_cells();
  row.is_sloppy = parser.is_sloppy();
  if (after == RowParser::After::broken) {
    row.fault = unclosed;
    returned_bytes_ += bytes - (lines.front().size() + 1);
    lines.pop_front();
    line_ -= lines.size();
    again_.insert(again_.begin(), std::make_move_iterator(lines.begin()),
                  std::make_move_iterator(lines.end()));
  }
  return row;
}

std::optional<Dialect> find_dialect(std::string_view sample) {
  std::optional<Dialect> best;
  Fit best_fit;
  if (sample.starts_with("sep=") && sample.size() > 4) {
    return Dialect{.separator = sample[4], .quote = '"', .escape = Dialect::Escape::doubled};
  }
  for (const char separator : {',', ';', '\t', '|'}) {
    if (sample.find(separator) == std::string_view::npos) continue;
    for (const char quote : {'"', '\'', no_quote}) {
      for (const Dialect::Escape escape : {Dialect::Escape::doubled, Dialect::Escape::backslash}) {
        const Dialect dialect{separator, quote, escape};
        const Fit fit = fit_of(sample, dialect);
        if (!is_possible(fit, dialect) || (best && !is_better(fit, best_fit))) continue;
        best = dialect;
        best_fit = fit;
      }
    }
  }
  return best;
}

}  // namespace gazette
