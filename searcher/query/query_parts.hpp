// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that Xapian queries are put together from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/ranked_parts.hpp"
#include "core/query/word_expansion.hpp"
#include "searcher/index/index_view.hpp"

namespace Xapian {
class Database;
class Enquire;
class Query;
}  // namespace Xapian

namespace gazette {

/// All of `parts`, at least one, under an operator that takes any number of them. What is typed
/// twice is asked once.
Xapian::Query all_of(const std::vector<Xapian::Query>& parts);
Xapian::Query any_of(const std::vector<Xapian::Query>& parts);

/// `parts` as one query, in which `only_score` adds to the scores of what matches. Nothing when
/// there is nothing that selects or excludes.
std::optional<Xapian::Query> join_ranked(RankedParts<Xapian::Query> parts,
                                         std::vector<Xapian::Query> only_score);

/// The ranking: how `enquire` weighs terms (docs/ranking.md).
void set_weighting(Xapian::Enquire& enquire, const RankingRecipe& recipe = {});

/// Whether any article matches.
bool matches_any(const Xapian::Database& db, const Xapian::Query& query);

/// Matches every article and scores none.
Xapian::Query everything();

/// One word, whose `terms` count as one, typed `count` times. It is scaled by its burstiness: a
/// word that is written several times in the articles that hold it says more about them
/// (core/schema/ranking.hpp).
Xapian::Query scored(const IndexView& index, const std::vector<std::string>& terms, unsigned count);

/// A word of any kind, typed once. A pattern's words count as one; words at a distance count the
/// less the farther they are, and an article by the nearest it has.
Xapian::Query scored(const IndexView& index, const ExpandedWord& word);

/// `words`, at least one, in this order with at most `others` among them; each term behind
/// `prefix`.
Xapian::Query phrase_of(const std::vector<ExpandedWord>& words, std::string_view prefix = {},
                        std::size_t others = 0);

/// `words`, at least one, in any order within `window` positions.
Xapian::Query near_of(const std::vector<ExpandedWord>& words, std::size_t window);

}  // namespace gazette
