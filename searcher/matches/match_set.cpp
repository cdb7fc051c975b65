// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/match_set.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "searcher/limits/match_limit.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/match_clock.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;
constexpr auto date_slot = static_cast<Xapian::valueno>(Slot::published);

/// Whether values are counted, for which all matches are looked at.
bool counts_values(const MatchOptions& options) {
  return !options.counted.empty() || !options.counted_pairs.empty();
}

/// `options` without anything that is counted beside the matches.
MatchOptions without_values(MatchOptions options) {
  options.counted.clear();
  options.counted_pairs.clear();
  return options;
}

/// How many matches must be examined for a total of this exactness. One shows whether any match.
std::size_t least_counted(Counting counting, std::size_t articles) {
  switch (counting) {
    case Counting::none:
      return 1;
    case Counting::up_to_limit:
      return exact_total_limit + 1;
    case Counting::exact:
      break;
  }
  return articles;
}

/// Whether the total is known well enough from the frequencies of words, before any match is
/// examined: for one word, and where one word alone is in too many articles to count. They tell
/// nothing of scores.
bool is_total_known(Xapian::Enquire& enquire, const MatchOptions& options) {
  if (options.counting == Counting::none || options.min_score > 0 || counts_values(options)) {
    return false;
  }
  const Xapian::MSet bounds = enquire.get_mset(0, 0);
  const std::size_t least = bounds.get_matches_lower_bound();
  if (least == bounds.get_matches_upper_bound()) return true;
  return options.counting == Counting::up_to_limit && least > exact_total_limit;
}

/// How far the matches are counted. Of those that score enough there is no estimate: none or all.
Counting counting_of(const MatchOptions& options) {
  if (counts_values(options)) return Counting::exact;
  const bool is_estimate_useless =
      options.min_score > 0 && options.counting == Counting::up_to_limit;
  return is_estimate_useless ? Counting::exact : options.counting;
}

/// Has `enquire` score and order matches.
void set_order(Xapian::Enquire& enquire, const MatchOptions& options) {
  set_weighting(enquire);
  enquire.set_cutoff(0, options.min_score);
  if (options.limit > 0 && options.order != SortOrder::relevance) {
    enquire.set_sort_by_value_then_relevance(date_slot, options.order == SortOrder::newest);
  }
}

/// The part of the time left in which matches may be counted. The rest is for finding hits.
constexpr double share_of_counting = 0.6;

/// Has Xapian stop its counting in time.
void set_time(Xapian::Enquire& enquire, const TimeLimit& time) {
  if (const auto left = time.left()) limit_matching(enquire, *left * share_of_counting);
}

/// What a match saw, of which `wanted` matches were to be examined.
MatchTally tally_of(const Xapian::MSet& mset, const SlotCounter& counter, const MatchClock& clock,
                    const MatchOptions& options, std::size_t wanted, std::size_t articles) {
  MatchTally tally;
  tally.min_score = options.min_score;
  const std::size_t least = mset.get_matches_lower_bound();
  tally.seen = counter.seen().value_or(least);
  tally.is_exact = least == mset.get_matches_upper_bound() && tally.seen == least;
  tally.total = std::max<std::size_t>(
      tally.seen, tally.is_exact ? least : std::size_t{mset.get_matches_estimated()});
  if (clock.has_ended_it()) {
    const double share = std::max(clock.searched_share(), 1e-6);
    const std::size_t most = std::max(tally.seen, articles);
    tally.total = std::clamp(static_cast<std::size_t>(static_cast<double>(tally.seen) / share),
                             tally.seen, most);
    tally.is_exact = false;
    tally.time_ended = TimeEnded::matching;
  } else if (!tally.is_exact && tally.seen < wanted) {
    tally.time_ended = TimeEnded::counting;
  }
  return tally;
}

