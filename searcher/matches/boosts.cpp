// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/boosts.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <utility>

#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/schema/ranking.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/around.hpp"
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

std::chrono::days half_life_of(const std::string& typed, const char* option,
                               const std::string& example, std::chrono::sys_days today) {
  if (const std::optional<std::chrono::days> half_life = parse_half_life(typed, today))
    return *half_life;
  throw QueryError(fmt::format("{}\"{}\" is not a half-life", option, one_line(typed)),
                   fmt::format("write {}", example), 0);
}

/// What is between the date and the half-life of `--around`.
constexpr char before_half_life = '~';

constexpr std::chrono::days default_half_life_around{14};

std::optional<Around> around_of(const std::string& typed, const DateReading& dates) {
  if (typed.empty()) return std::nullopt;
  const std::size_t end = std::min(typed.find(before_half_life), typed.size());
  const std::string date = typed.substr(0, end);
  const std::optional<Period> period = parse_period(date, dates.today, dates.order);
  if (!period) throw date_fault("around", date, dates);
  std::chrono::days half_life = default_half_life_around;
  if (end < typed.size()) {
    half_life = half_life_of(typed.substr(end + 1), "around: ", "a date, then ~7d, ~2w, ~3m or ~1y",
                             dates.today);
  }
  const bool is_short = period->first && period->last &&
                        *period->last - *period->first <= max_around && half_life <= max_around;
  if (!is_short) {
    throw QueryError(fmt::format("around: {} is longer than ten years", in_quotes(typed)),
                     "write a day, as in 2026-02-26, or a short period; and a half-life of days",
                     0);
  }
  return Around{*period->first, *period->last, half_life};
}

std::string iso_day(std::chrono::sys_days day) { return to_day(Timestamp{day, std::nullopt}); }

std::string period_text(const Around& around) {
  return around.first == around.last
             ? iso_day(around.first)
             : fmt::format("{} to {}", iso_day(around.first), iso_day(around.last));
}

}  // namespace

Boosts boosts_of(const Request& request, const Conditions& conditions) {
  const std::chrono::sys_days today = conditions.dates.today;
  Boosts boosts;
  boosts.expansion = request.expansion;
  if (!request.recency.empty()) {
    boosts.half_life = half_life_of(request.recency, "recency: ", "7d, 2w, 3m or 1y", today);
  }
  boosts.newest = std::min(conditions.published.last.value_or(today), today);
  boosts.around = around_of(request.around, conditions.dates);
  boosts.date_share = request.date_boost.value_or(RankingWeights().max_date_share);
  return boosts;
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
  if (boosts.date_share <= 0 || (!boosts.half_life && !boosts.around)) {
    return {std::make_shared<const Xapian::Query>(std::move(all)), std::move(notes)};
  }
  const double max_boost = best_score(all, index, time) * boosts.date_share;
  if (boosts.half_life) {
    all = with_recency_boost(all, max_boost, *boosts.half_life, boosts.newest);
    notes.push_back(
        fmt::format("recency: +{:.3f} for an article of {}, half of it for one {} days older",
                    max_boost, iso_day(boosts.newest), boosts.half_life->count()));
  }
  if (boosts.around) {
    all = with_boost_around(all, max_boost, *boosts.around, index.db);
    notes.push_back(fmt::format(
        "around: +{:.3f} for an article of {}, half of it for one {} days before or after",
        max_boost, period_text(*boosts.around), boosts.around->half_life.count()));
  }
  return {std::make_shared<const Xapian::Query>(std::move(all)), std::move(notes)};
}

}  // namespace gazette
