// SPDX-License-Identifier: GPL-3.0-or-later
// What a hit's score is made of: the weight of each word of the query in it, as Xapian gives it.
// `--explain` shows them.
#pragma once

#include <string>
#include <vector>

#include "searcher/matches/matching.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/values/page.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// The parts of the scores of `page`'s hits, of `documents` of `db`, in the same order, largest
/// first. Each part is asked of Xapian by the piece of the query that gives it, so that the parts
/// of a hit add up to its score whatever the pieces are; what is left over is a part of its own.
/// Throws Xapian's errors.
void explain_scores(const Xapian::Database& db, const CompiledQuery& query,
                    const std::vector<FoundDocument>& documents, Page& page);

}  // namespace gazette
