// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/query_expansion.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/analysis/term_marks.hpp"
#include "searcher/matches/match_clock.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// The best matches may be copies of one story: this many are examined for each that is used.
constexpr Xapian::doccount looked_at_for_one = 3;

/// Articles that share at least this part of their words are copies of one story.
constexpr double copy_likeness = 0.8;

/// How often each word is written in an article.
using Counts = std::map<std::string, double>;

/// Terms of fields, stop words and variants are posted without a count. Pairs of letters are none.
Counts words_of(const Xapian::Database& db, Xapian::docid document) {
  Counts words;
  for (auto term = db.termlist_begin(document); term != db.termlist_end(document); ++term) {
    const bool is_word = term.get_wdf() > 0 && mark_of(*term) != pair_mark;
    if (is_word) words.emplace_hint(words.end(), *term, term.get_wdf());
  }
  return words;
}

double sum_of(const Counts& words) {
  double sum = 0;
  for (const auto& [term, count] : words) sum += count;
  return sum;
}

bool are_copies(const Counts& one, const Counts& other) {
  double common = 0;
  for (const auto& [term, count] : one) {
    const auto found = other.find(term);
    if (found != other.end()) common += std::min(count, found->second);
  }
  return common >= copy_likeness * std::max(sum_of(one), sum_of(other));
}

struct Source {
  Counts words;
  double weight;  ///< by its score; all of them sum up to 1
};

/// The best articles, without the lower one of two copies.
std::vector<Source> best_articles(const Query& query, const IndexView& index,
                                  const TimeLimit& time) {
  Xapian::Enquire enquire(index.db);
  set_weighting(enquire, index.weights);
  const Xapian::doccount wanted = index.weights.feedback_articles;
  const Xapian::MSet found =
      MatchClock(index.db, query, time).matches(enquire, 0, wanted * looked_at_for_one, 0);
  std::vector<Source> articles;
  double total = 0;
  for (auto match = found.begin(); match != found.end() && articles.size() < wanted; ++match) {
    Counts words = words_of(index.db, *match);
    const bool is_copy = std::any_of(articles.begin(), articles.end(), [&](const Source& other) {
      return are_copies(words, other.words);
    });
    if (is_copy) continue;
    const double weight = std::exp(match.get_weight() - found.get_max_attained());
    articles.push_back({std::move(words), weight});
    total += weight;
  }
  for (Source& article : articles) article.weight /= total;
  return articles;
}

/// Whether `term` is a number.
bool is_number(const std::string& term) {
  const std::string_view word = without_mark(term);
  return std::all_of(word.begin(), word.end(), [](char c) { return c < 'A' && c > ' '; });
}

struct Shared {
  double share = 0;  ///< of the articles' words, each article by its weight
  std::uint32_t articles = 0;
};

/// What the articles share, the largest share first.
std::vector<ExpansionTerm> shared_words(const std::vector<Source>& articles, std::uint32_t least) {
  std::map<std::string, Shared> shared;
  for (const Source& article : articles) {
    const double length = sum_of(article.words);
    for (const auto& [term, count] : article.words) {
      Shared& word = shared[term];
      word.share += article.weight * count / length;
      ++word.articles;
    }
  }
  std::vector<ExpansionTerm> words;
  for (const auto& [term, word] : shared) {
    if (word.articles >= least && !is_number(term)) words.push_back({term, word.share});
  }
  std::sort(words.begin(), words.end(), [](const ExpansionTerm& a, const ExpansionTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  return words;
}

}  // namespace

std::vector<ExpansionTerm> expansion_terms(const Query& query, const IndexView& index,
                                           const TimeLimit& time) {
  const RankingWeights& weights = index.weights;
  const std::set<std::string> known(query.get_terms_begin(), query.get_terms_end());
  const double most_articles = weights.max_feedback_share * index.db.get_doccount();
  std::vector<ExpansionTerm> added;
  for (ExpansionTerm& word :
       shared_words(best_articles(query, index, time), weights.least_feedback_articles)) {
    if (added.size() == weights.feedback_words) break;
    if (known.contains(word.term) || index.db.get_termfreq(word.term) > most_articles) continue;
    added.push_back(std::move(word));
  }
  if (added.empty()) return added;
  const double best = added.front().weight;
  for (ExpansionTerm& word : added) word.weight *= weights.feedback_weight / best;
  return added;
}

Query with_expansion(const Query& query, const std::vector<ExpansionTerm>& terms) {
  if (terms.empty()) return query;
  std::vector<Query> scores;
  scores.reserve(terms.size());
  for (const ExpansionTerm& each : terms) {
    scores.emplace_back(Query::OP_SCALE_WEIGHT, Query(each.term), each.weight);
  }
  return Query(Query::OP_AND_MAYBE, query, any_of(scores));
}

}  // namespace gazette
