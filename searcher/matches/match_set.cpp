// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/match_set.hpp"

#include <xapian.h>

#include <algorithm>
#include <list>
#include <optional>
#include <string>
#include <utility>

#include "searcher/matches/match_clock.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

using Xapian::Query;
constexpr auto date_slot = static_cast<Xapian::valueno>(Slot::published);

/// Counts the values of one slot over the matches.
class SlotCounter {
 public:
  SlotCounter(const Xapian::Database& db, Slot slot)
      : slot_(slot), spy_(static_cast<Xapian::valueno>(slot)), alike_(value_of_all(db, slot)) {}

  /// Where all articles have the same value, or none, it need not be read of each.
  void add_to(Xapian::Enquire& enquire) {
    if (!alike_) enquire.add_matchspy(&spy_);
  }

  /// Of a search with at least `matches`.
  SlotCounts counts(std::size_t matches) const {
    if (alike_ && (alike_->empty() || matches == 0)) return {slot_, {}, matches};
    if (alike_) return {slot_, {{*alike_, matches}}, matches};
    SlotCounts counts{slot_, {}, spy_.get_total()};
    for (auto value = spy_.values_begin(); value != spy_.values_end(); ++value) {
      counts.values.push_back({*value, value.get_termfreq()});
    }
    return counts;
  }

 private:
  /// The value that every article has; empty when none has any, nothing when they differ.
  static std::optional<std::string> value_of_all(const Xapian::Database& db, Slot slot) {
    const auto number = static_cast<Xapian::valueno>(slot);
    const Xapian::doccount articles_with_one = db.get_value_freq(number);
    if (articles_with_one == 0) return std::string();
    std::string lowest = db.get_value_lower_bound(number);
    const bool is_alike = articles_with_one == db.get_doccount() && !lowest.empty() &&
                          lowest == db.get_value_upper_bound(number);
    return is_alike ? std::optional(std::move(lowest)) : std::nullopt;
  }

  Slot slot_;
  Xapian::ValueCountMatchSpy spy_;
  std::optional<std::string> alike_;
};

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
  if (counting != Counting::up_to_limit) return false;
  const Xapian::MSet bounds = enquire.get_mset(0, 0);
  const std::size_t least = bounds.get_matches_lower_bound();
  return least > exact_total_limit || least == bounds.get_matches_upper_bound();
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
  set_weighting(enquire);
  enquire.set_query(query);
  enquire.set_cutoff(0, options.min_score);
  if (options.order != SortOrder::relevance) {
    enquire.set_sort_by_value_then_relevance(date_slot, options.order == SortOrder::newest);
  }
  set_time(enquire, options.time);
  std::list<SlotCounter> counters;  // Xapian keeps their addresses
  for (const Slot slot : options.counted) counters.emplace_back(db, slot).add_to(enquire);
  // Xapian adds up offset and limit in 32 bits: keep them within the number of articles.
  const std::size_t articles = db.get_doccount();
  const std::size_t first = std::min(options.offset, articles);
  const Counting counting = options.counted.empty() ? options.counting : Counting::exact;
  const std::size_t wanted =
      is_total_known(enquire, counting) ? 1 : least_counted(counting, articles);
  const std::size_t at_least = options.time.is_over() ? 1 : wanted;
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
  for (const SlotCounter& counter : counters) {
    found.counts.push_back(counter.counts(mset.get_matches_lower_bound()));
  }
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

}  // namespace

MatchSet find_matches(const Xapian::Database& db, const Query& query, const MatchOptions& options) {
  return options.order == SortOrder::oldest ? find_oldest(db, query, options)
                                            : find_in_order(db, query, options);
}

std::optional<std::size_t> count_matches(const Xapian::Database& db, const Query& query,
                                         const TimeLimit& time) {
  if (time.is_over()) return std::nullopt;
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  set_time(enquire, time);
  const MatchClock clock(db, query, time);
  const Xapian::MSet mset = clock.matches(enquire, 0, 0, db.get_doccount());
  if (clock.has_ended_it()) return std::nullopt;
  if (mset.get_matches_lower_bound() < mset.get_matches_upper_bound()) return std::nullopt;
  return mset.get_matches_lower_bound();
}

}  // namespace gazette
