// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_parts.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/term_marks.hpp"
#include "searcher/words/word_frequency.hpp"

namespace gazette {
namespace {

using Xapian::Query;

Query under(Query::op op, const std::vector<Query>& parts) {
  if (parts.size() == 1) return parts.front();
  std::set<std::string> known;
  std::vector<Query> distinct;
  for (const Query& part : parts) {
    if (known.insert(part.get_description()).second) distinct.push_back(part);
  }
  return Query(op, distinct.begin(), distinct.end());
}

Query one_of_terms(Query::op op, const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Query(terms.front());
  return Query(op, terms.begin(), terms.end());
}

double burstiness(const RankingWeights& weights, const WordFrequency& word) {
  if (word.articles == 0) return 1;
  return std::pow(std::min(weights.max_burstiness, (word.occurrences + 1) / word.articles),
                  weights.burstiness_exponent);
}

/// Several words together, which are mostly in different articles.
WordFrequency group_frequency(const Xapian::Database& db, const std::vector<std::string>& terms) {
  WordFrequency sum;
  for (const std::string& term : terms) {
    const double articles = db.get_termfreq(term);
    sum.articles += articles;
    sum.occurrences += static_cast<double>(db.get_collection_freq(term));
    if (articles > 0) sum.marks |= std::uint32_t{1} << static_cast<unsigned char>(mark_of(term));
  }
  return sum;
}

/// The weight of a word that `with` of so many articles have, as in Xapian's BM25Weight, which
/// keeps that of a very common word above 0.
double rarity(double articles, double with) {
  const double odds = (std::max(articles - with, 0.0) + 0.5) / (with + 0.5);
  return std::log(odds < 2 ? odds / 2 + 1 : odds);
}

/// The articles in the languages of `marks`. A language of a few articles says little about how
/// rare its words are: it counts as a hundred.
double articles_with_marks(const IndexView& index, std::uint32_t marks) {
  constexpr double least = 100;
  const double all = index.db.get_doccount();
  double sum = 0;
  for (std::size_t mark = 0; mark < index.articles_by_mark.size(); ++mark) {
    if ((marks >> mark & 1U) != 0) sum += index.articles_by_mark[mark];
  }
  return sum == 0 ? all : std::clamp(sum, std::min(least, all), all);
}

/// Xapian weighs a word by how few of all articles have it. What counts is how few of those that
/// are in its language: this is the factor between the two.
double language_factor(const IndexView& index, const WordFrequency& word) {
  return rarity(articles_with_marks(index, word.marks), word.articles) /
         rarity(index.db.get_doccount(), word.articles);
}

/// What Xapian's weight of a word is scaled by.
double scale_of(const IndexView& index, const WordFrequency& word) {
  return burstiness(index.weights, word) * language_factor(index, word);
}

/// OP_PHRASE and OP_NEAR take the terms of one word under OP_OR; they refuse OP_SYNONYM.
Query positional(Query::op op, const std::vector<ExpandedWord>& words, std::size_t window,
                 std::string_view prefix) {
  std::vector<Query> parts;
  for (const ExpandedWord& word : words) {
    std::vector<std::string> terms;
    for (const std::string& term : word.terms) terms.push_back(std::string(prefix) + term);
    parts.push_back(one_of_terms(Query::OP_OR, terms));
  }
  if (parts.size() == 1) return parts.front();
  return Query(op, parts.begin(), parts.end(), static_cast<Xapian::termcount>(window));
}

}  // namespace

Query all_of(const std::vector<Query>& parts) { return under(Query::OP_AND, parts); }

Query any_of(const std::vector<Query>& parts) { return under(Query::OP_OR, parts); }

void set_weighting(Xapian::Enquire& enquire, const RankingWeights& weights) {
  constexpr double k2 = 0;
  constexpr double k3 = 1000;
  constexpr double least_length = 0;
  enquire.set_weighting_scheme(Xapian::BM25Weight(weights.k1, k2, k3, weights.b, least_length));
}

bool matches_any(const Xapian::Database& db, const Query& query) {
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return !enquire.get_mset(0, 1).empty();
}

Query match_all() { return unscored(Query::MatchAll); }

std::optional<Query> join_ranked(RankedParts<Query> parts, std::vector<Query> only_score) {
  std::optional<Query> query;
  if (!parts.must.empty()) {
    query = all_of(parts.must);
    only_score.insert(only_score.end(), parts.may.begin(), parts.may.end());
  } else if (!parts.may.empty()) {
    query = any_of(parts.may);
  } else if (!parts.conditions.empty() || !parts.must_not.empty()) {
    query = match_all();
  }
  if (!query) return std::nullopt;
  std::vector<Query> filters;
  for (const auto& [row, queries] : parts.conditions) {
    filters.push_back(joined(queries, any_of, all_of));
  }
  if (!filters.empty()) query = Query(Query::OP_FILTER, *query, all_of(filters));
  if (!only_score.empty()) {
    query = Query(Query::OP_AND_MAYBE, *query, any_of(only_score));
  }
  if (!parts.must_not.empty()) {
    query = Query(Query::OP_AND_NOT, *query, any_of(parts.must_not));
  }
  return query;
}

Query scored(const IndexView& index, const std::vector<std::string>& terms, unsigned count) {
  return Query(Query::OP_SCALE_WEIGHT, one_of_terms(Query::OP_SYNONYM, terms),
               scale_of(index, word_frequency(index.db, terms)) * count);
}

Query scored_pair(const IndexView& index, const std::string& term, unsigned count) {
  WordFrequency pair;
  pair.articles = index.db.get_termfreq(term);
  const char mark = is_korean_pair(term) ? mark_of_language("ko") : unstemmed_mark;
  pair.marks = std::uint32_t{1} << static_cast<unsigned char>(mark);
  return Query(Query::OP_SCALE_WEIGHT, Query(term),
               index.weights.pair_share * language_factor(index, pair) * count);
}

Query unscored(const Query& query) { return Query(Query::OP_SCALE_WEIGHT, query, 0.0); }

Query scored(const IndexView& index, const ExpandedWord& word) {
  if (!word.is_pattern()) return scored(index, word.terms, 1);
  std::vector<Query> levels;
  double weight = 1;
  for (const std::vector<std::string>& terms : word.by_edits) {
    if (!terms.empty()) {
      levels.emplace_back(Query::OP_SCALE_WEIGHT, one_of_terms(Query::OP_SYNONYM, terms),
                          weight * scale_of(index, group_frequency(index.db, terms)));
    }
    weight *= index.weights.edit_factor;
  }
  Query scores =
      levels.size() == 1 ? levels.front() : Query(Query::OP_MAX, levels.begin(), levels.end());
  if (word.selecting.empty()) return scores;
  return Query(Query::OP_FILTER, scores, one_of_terms(Query::OP_OR, word.selecting));
}

double weight_of(const IndexView& index, const std::vector<std::string>& terms) {
  const WordFrequency word = word_frequency(index.db, terms);
  return rarity(index.db.get_doccount(), word.articles) * (index.weights.k1 + 1) *
         scale_of(index, word);
}

Query weighted(const std::string& term, double weight) {
  auto* const source = new Xapian::FixedWeightPostingSource(weight);
  return Query(Query::OP_FILTER, Query(source->release()), Query(term));
}

Query having(Query query, const std::vector<std::string>& terms) {
  if (terms.empty()) return query;
  return Query(Query::OP_FILTER, query, Query(Query::OP_AND, terms.begin(), terms.end()));
}

Query phrase_of(const std::vector<ExpandedWord>& words, std::string_view prefix,
                std::size_t others) {
  return positional(Query::OP_PHRASE, words, words.size() + others, prefix);
}

Query repeated(const ExpandedWord& word, unsigned times) {
  // A phrase of one word: each place is after the one before. No article is as long.
  constexpr std::size_t anywhere = 1'000'000'000;
  return positional(Query::OP_PHRASE, std::vector<ExpandedWord>(times, word), anywhere, {});
}

Query near_of(const std::vector<ExpandedWord>& words, std::size_t window, std::string_view prefix) {
  return positional(Query::OP_NEAR, words, window, prefix);
}

namespace {

bool has_positional(const Query& query) {
  const Query::op type = query.get_type();
  if (type == Query::OP_PHRASE || type == Query::OP_NEAR) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (has_positional(query.get_subquery(i))) return true;
  }
  return false;
}

}  // namespace

Query with_positional(const Query& query, const std::function<Query(const Query&)>& change) {
  const Query::op type = query.get_type();
  if (type == Query::OP_PHRASE || type == Query::OP_NEAR) return change(query);
  if (type == Query::OP_SCALE_WEIGHT || !has_positional(query)) return query;
  std::vector<Query> parts;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    parts.push_back(with_positional(query.get_subquery(i), change));
  }
  return Query(type, parts.begin(), parts.end());
}

}  // namespace gazette
