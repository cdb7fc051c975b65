// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/advice.hpp"

#include <xapian.h>

#include <optional>

#include "core/query/parser.hpp"
#include "searcher/advice/query_relaxation.hpp"
#include "searcher/advice/spelling_correction.hpp"
#include "searcher/matches/match_set.hpp"

namespace gazette {
namespace {

/// Whether the correction finds more than the query. One of a word that no article has need not
/// find more, for the other words may find it all, but something.
bool is_worth_it(const Correction& correction, const ParsedQuery& query,
                 const Conditions& conditions, const CompiledQuery& compiled, const MatchSet& found,
                 const IndexView& index, const TimeLimit& time) {
  if (correction.query.size() > max_query_bytes) return false;
  const ParsedQuery corrected = parse_query(correction.query, query.syntax);
  const CompiledQuery other = compile_query(corrected, conditions, index);
  const std::optional<std::size_t> before =
      found.tally.is_exact ? found.tally.total : count_matches(index.db, *compiled.query, time);
  if (!before) return false;
  const std::optional<std::size_t> then = count_matches(index.db, *other.query, time);
  if (!then) return false;
  return correction.replaces_unknown ? *then > 0 && *then >= *before : *then > *before;
}

}  // namespace

Advice advise(const ParsedQuery& query, const Conditions& conditions, const CompiledQuery& compiled,
              const MatchSet& found, const IndexView& index, const TimeLimit& time) {
  Advice advice;
  if (time.is_over()) return advice;
  std::optional<Correction> correction =
      correct_spelling(query, languages_searched(conditions, index.languages), index);
  if (correction && !is_worth_it(*correction, query, conditions, compiled, found, index, time)) {
    correction.reset();
  }
  if (correction) advice.suggestion = correction->query;
  if (found.tally.total == 0) {
    advice.relaxations = relaxations(query, conditions, correction, index, time);
  }
  return advice;
}

}  // namespace gazette