/// Whether matches of `query` can be counted without scores, which takes a third of the time. Where
/// documents were removed, Xapian 1.4.22 without scores reads past the posting list of a term
/// that all have ("Unexpected end of posting list").
bool is_countable_unscored(const Xapian::Database& db, const Query& query,
                           const MatchOptions& options) {
  if (options.limit > 0 || options.min_score > 0 || options.places != ShardPlaces::one_here) {
    return false;
  }
  const Xapian::doccount articles = db.get_doccount();
  if (db.get_lastdocid() == articles) return true;
  return std::none_of(query.get_unique_terms_begin(), query.get_terms_end(),
                      [&](const std::string& term) { return db.get_termfreq(term) == articles; });
}

/// The matches on a server, which runs no code of ours.
std::vector<std::uint32_t> matches_on_server(const Xapian::Database& db, const Query& query) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet mset = enquire.get_mset(0, db.get_doccount());
  std::vector<std::uint32_t> documents(mset.begin(), mset.end());
  std::sort(documents.begin(), documents.end());
  return documents;
}

MatchSet find_in_order(const Xapian::Database& db, const Query& query,
                       const MatchOptions& options) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  set_order(enquire, options);
  set_time(enquire, options.time);
  SlotCounter counter(
      db, options.counted, options.places,
      options.min_score > 0 ? SlotCounter::Matches::seen : SlotCounter::Matches::any,
      options.counted_pairs);
  counter.add_to(enquire);
  // Xapian adds up offset and limit in 32 bits: keep them within the number of articles.
  const std::size_t articles = db.get_doccount();
  const std::size_t first = options.limit == 0 ? 0 : std::min(options.offset, articles);
  const bool is_known = is_total_known(enquire, options);
  const std::size_t wanted = is_known ? 1 : least_counted(counting_of(options), articles);
  const std::size_t at_least = options.time.is_over() ? 1 : wanted;
  // Without weights the search ends at the first match. All matches are never counted so: where
  // documents were removed, Xapian 1.4.22 then reads past the posting list of a word that all
  // have
  // ("Unexpected end of posting list").
  if (options.limit == 0 && options.min_score == 0 && at_least <= 1) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  const MatchClock clock(db, query, options.time,
                         is_countable_unscored(db, query, options) ? MatchClock::Scores::none
                                                                   : MatchClock::Scores::used);
  const Xapian::MSet mset =
      clock.matches(enquire, first, std::min(options.limit, articles - first), at_least);
  MatchSet found;
  for (auto match = mset.begin(); match != mset.end(); ++match) {
    found.documents.push_back({*match, match.get_weight()});
  }
  found.tally = tally_of(mset, counter, clock, options, std::min(wanted, articles), articles);
  found.counts = counter.counts(found.tally.seen);
  return found;
}

/// Of matches in two parts.
MatchTally sum_of(const MatchTally& a, const MatchTally& b) {
  return {a.seen + b.seen, a.total + b.total, a.is_exact && b.is_exact, a.min_score,
          std::max(a.time_ended, b.time_ended)};
}

/// Oldest first: Xapian sorts articles without a date to the front, so those with one are
/// searched first and those without fill up what is left of the page.
MatchSet find_oldest(const Xapian::Database& db, const Query& query, const MatchOptions& options) {
  const Query dated(Query::OP_VALUE_GE, date_slot, std::string(1, '\0'));
  MatchOptions part = without_values(options);
  part.counting = Counting::exact;
  MatchSet found = find_in_order(db, Query(Query::OP_FILTER, query, dated), part);
  part.order = SortOrder::relevance;
  part.offset = options.offset > found.tally.total ? options.offset - found.tally.total : 0;
  // Where not all of those with a date are known, it is not known where the others begin.
  part.limit = found.tally.is_exact ? options.limit - found.documents.size() : 0;
  const MatchSet rest = find_in_order(db, Query(Query::OP_AND_NOT, query, dated), part);
  found.documents.insert(found.documents.end(), rest.documents.begin(), rest.documents.end());
  found.tally = sum_of(found.tally, rest.tally);
  if (!counts_values(options)) return found;
  part.limit = 0;
  part.counted = options.counted;
  part.counted_pairs = options.counted_pairs;
  MatchSet counted = find_in_order(db, query, part);
  counted.tally.time_ended = std::max(counted.tally.time_ended, found.tally.time_ended);
  return {std::move(found.documents), counted.tally, std::move(counted.counts)};
}

