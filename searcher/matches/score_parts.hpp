// SPDX-License-Identifier: GPL-3.0-or-later
// What the score of a hit is made of, for `--explain`: the weight of each word of the query in it,
// as Xapian computes it.
#pragma once

#include <string>
#include <vector>

#include "searcher/matches/match_set.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/values/page.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Fills `Hit::score_parts` of all hits of `page`. Runs one search, of these hits, for each part of
/// `query` that scores; so the parts of a hit add up to its score, with any rest as a part `other`.
/// REQUIRES: `documents` of `db` are the hits of `page`, in order. Throws Xapian's errors.
void explain_scores(const Xapian::Database& db, const CompiledQuery& query,
                    const std::vector<MatchedDocument>& documents, Page& page);

}  // namespace gazette
