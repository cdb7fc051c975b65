// SPDX-License-Identifier: GPL-3.0-or-later
// Completions of a query that is being typed: its last word is completed by words of the index.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/limits/time_limit.hpp"
#include "searcher/search/page_builder.hpp"

namespace gazette {

inline constexpr std::size_t max_completions = 10;

/// At most this many words are tried, each by a search, as long as the queries together stay below
/// this length: enough for all words of usual queries, and for a few words of the longest.
inline constexpr std::size_t max_tried_words = 100;
inline constexpr std::size_t max_tried_bytes = 20'000;

/// The query of `request` with its last word completed by words of the index, the most frequent
/// word first, at most `max_completions`. Each finds an article that has this word, the words
/// before it and all that the request asks for. Stop words complete phrases only. Empty over a
/// remote database, which lists no words, and for a query above `max_query_bytes`. Throws Xapian's
/// errors.
Completions completions(const ResolvedRequest& request, const OpenIndex& index,
                        const TimeLimit& time);

}  // namespace gazette
