// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/score_parts.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "core/schema/schema.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// Scores are sums of doubles: a rest below this share of a score is rounding.
constexpr double rounding_share = 1e-6;

/// A piece of a query that scores, and what an article must match besides for the piece to count.
struct Scorer {
  Query query;
  std::vector<Query> within;
};

/// Whether `query` gives a fixed weight to the articles that have a term.
bool is_weighted_term(const Query& query) {
  return query.get_type() == Query::OP_FILTER &&
         query.get_subquery(0).get_type() == Query::LEAF_POSTING_SOURCE &&
         query.get_subquery(1).get_type() == Query::LEAF_TERM;
}

/// Whether all that `query` adds to a score is the boost of articles around a day.
bool is_around(const Query& query) {
  return query.get_type() == Query::LEAF_POSTING_SOURCE &&
         query.get_description().find("ValueMapPostingSource") != std::string::npos;
}

/// Whether all that `query` adds to a score is the recency boost.
bool is_recency(const Query& query) {
  switch (query.get_type()) {
    case Query::LEAF_POSTING_SOURCE:
      return !is_around(query);
    case Query::OP_FILTER:
      return !is_weighted_term(query) && is_recency(query.get_subquery(0));
    case Query::OP_AND_MAYBE:
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        if (!is_recency(query.get_subquery(i))) return false;
      }
      return true;
    default:
      return false;
  }
}

/// Takes the scorers out of `query`, which counts for articles that match all of `within`. The
/// recency boost is one scorer: each costs a match, and its steps are many.
void collect(const Query& query, std::vector<Query> within, std::vector<Scorer>& scorers) {
  if (is_weighted_term(query) || is_recency(query) || is_around(query)) {
    scorers.push_back({query, std::move(within)});
    return;
  }
  std::size_t scoring = query.get_num_subqueries();
  switch (query.get_type()) {
    case Query::OP_OR:
      break;
    case Query::OP_AND:
    case Query::OP_AND_MAYBE:
      within.push_back(query);
      break;
    case Query::OP_AND_NOT:
    case Query::OP_FILTER:
      within.push_back(query);
      scoring = 1;
      break;
    default:
      scorers.push_back({query, std::move(within)});
      return;
  }
  for (std::size_t i = 0; i < scoring; ++i) collect(query.get_subquery(i), within, scorers);
}

std::vector<std::string> terms_of(const Query& query) {
  std::vector<std::string> terms(query.get_unique_terms_begin(), query.get_unique_terms_end());
  return terms;
}

/// Of a term that nobody typed, as that of the language that a query is typed in: `language:de`.
std::string name_of_term(const std::string& term) {
  const std::string_view prefix = language_field.prefix;
  if (!term.starts_with(prefix)) return shown_term(term);
  return fmt::format("{}:{}", language_field.name, std::string_view(term).substr(prefix.size()));
}

class Namer {
 public:
  explicit Namer(const CompiledQuery& compiled) : typed_words_(compiled.typed_words) {}

  std::string name(const Query& query) const {
    if (is_recency(query)) return "recency";
    if (is_around(query)) return "around";
    switch (query.get_type()) {
      case Query::OP_PHRASE:
        return '"' + joined_names(query, " ") + '"';
      case Query::OP_NEAR:
        return joined_names(query, " NEAR ");
      default:
        return words(query);
    }
  }

 private:
  std::string joined_names(const Query& query, std::string_view separator) const {
    std::string text;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      text.append(i == 0 ? "" : separator).append(words(query.get_subquery(i)));
    }
    return text;
  }

  /// What was typed for the terms of `query`, each once; the terms where nothing was.
  std::string words(const Query& query) const {
    std::vector<std::string> names;
    for (const std::string& term : terms_of(query)) {
      const auto found = typed_words_.find(term);
      const std::vector<std::string> typed =
          found == typed_words_.end() ? std::vector{name_of_term(term)} : found->second;
      for (const std::string& word : typed) {
        if (std::find(names.begin(), names.end(), word) == names.end()) names.push_back(word);
      }
    }
    std::string text;
    for (const std::string& each : names) text.append(text.empty() ? "" : ", ").append(each);
    return text;
  }

  const std::map<std::string, std::vector<std::string>>& typed_words_;
};

/// The weight that `scorer` gives to each of the articles that `hits` matches.
std::map<Xapian::docid, double> weights(const Xapian::Database& db, const Scorer& scorer,
                                        const Query& hits, std::size_t count) {
  // Not all_of: to compare the descriptions of whole queries for each scorer takes far too long.
  std::vector<Query> filters = scorer.within;
  filters.push_back(hits);
  const Query within(Query::OP_AND, filters.begin(), filters.end());
  Xapian::Enquire enquire(db);
  set_weighting(enquire);
  enquire.set_query(Query(Query::OP_FILTER, scorer.query, within));
  const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(count));
  std::map<Xapian::docid, double> result;
  for (auto match = mset.begin(); match != mset.end(); ++match) {
    result.emplace(*match, match.get_weight());
  }
  return result;
}

void add_part(std::vector<ScorePart>& parts, ScorePart part) {
  for (ScorePart& other : parts) {
    if (other.word == part.word && other.terms == part.terms) {
      other.score += part.score;
      return;
    }
  }
  parts.push_back(std::move(part));
}

void finish(Hit& hit) {
  double rest = hit.score;
  for (const ScorePart& part : hit.score_parts) rest -= part.score;
  if (std::abs(rest) > rounding_share * std::abs(hit.score)) {
    hit.score_parts.push_back({"other", {}, rest});
  }
  std::stable_sort(hit.score_parts.begin(), hit.score_parts.end(),
                   [](const ScorePart& a, const ScorePart& b) { return a.score > b.score; });
}

}  // namespace

void explain_scores(const Xapian::Database& db, const CompiledQuery& query,
                    const std::vector<MatchedDocument>& documents, Page& page) {
  if (page.hits.empty()) return;
  std::vector<Query> ids;
  for (const Hit& hit : page.hits) ids.emplace_back(whole_term(field("id"), hit.article.id));
  const Query hits = any_of(ids);
  std::vector<Scorer> scorers;
  collect(*query.query, {}, scorers);
  const Namer namer(query);
  for (const Scorer& scorer : scorers) {
    const auto by_docid = weights(db, scorer, hits, documents.size());
    for (std::size_t i = 0; i < page.hits.size(); ++i) {
      const auto found = by_docid.find(documents[i].docid);
      if (found == by_docid.end() || found->second == 0) continue;
      add_part(page.hits[i].score_parts,
               {namer.name(scorer.query), terms_of(scorer.query), found->second});
    }
  }
  for (Hit& hit : page.hits) {
    for (ScorePart& part : hit.score_parts) {
      for (std::string& term : part.terms) term = shown_term(term);
    }
    finish(hit);
  }
}

}  // namespace gazette