/// The newest `most` matches have this day or a later one, by the matches of each day; nothing when
/// fewer have a date. The last of them by the day of its source may be another one by the instant:
/// an offset is less than a day, so two days make up for it.
std::optional<std::chrono::sys_days> first_day_of_newest(const SlotCounts& of_days,
                                                         std::size_t most) {
  const std::map<std::chrono::sys_days, std::size_t> days = count_days(of_days.values);
  std::size_t newer = 0;
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    newer += day->second;
    if (newer >= most) return day->first - std::chrono::days{2};
  }
  return std::nullopt;
}

/// A part of the matches of `query`, fewer to examine, that has all hits that `options` ask for.
Query part_with_hits(const Xapian::Database& db, const Query& query, const MatchOptions& options,
                     const MatchSet& counted) {
  if (options.order != SortOrder::newest || !counted.tally.is_exact) return query;
  for (const SlotCounts& counts : counted.counts) {
    if (counts.slot != Slot::day || counts.with != Slot::none) continue;
    const auto day = first_day_of_newest(counts, options.offset + options.limit);
    if (day) return Query(Query::OP_FILTER, query, period_query({day, std::nullopt}, db));
  }
  return query;
}

/// Whether it is faster to count all matches by a search that scores none, and then to find the
/// hits, for which few matches are examined. A server would be asked twice.
bool is_counted_apart(const MatchOptions& options) {
  return options.limit > 0 && options.min_score == 0 && counts_values(options) &&
         options.places == ShardPlaces::one_here;
}

MatchSet count_and_find(const Xapian::Database& db, const Query& query,
                        const MatchOptions& options) {
  MatchOptions all = options;
  all.limit = 0;
  MatchSet found = find_in_order(db, query, all);
  MatchOptions hits = without_values(options);
  hits.counting = Counting::none;
  const Query part = part_with_hits(db, query, options, found);
  MatchSet best = find_in_order(db, part, hits);
  found.documents = std::move(best.documents);
  found.tally.time_ended = std::max(found.tally.time_ended, best.tally.time_ended);
  return found;
}

}  // namespace

MatchSet find_matches(const Xapian::Database& db, const Query& query, const MatchOptions& options) {
  if (options.order == SortOrder::oldest) return find_oldest(db, query, options);
  if (is_counted_apart(options)) return count_and_find(db, query, options);
  return find_in_order(db, query, options);
}

std::optional<std::vector<std::uint32_t>> all_matches(const Xapian::Database& db,
                                                      const Query& query, ShardPlaces place,
                                                      const TimeLimit& time) {
  if (place == ShardPlaces::some_on_servers) return matches_on_server(db, query);
  const std::size_t articles = db.get_doccount();
  MatchOptions options;
  options.counting = Counting::exact;
  options.places = ShardPlaces::one_here;
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  set_weighting(enquire);
  SlotCounter collector(db, {}, options.places, SlotCounter::Matches::seen);
  collector.add_to(enquire);
  const MatchClock clock(db, query, time,
                         is_countable_unscored(db, query, options) ? MatchClock::Scores::none
                                                                   : MatchClock::Scores::used);
  clock.matches(enquire, 0, 0, articles);
  if (clock.has_ended_it()) return std::nullopt;
  return collector.documents();
}

std::optional<std::size_t> count_matches(const Xapian::Database& db, const Query& query,
                                         const TimeLimit& time) {
  if (time.is_over()) return std::nullopt;
  MatchOptions count;
  count.counting = Counting::exact;
  count.time = time;
  const MatchSet found = find_in_order(db, query, count);
  return found.tally.is_exact ? std::optional(found.tally.total) : std::nullopt;
}

}  // namespace gazette
