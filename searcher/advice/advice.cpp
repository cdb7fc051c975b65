// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/advice.hpp"

#include <xapian.h>

#include <optional>

#include "core/query/parser.hpp"
#include "searcher/advice/correction.hpp"
#include "searcher/advice/relaxation.hpp"
#include "searcher/matches/matching.hpp"

namespace gazette {
namespace {

bool finds_more(const Correction& correction, const Request& request, const CompiledQuery& compiled,
                const Found& found, const IndexView& index, const TimeLimit& time) {
  if (correction.query.size() > max_query_bytes) return false;
  Request corrected = request;
  corrected.query = correction.query;
  const Node tree = parse_query(correction.query, request.syntax).tree;
  const CompiledQuery query = compile_query(tree, corrected, index);
  const std::optional<std::size_t> before =
      found.total_is_exact ? found.total : count_matches(index.db, *compiled.query, time);
  if (!before) return false;
  const std::optional<std::size_t> then = count_matches(index.db, *query.query, time);
  return then && *then > *before;
}

}  // namespace

Advice advise(const Request& request, const Node& tree, const CompiledQuery& compiled,
              const Found& found, const IndexView& index, const TimeLimit& time) {
  Advice advice;
  if (time.is_over()) return advice;
  std::optional<Correction> correction = correct(request, index);
  if (correction && !finds_more(*correction, request, compiled, found, index, time))
    correction.reset();
  if (correction) advice.suggestion = correction->query;
  if (found.total == 0) advice.relaxations = relaxations(request, tree, correction, index, time);
  return advice;
}

}  // namespace gazette
