// SPDX-License-Identifier: GPL-3.0-or-later
// What would find more than a query does: a corrected spelling, and a relaxed query where nothing
// was found.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

struct MatchSet;

struct Advice {
  std::string suggestion;               ///< a corrected query; empty when there is none
  std::vector<Relaxation> relaxations;  ///< of a query that finds nothing
};

/// REQUIRES: `compiled` was compiled from `query` and `conditions`, and `found` are its matches.
/// Everything that is returned was tried by a search; what cannot be counted within `time` is left
/// out. Throws Xapian's errors.
Advice advise(const ParsedQuery& query, const Conditions& conditions, const CompiledQuery& compiled,
              const MatchSet& found, const IndexView& index, const TimeLimit& time);

}  // namespace gazette
