// SPDX-License-Identifier: GPL-3.0-or-later
// Query relaxation: what a query that finds nothing would find if it asked a little less.
#pragma once

#include <optional>
#include <vector>

#include "core/query/parser.hpp"
#include "searcher/advice/spelling_correction.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// At most this many relaxed queries are tried, each by a search, and of those that find something
/// at most `max_relaxations` are returned.
inline constexpr std::size_t max_trials = 24;
inline constexpr std::size_t max_relaxations = 5;

/// Relaxed forms of `query` and `conditions` that find something, with exact counts. What gives up
/// least comes first: a corrected word, then a filter or an exclusion, then the order of a phrase,
/// then a word, then that all words must occur. Stops when `time` is over, with what it has by
/// then. Throws Xapian's errors.
std::vector<Relaxation> relaxations(const ParsedQuery& query, const Conditions& conditions,
                                    const std::optional<Correction>& correction,
                                    const IndexView& index, const TimeLimit& time);

}  // namespace gazette
