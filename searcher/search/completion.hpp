// SPDX-License-Identifier: GPL-3.0-or-later
// Queries for one that is being typed: its last word goes on as words of the index do.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/limits/time_limit.hpp"
#include "searcher/search/page_maker.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

inline constexpr std::size_t max_completions = 10;

/// How many words are tried, each by a search, and how long all these queries are together: of
/// queries of usual length all words are tried, of the longest a few.
inline constexpr std::size_t max_tried_words = 100;
inline constexpr std::size_t max_tried_bytes = 20'000;

/// `request.query` with its last word completed by words of the index, the most frequent first, at
/// most `max_completions`: only what finds an article under all that the request asks for, with
/// the words before it. No stop words, but in phrases. None over a remote database, which lists no
/// words, for a query that is too long to search for, and after `time`. Throws QueryError for what
/// an option asks wrongly, whatever was typed, and Xapian's errors.
std::vector<std::string> completions(const Request& request, const ReadIndex& index,
                                     const TimeLimit& time);

}  // namespace gazette
