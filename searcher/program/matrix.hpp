// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a batch: a row for each query, with how many of its articles have each value of a
// facet, the days of the first and the last, and the ids of three. docs/batch.md describes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matches/facets.hpp"
#include "searcher/output/render_json.hpp"
#include "searcher/output/render_table.hpp"
#include "searcher/program/answer.hpp"
#include "searcher/program/options.hpp"
#include "searcher/search/searcher.hpp"

namespace gazette {

/// Throws Error for options that a matrix would ignore, for a form that it does not have, and for
/// an unknown facet. `given` are the names of those on the command line, or in a line of the batch.
void check_matrix(const SearchOptions& options, const std::vector<std::string>& given);

class Matrix {
 public:
  /// The columns are the values of the articles that match the filters of `options`: dates in
  /// order, others by descending count. Throws as `Searcher::search` does. REQUIRES:
  /// check_matrix().
  Matrix(Searcher& searcher, const SearchOptions& options);

  /// The row of column names; empty for JSON.
  std::string head() const;

  /// The row of `request`, which was made of `options` for the query at `place`. Throws as
  /// `Searcher::search` does.
  Answer row(Searcher& searcher, const SearchOptions& options, Request request,
             const BatchPlace& place) const;

 private:
  FacetRequest facet_;
  std::optional<TableFormat> table_;  ///< none: JSON Lines
  std::vector<std::string> columns_;
  std::map<std::string, std::size_t> column_of_;  ///< by `key_of` its value
};

}  // namespace gazette
