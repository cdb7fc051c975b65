// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/boosts.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/match_clock.hpp"
#include "searcher/matches/query_expansion.hpp"
#include "searcher/matches/recency.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

double best_score(const Xapian::Query& query, const IndexView& index, const TimeLimit& time) {
  Xapian::Enquire enquire(index.db);
  set_weighting(enquire, index.weights);
  return MatchClock(index.db, query, time).matches(enquire, 0, 1, 0).get_max_attained();
}

std::string note_of(const std::vector<ExpansionTerm>& terms) {
  if (terms.empty()) return "expand: no word to add";
  std::string note = "expand:";
  for (const ExpansionTerm& each : terms) {
    note += fmt::format(" {} {:.2f}", shown_term(each.term), each.weight);
  }
  return note;
}

}  // namespace

Boosts boosts_of(const Request& request, std::chrono::sys_days today) {
  Boosts boosts{request.expansion, std::nullopt, today};
  if (request.recency.empty()) return boosts;
  boosts.half_life = parse_half_life(request.recency, today);
  if (boosts.half_life) return boosts;
  throw QueryError(fmt::format("\"{}\" is not a half-life", one_line(request.recency)),
                   "write --recency 7d, 2w, 3m or 1y", 0);
}

BoostedQuery boosted(const Xapian::Query& query, const Boosts& boosts, const IndexView& index,
                     const TimeLimit& time) {
  Xapian::Query all = query;
  std::vector<std::string> notes;
  if (boosts.expansion == QueryExpansion::on) {
    const std::vector<ExpansionTerm> terms = expansion_terms(all, index, time);
    all = with_expansion(all, terms);
    notes.push_back(note_of(terms));
  }
  if (boosts.half_life) {
    const double max_boost = best_score(all, index, time) * index.weights.max_recency_share;
    all = with_recency_boost(all, max_boost, *boosts.half_life, boosts.today);
    notes.push_back(fmt::format(
        "recency: +{:.3f} for an article of {}, half of it for one {} days older", max_boost,
        to_day(Timestamp{boosts.today, std::nullopt}), boosts.half_life->count()));
  }
  return {std::make_shared<const Xapian::Query>(std::move(all)), std::move(notes)};
}

}  // namespace gazette
