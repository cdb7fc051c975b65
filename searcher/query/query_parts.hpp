// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that Xapian queries are built from. All throw Xapian's errors.
#pragma once

#include <cstddef>
#include <functional>
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

/// All of `parts` under one operator; equal parts count once. REQUIRES: at least one.
Xapian::Query all_of(const std::vector<Xapian::Query>& parts);
/// Any of `parts`, likewise.
Xapian::Query any_of(const std::vector<Xapian::Query>& parts);

/// `parts` as one query, in which `only_score` adds to the scores of what matches. Nothing when
/// there is nothing that selects or excludes.
std::optional<Xapian::Query> join_ranked(RankedParts<Xapian::Query> parts,
                                         std::vector<Xapian::Query> only_score);

/// Sets the weighting scheme: BM25 with `weights` (docs/ranking.md).
void set_weighting(Xapian::Enquire& enquire, const RankingWeights& weights = {});

/// Whether any article of `db` matches `query`.
bool matches_any(const Xapian::Database& db, const Xapian::Query& query);

/// Matches every article and scores nothing.
Xapian::Query match_all();

/// A word, whose `terms` count as one, typed `count` times. Its weight follows from how few of the
/// articles in its languages have it, and is scaled by its burstiness: a word that is repeated in
/// the articles that have it says more about them (core/schema/ranking.hpp). Asks for the
/// frequencies of `terms`.
Xapian::Query scored(const IndexView& index, const std::vector<std::string>& terms, unsigned count);

/// A pair of letters, typed `count` times (core/analysis/letter_pairs.hpp).
Xapian::Query scored_pair(const IndexView& index, const std::string& term, unsigned count);

/// `query` without its scores.
Xapian::Query unscored(const Xapian::Query& query);

/// A word of any kind, typed once. The words of a pattern select articles by their own forms and
/// score by their stems: those at one distance count as one, farther ones count less, and an
/// article scores by the nearest that it has.
Xapian::Query scored(const IndexView& index, const ExpandedWord& word);

/// How much a word weighs at most: of `terms`, as `scored` scales them.
double weight_of(const IndexView& index, const std::vector<std::string>& terms);

/// The articles that have `term`, each with that weight: for terms without a count.
Xapian::Query weighted(const std::string& term, double weight);

/// `query`, of which only articles with all of `terms` match.
Xapian::Query having(Xapian::Query query, const std::vector<std::string>& terms);

/// `words` in this order with at most `others` in between, each term after `prefix`. REQUIRES: at
/// least one word.
Xapian::Query phrase_of(const std::vector<ExpandedWord>& words, std::string_view prefix = {},
                        std::size_t others = 0);

/// `word` at so many different places of an article, whatever is between them. REQUIRES: `times`
/// is not 0, and `word` no pattern.
Xapian::Query repeated(const ExpandedWord& word, unsigned times);

/// `words` in any order within `window` positions. REQUIRES: at least one word.
Xapian::Query near_of(const std::vector<ExpandedWord>& words, std::size_t window,
                      std::string_view prefix = {});

/// `query` with `change` made to each phrase and NEAR in it, from left to right. REQUIRES: none of
/// them is in a part that scales weights.
Xapian::Query with_positional(const Xapian::Query& query,
                              const std::function<Xapian::Query(const Xapian::Query&)>& change);

}  // namespace gazette
