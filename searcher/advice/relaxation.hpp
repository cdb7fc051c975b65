// SPDX-License-Identifier: GPL-3.0-or-later
// What a query that finds nothing would find if a little less were asked of the articles.
#pragma once

#include <vector>

#include "core/query/tree.hpp"
#include "searcher/advice/correction.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// At most this many are counted, and of those that find something the first `max_relaxations` are
/// given.
inline constexpr std::size_t max_trials = 24;
inline constexpr std::size_t max_relaxations = 5;

/// What gives up least comes first: a corrected word, then a filter or what is excluded, then the
/// order of a phrase, then a word, then that all words are asked for. `tree` is that of
/// `request.query`. Ends when `time` is over, with what was counted by then. Throws Xapian's
/// errors.
std::vector<Relaxation> relaxations(const Request& request, const Node& tree,
                                    const std::optional<Correction>& correction,
                                    const IndexView& index, const TimeLimit& time);

}  // namespace gazette
