// SPDX-License-Identifier: GPL-3.0-or-later
// What a match takes, estimated before it begins, and a query without the phrases that would take
// too long. A match under way cannot be made cheaper.
#pragma once

#include <chrono>

#include "searcher/query/compiled_query.hpp"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace gazette {

/// A nominal processor, for limits that do not depend on the present one. Measured on an AMD EPYC.
inline constexpr double postings_per_second = 50'000'000;

/// An upper bound by the frequencies of words: how many postings of articles `query` reads, where
/// the positions of a word in an article count as many. Throws Xapian's errors.
double match_cost(const Xapian::Query& query, const Xapian::Database& db);

/// `query` where the phrases and NEARs that take most are searched as words that must all occur,
/// with a warning, as far as needed for all phrases and NEARs to take at most half of `time`; 0: no
/// limit. Throws Xapian's errors.
CompiledQuery affordable(CompiledQuery query, const Xapian::Database& db,
                         std::chrono::milliseconds time);

}  // namespace gazette
