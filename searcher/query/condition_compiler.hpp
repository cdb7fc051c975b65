// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on fields that were typed into a query, as Xapian queries. Unlike those of options
// they never fail: what cannot be a condition is searched as words, with a warning.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/query/word_compiler.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// For one query. All functions throw Xapian's errors.
class ConditionCompiler {
 public:
  /// `words` compiles the words of the same query and takes the warnings; it and what `index`
  /// refers to must outlive this. Dates are read as `dates` says.
  ConditionCompiler(const IndexView& index, WordCompiler& words, const DateReading& dates)
      : index_(index), words_(words), dates_(dates) {}

  /// The articles that `node`, of kind condition, selects; nothing when it is one condition too
  /// many. Scores nothing.
  std::optional<Xapian::Query> selecting(const Node& node);

  /// The same, but a condition on the title also scores by its words: their terms in the title
  /// weigh nothing.
  std::optional<Xapian::Query> scoring(const Node& node);

  /// Whether any condition so far leaves out articles without a date.
  bool filters_dates() const { return filters_dates_; }

 private:
  void warn_of_date(const Node& node);
  bool is_one_too_many(const Node& node);
  bool is_beginning(const Node& node) const;
  Xapian::Query beginning_condition(const Node& node);
  std::optional<Xapian::Query> words_condition(const Node& node);
  void warn_of_name(const Node& node, const Xapian::Query& query);
  void warn_of_value(const Node& node, const ConditionValue& value, const Xapian::Query& query);

  const IndexView& index_;
  WordCompiler& words_;
  DateReading dates_;
  std::size_t date_conditions_ = 0;
  std::size_t values_begun_ = 0;  ///< by all conditions that end in `*`
  bool filters_dates_ = false;
};

}  // namespace gazette
