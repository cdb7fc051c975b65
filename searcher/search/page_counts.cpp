// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_counts.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/matches/timeline.hpp"
#include "searcher/query/filing_filter.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_compiler.hpp"

namespace gazette {
namespace {

const SlotCounts* find_counts(Slot slot, const std::vector<SlotCounts>& counts) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const SlotCounts& each) { return each.slot == slot; });
  return found == counts.end() ? nullptr : &*found;
}

/// A search whose matches are counted beside those of the page.
struct Counter : CountedSearch {
  bool has_filter_of(Slot slot) const {
    return std::any_of(request.conditions.filters.begin(), request.conditions.filters.end(),
                       [&](const ResolvedFilter& filter) { return filter.field->slot == slot; });
  }

  /// What is searched under other conditions.
  Xapian::Query query_under(const Conditions& conditions) const {
    CompiledQuery compiled =
        affordable(compile_query(query, conditions, index), index.db, request.options.timeout);
    if (!request.options.similar_to.empty())
      compiled = narrowed_to_similar(std::move(compiled), similar);
    return *compiled.query;
  }

  Conditions without_filters_of(Slot slot) const {
    Conditions wider = request.conditions;
    std::erase_if(wider.filters,
                  [&](const ResolvedFilter& filter) { return filter.field->slot == slot; });
    return wider;
  }

  MatchSet count(const Xapian::Query& counted, std::vector<Slot> slots) const {
    MatchOptions options;
    options.counting = Counting::exact;
    options.time = time;
    options.min_score = similar.min_score;
    options.counted = std::move(slots);
    options.places = index.places;
    return find_matches(index.db, counted, options);
  }
};

/// The facets whose own filters are not to narrow them, each counted by the search without those.
void count_more(Counts& counts, const Counter& counter) {
  if (counter.request.options.facet_scope == FacetScope::matches) return;
  for (const FacetRequest& facet : counter.request.facets) {
    const Slot slot = facet.kind->field->slot;
    const bool is_counted = find_counts(slot, counts.of_more) != nullptr;
    if (is_counted || !counter.has_filter_of(slot)) continue;
    if (counter.time.is_over()) {
      counts.time_ended = std::max(counts.time_ended, TimeEnded::counting);
      return;
    }
    MatchSet found = counter.count(counter.query_under(counter.without_filters_of(slot)), {slot});
    counts.of_more.push_back(std::move(found.counts.front()));
    counts.time_ended = std::max(counts.time_ended, found.tally.time_ended);
  }
}

const SlotCounts& counts_of_facet(Slot slot, const Counts& counts) {
  const SlotCounts* more = find_counts(slot, counts.of_more);
  return more == nullptr ? *find_counts(slot, counts.of_matches) : *more;
}

/// Counts each value of the facet of `kind` by the search that `query_of` makes for it.
template <typename QueryOf>
void count_by_value(Counts& counts, const FacetKind& kind, const Counter& counter,
                    QueryOf query_of) {
  ValueCounts& by_value = counts.by_value[&kind];
  for (const auto& [value, count] :
       kind.count(*kind.field, counts_of_facet(kind.field->slot, counts).values)) {
    if (counter.time.is_over()) {
      counts.time_ended = std::max(counts.time_ended, TimeEnded::counting);
      return;
    }
    const MatchTally tally = counter.count(query_of(value), {}).tally;
    counts.time_ended = std::max(counts.time_ended, tally.time_ended);
    if (tally.seen > 0) by_value[value] = tally.seen;
  }
}

/// Where a search asks who filed an article, or how surely, its other filings count for no topic.
void count_filed(Counts& counts, const FacetKind& kind, const Xapian::Query& matches,
                 const Counter& counter) {
  const FilingFilter& filings = counter.request.conditions.filings;
  if (!is_set(filings)) return;
  const Slot slot = kind.field->slot;
  const Xapian::Query searched = find_counts(slot, counts.of_more) == nullptr
                                     ? matches
                                     : counter.query_under(counter.without_filters_of(slot));
  count_by_value(counts, kind, counter, [&](const std::string& path) {
    return Xapian::Query(Xapian::Query::OP_FILTER, searched, filing_query(filings, path));
  });
}

/// A search of one language knows no stop words of the others: `the` is a word among German
/// articles.
void count_languages(Counts& counts, const FacetKind& kind, const CompiledQuery& compiled,
                     const Counter& counter) {
  const bool is_filtered = counter.has_filter_of(kind.field->slot);
  const bool is_wider = find_counts(kind.field->slot, counts.of_more) != nullptr;
  if (is_filtered ? !is_wider : !compiled.has_stop_words) return;
  count_by_value(counts, kind, counter, [&](const std::string& code) {
    Conditions of_one = counter.without_filters_of(kind.field->slot);
    of_one.filters.push_back({kind.field, code, {code, {}, {}}});
    return counter.query_under(of_one);
  });
}

/// The facets whose values differ in more than what the matches hold.
void count_values(Counts& counts, const CompiledQuery& compiled, const Counter& counter) {
  for (const FacetRequest& facet : counter.request.facets) {
    if (counts.by_value.contains(facet.kind)) continue;
    if (facet.kind->field->kind == FieldKind::topic) {
      count_filed(counts, *facet.kind, *compiled.query, counter);
    }
    if (facet.kind->field == &language_field) {
      count_languages(counts, *facet.kind, compiled, counter);
    }
  }
}

}  // namespace

std::vector<Slot> counted_slots(const ResolvedRequest& request) {
  std::vector<Slot> slots;
  const auto add = [&](Slot slot) {
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  };
  for (const FacetRequest& facet : request.facets) add(facet.kind->field->slot);
  if (request.options.timeline) add(Slot::day);
  return slots;
}

Counts count_facets(const CountedSearch& search, const CompiledQuery& compiled,
                    std::vector<SlotCounts> of_matches, TimeEnded time_ended) {
  Counts counts{std::move(of_matches), {}, {}, time_ended};
  const Counter counter{search};
  count_more(counts, counter);
  count_values(counts, compiled, counter);
  return counts;
}

void add_counts(Page& page, const ResolvedRequest& request, const Counts& counts) {
  for (const auto& [kind, named] : request.facets) {
    const std::optional<std::size_t> most = named ? named : request.options.max_facet_values;
    const auto by_value = counts.by_value.find(kind);
    page.facets.push_back(
        by_value != counts.by_value.end()
            ? facet_of(kind->name, by_value->second, most)
            : make_facet(*kind, counts_of_facet(kind->field->slot, counts).values, most));
  }
  if (!request.options.timeline) return;
  const TimeUnit unit = *request.options.timeline;
  const std::optional<std::size_t> most = request.options.max_timeline_periods;
  page.timeline =
      make_timeline(unit, *find_counts(Slot::day, counts.of_matches), most.value_or(max_periods));
  page.timeline->searched = request.conditions.published;
  if (page.timeline->unit != unit && !most) {
    page.warnings.push_back(fmt::format(
        "there are more than {} {}s between the first article and the last; they are counted by {}",
        max_periods, name_of(unit), name_of(page.timeline->unit)));
  }
  if (page.timeline->leaves_out_empty && !most) {
    page.warnings.push_back(fmt::format(
        "there are more than {} years between the first article and the last; those without an "
        "article are left out",
        max_periods));
  }
}

}  // namespace gazette
