// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/match_cost.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// What it costs to read where a word is in an article, in postings.
constexpr double cost_of_positions = 40;
/// And what to read a value of an article.
constexpr double cost_of_value = 5;

/// The part of the time that phrases and NEARs may take.
constexpr double share_of_positions = 0.5;

bool is_positional(const Query& query) {
  return query.get_type() == Query::OP_PHRASE || query.get_type() == Query::OP_NEAR;
}

class Estimate {
 public:
  explicit Estimate(const Xapian::Database& db)
      : db_(db), articles_(static_cast<double>(db.get_doccount())) {}

  /// A phrase or NEAR of the query, in the order of `with_positional`.
  struct Positional {
    Query query;
    double cost;
  };
  const std::vector<Positional>& positional() const { return positional_; }

  double cost(const Query& query) { return cost(query, articles_); }

 private:
  /// At most so many articles match.
  double matches(const Query& query) {
    const std::size_t parts = query.get_num_subqueries();
    switch (query.get_type()) {
      case Query::LEAF_TERM: {
        const std::string term = *query.get_terms_begin();
        const auto [known, is_new] = frequencies_.try_emplace(term, 0);
        if (is_new) known->second = static_cast<double>(db_.get_termfreq(term));
        return known->second;
      }
      case Query::LEAF_MATCH_NOTHING:
        return 0;
      case Query::OP_AND:
      case Query::OP_FILTER:
      case Query::OP_PHRASE:
      case Query::OP_NEAR: {
        double least = articles_;
        for (std::size_t i = 0; i < parts; ++i) least = std::min(least, matches(part(query, i)));
        return least;
      }
      case Query::OP_AND_NOT:
      case Query::OP_AND_MAYBE:
      case Query::OP_SCALE_WEIGHT:
        return matches(part(query, 0));
      case Query::OP_OR:
      case Query::OP_XOR:
      case Query::OP_MAX:
      case Query::OP_SYNONYM: {
        double sum = 0;
        for (std::size_t i = 0; i < parts; ++i) sum += matches(part(query, i));
        return std::min(sum, articles_);
      }
      default:
        return articles_;
    }
  }

  /// What `query` takes where other parts of the whole leave at most `candidates` articles.
  double cost(const Query& query, double candidates) {
    const std::size_t parts = query.get_num_subqueries();
    if (parts == 0) {
      const bool is_value = query.get_type() == Query::OP_VALUE_RANGE ||
                            query.get_type() == Query::OP_VALUE_GE ||
                            query.get_type() == Query::OP_VALUE_LE;
      return std::min(matches(query), candidates) * (is_value ? cost_of_value : 1);
    }
    const bool is_any = query.get_type() == Query::OP_OR || query.get_type() == Query::OP_XOR ||
                        query.get_type() == Query::OP_MAX || query.get_type() == Query::OP_SYNONYM;
    const double left = is_any ? candidates : std::min(candidates, matches(query));
    double sum = is_positional(query) ? left * static_cast<double>(parts) * cost_of_positions : 0;
    for (std::size_t i = 0; i < parts; ++i) sum += cost(part(query, i), left);
    if (is_positional(query)) positional_.push_back({query, sum});
    return sum;
  }

  static Query part(const Query& query, std::size_t index) { return query.get_subquery(index); }

  const Xapian::Database& db_;
  double articles_;
  std::map<std::string, double> frequencies_;
  std::vector<Positional> positional_;
};

/// The words of a phrase, as they were typed where that is known.
std::string words_of(const Query& phrase, const CompiledQuery& compiled) {
  std::string words;
  for (std::size_t i = 0; i < phrase.get_num_subqueries(); ++i) {
    const Query word = phrase.get_subquery(i);
    if (word.get_terms_begin() == word.get_terms_end()) continue;
    const std::string term = *word.get_terms_begin();
    const auto typed = compiled.typed_words.find(term);
    const std::size_t begin = std::min(term.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                                       term.size());  // after a prefix
    words.append(words.empty() ? "" : " ")
        .append(typed == compiled.typed_words.end() ? term.substr(begin) : typed->second.front());
  }
  return words;
}

Warning too_dear(const Query& dearest, std::size_t count, const CompiledQuery& compiled) {
  Warning warning;
  warning.subject = in_quotes(words_of(dearest, compiled));
  if (count > 1) {
    warning.subject += fmt::format(" and {} other phrase{} or NEAR{}", count - 1,
                                   count == 2 ? "" : "s", count == 2 ? "" : "s");
  }
  warning.fault = count > 1 ? "take too long to find" : "takes too long to find";
  warning.remedy = {"the words", "searched wherever they stand in an article",
                    Warning::Remedy::Number::plural};
  warning.hint = "Search for fewer or rarer words, or allow more time";
  return warning;
}

Query as_words(const Query& phrase) {
  std::vector<Query> words;
  for (std::size_t i = 0; i < phrase.get_num_subqueries(); ++i) {
    words.push_back(phrase.get_subquery(i));
  }
  return all_of(words);
}

}  // namespace

double match_cost(const Query& query, const Xapian::Database& db) {
  return Estimate(db).cost(query);
}

CompiledQuery affordable(CompiledQuery query, const Xapian::Database& db,
                         std::chrono::milliseconds time) {
  if (time.count() == 0) return query;
  Estimate estimate(db);
  estimate.cost(*query.query);
  double cost = 0;
  std::vector<std::size_t> dearest;
  for (std::size_t i = 0; i < estimate.positional().size(); ++i) {
    cost += estimate.positional()[i].cost;
    dearest.push_back(i);
  }
  const double most =
      share_of_positions * std::chrono::duration<double>(time).count() * postings_per_second;
  if (cost <= most) return query;
  std::stable_sort(dearest.begin(), dearest.end(), [&](std::size_t a, std::size_t b) {
    return estimate.positional()[a].cost > estimate.positional()[b].cost;
  });
  std::vector<bool> is_left_out(dearest.size());
  std::size_t count = 0;
  for (; count < dearest.size() && cost > most; ++count) {
    is_left_out[dearest[count]] = true;
    cost -= estimate.positional()[dearest[count]].cost;
  }
  std::size_t at = 0;
  query.warnings.push_back(too_dear(estimate.positional()[dearest.front()].query, count, query));
  query.query = std::make_shared<const Query>(with_positional(
      *query.query, [&](const Query& each) { return is_left_out[at++] ? as_words(each) : each; }));
  return query;
}

}  // namespace gazette
