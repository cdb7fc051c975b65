// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions on fields that were typed into a query, as Xapian queries. Never an error, as
// those of options are: what cannot be a condition is searched as words, with a warning.
#pragma once

#include <cstddef>
#include <optional>

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/word_compiler.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// Of one query, whose words `words` compiles.
class ConditionCompiler {
 public:
  ConditionCompiler(const IndexView& index, WordCompiler& words) : index_(index), words_(words) {}

  /// What `node` selects; nothing when it says nothing.
  std::optional<Xapian::Query> selecting(const Node& node);

  /// The same, and the words of a title score as plain words, since their own terms weigh nothing.
  std::optional<Xapian::Query> scoring(const Node& node);

  /// Whether articles without a date are left out by any so far.
  bool filters_dates() const { return filters_dates_; }

 private:
  bool is_one_too_many(const Node& node);
  std::optional<Xapian::Query> words_condition(const Node& node);
  void note_use(const Node& node, const Xapian::Query& query);

  const IndexView& index_;
  WordCompiler& words_;
  std::size_t date_conditions_ = 0;
  bool filters_dates_ = false;
};

}  // namespace gazette
