// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/match_set.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "searcher/matches/facets.hpp"
#include "searcher/matches/match_clock.hpp"
#include "searcher/query/conditions.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;
constexpr auto date_slot = static_cast<Xapian::valueno>(Slot::published);

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
/// examined: for one word, and where one word alone is in too many articles to count.
bool is_total_known(Xapian::Enquire& enquire, Counting counting) {
  if (counting == Counting::none) return false;
  const Xapian::MSet bounds = enquire.get_mset(0, 0);
  const std::size_t least = bounds.get_matches_lower_bound();
  if (least == bounds.get_matches_upper_bound()) return true;
  return counting == Counting::up_to_limit && least > exact_total_limit;
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
  if (const auto left = time.left()) enquire.set_time_limit(left->count() * share_of_counting);
}

MatchSet find_in_order(const Xapian::Database& db, const Query& query,
                       const MatchOptions& options) {
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  set_order(enquire, options);
  set_time(enquire, options.time);
  SlotCounter counter(db, options.counted, options.places);
  counter.add_to(enquire);
  // Xapian adds up offset and limit in 32 bits: keep them within the number of articles.
  const std::size_t articles = db.get_doccount();
  const std::size_t first = options.limit == 0 ? 0 : std::min(options.offset, articles);
  const Counting counting = options.counted.empty() ? options.counting : Counting::exact;
  const bool is_known = options.counted.empty() && is_total_known(enquire, counting);
  const std::size_t wanted = is_known ? 1 : least_counted(counting, articles);
  const std::size_t at_least = options.time.is_over() ? 1 : wanted;
  // Without weights the search ends at the first match. All matches are never counted so: where
  // documents were removed, Xapian 1.4.22 then reads behind the posting list of a word that all
  // have
  // ("Unexpected end of posting list").
  if (options.limit == 0 && options.min_score == 0 && at_least <= 1) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  }
  const MatchClock clock(db, query, options.time);
  const Xapian::MSet mset =
      clock.matches(enquire, first, std::min(options.limit, articles - first), at_least);
  MatchSet found;
  for (auto match = mset.begin(); match != mset.end(); ++match) {
    found.documents.push_back({*match, match.get_weight()});
  }
  found.total_is_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
  found.total =
      found.total_is_exact ? mset.get_matches_lower_bound() : mset.get_matches_estimated();
  found.ran_out_of_time =
      !found.total_is_exact && mset.get_matches_lower_bound() < std::min(wanted, articles);
  if (clock.has_ended_it()) {
    found.total_is_exact = false;
    found.ran_out_of_time = true;
    found.is_of_part = true;
    const std::size_t least = mset.get_matches_lower_bound();
    const double share = std::max(clock.searched_share(), 1e-6);
    found.total = std::clamp(static_cast<std::size_t>(static_cast<double>(least) / share), least,
                             std::max(least, articles));
  }
  found.counts = counter.counts(mset.get_matches_lower_bound());
  return found;
}

/// Oldest first: Xapian sorts articles without a date to the front, so those with one are
/// searched first and those without fill up what is left of the page.
MatchSet find_oldest(const Xapian::Database& db, const Query& query, const MatchOptions& options) {
  const Query dated(Query::OP_VALUE_GE, date_slot, std::string(1, '\0'));
  MatchOptions part = options;
  part.counting = Counting::exact;
  part.counted.clear();
  MatchSet found = find_in_order(db, Query(Query::OP_FILTER, query, dated), part);
  part.order = SortOrder::relevance;
  part.offset = options.offset > found.total ? options.offset - found.total : 0;
  part.limit = options.limit - found.documents.size();
  const MatchSet rest = find_in_order(db, Query(Query::OP_AND_NOT, query, dated), part);
  found.documents.insert(found.documents.end(), rest.documents.begin(), rest.documents.end());
  found.total += rest.total;
  found.total_is_exact = found.total_is_exact && rest.total_is_exact;
  found.ran_out_of_time = found.ran_out_of_time || rest.ran_out_of_time;
  found.is_of_part = found.is_of_part || rest.is_of_part;
  if (!options.counted.empty()) {
    part.limit = 0;
    part.counted = options.counted;
    found.counts = find_in_order(db, query, part).counts;
  }
  return found;
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
  if (options.order != SortOrder::newest || counted.ran_out_of_time) return query;
  for (const SlotCounts& counts : counted.counts) {
    if (counts.slot != Slot::day) continue;
    const auto day = first_day_of_newest(counts, options.offset + options.limit);
    if (day) return Query(Query::OP_FILTER, query, period_query({day, std::nullopt}, db));
  }
  return query;
}

/// Whether it is faster to count all matches by a search that scores none, and then to find the
/// hits, for which few matches are examined. A server would be asked twice.
bool is_counted_apart(const MatchOptions& options) {
  return options.limit > 0 && options.min_score == 0 && !options.counted.empty() &&
         options.places == ShardPlaces::one_here;
}

MatchSet count_and_find(const Xapian::Database& db, const Query& query,
                        const MatchOptions& options) {
  MatchOptions all = options;
  all.limit = 0;
  MatchSet found = find_in_order(db, query, all);
  MatchOptions hits = options;
  hits.counting = Counting::none;
  hits.counted.clear();
  const Query part = part_with_hits(db, query, options, found);
  found.documents = find_in_order(db, part, hits).documents;
  return found;
}

}  // namespace

MatchSet find_matches(const Xapian::Database& db, const Query& query, const MatchOptions& options) {
  if (options.order == SortOrder::oldest) return find_oldest(db, query, options);
  if (is_counted_apart(options)) return count_and_find(db, query, options);
  return find_in_order(db, query, options);
}

std::optional<std::size_t> count_matches(const Xapian::Database& db, const Query& query,
                                         const TimeLimit& time) {
  if (time.is_over()) return std::nullopt;
  MatchOptions count;
  count.counting = Counting::exact;
  count.time = time;
  const MatchSet found = find_in_order(db, query, count);
  return found.total_is_exact ? std::optional(found.total) : std::nullopt;
}

}  // namespace gazette
