// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_counts.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "searcher/matches/timeline.hpp"
#include "searcher/query/filing_filter.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_compiler.hpp"

namespace gazette {
namespace {

SlotPair slots_of(const FacetRequest& pairs) {
  return {pairs.kind->field->slot, pairs.with->field->slot};
}

auto place_of(SlotPair slots, const std::vector<SlotCounts>& counts) {
  return std::find_if(counts.begin(), counts.end(), [&](const SlotCounts& each) {
    return each.slot == slots.slot && each.with == slots.with;
  });
}

/// REQUIRES: the slots are counted.
const SlotCounts& counts_of(SlotPair slots, const std::vector<SlotCounts>& counts) {
  return *place_of(slots, counts);
}

/// What was counted of `slot` without the filters of its own field; null if it was not.
const SlotCounts* wider_counts(Slot slot, const Counts& counts) {
  const auto found = place_of({slot, Slot::none}, counts.of_more);
  return found == counts.of_more.end() ? nullptr : &*found;
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
    if (facet.with != nullptr) continue;
    const Slot slot = facet.kind->field->slot;
    const bool is_counted = wider_counts(slot, counts) != nullptr;
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
  const SlotCounts* wider = wider_counts(slot, counts);
  return wider == nullptr ? counts_of({slot, Slot::none}, counts.of_matches) : *wider;
}

/// Counts each value of the facet of `kind` by the search that `query_of` makes for it.
void count_by_value(Counts& counts, const FacetKind& kind, const Counter& counter,
                    const std::function<Xapian::Query(const std::string& value)>& query_of) {
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

/// The search that finds the articles of a value of a facet; empty where the value says it.
using QueryOfValue = std::function<Xapian::Query(const std::string& value)>;

/// Where a search asks who filed an article, or how surely, its other filings count for no topic.
QueryOfValue query_of_filed(const Counts& counts, const FacetKind& kind,
                            const Xapian::Query& matches, const Counter& counter) {
  const FilingFilter& filings = counter.request.conditions.filings;
  if (!is_set(filings)) return {};
  const Slot slot = kind.field->slot;
  const Xapian::Query searched = wider_counts(slot, counts) == nullptr
                                     ? matches
                                     : counter.query_under(counter.without_filters_of(slot));
  return [&filings, searched](const std::string& path) {
    return Xapian::Query(Xapian::Query::OP_FILTER, searched, filing_query(filings, path));
  };
}

/// A search of one language knows no stop words of the others: `the` is a word among German
/// articles.
QueryOfValue query_of_language(const Counts& counts, const FacetKind& kind,
                               const CompiledQuery& compiled, const Counter& counter) {
  const bool is_filtered = counter.has_filter_of(kind.field->slot);
  const bool is_wider = wider_counts(kind.field->slot, counts) != nullptr;
  if (is_filtered ? !is_wider : !compiled.has_stop_words) return {};
  return [&kind, &counter](const std::string& code) {
    Conditions of_one = counter.without_filters_of(kind.field->slot);
    of_one.filters.push_back({kind.field, code, {code, {}, {}}});
    return counter.query_under(of_one);
  };
}

/// Not empty for a facet whose values differ in more than what the matches hold.
QueryOfValue query_of_value(const Counts& counts, const FacetKind& kind,
                            const CompiledQuery& compiled, const Counter& counter) {
  if (kind.field->kind == FieldKind::topic) {
    return query_of_filed(counts, kind, *compiled.query, counter);
  }
  if (kind.field == &language_field) return query_of_language(counts, kind, compiled, counter);
  return {};
}

/// Counts the pairs of each value of `kind` by the search that `query_of` makes for it. `pairs` are
/// what the slots of both hold, with the values of `kind` first.
PairCounts pairs_by_value(Counts& counts, const FacetKind& kind, const FacetKind& with,
                          const std::vector<FacetValue>& pairs, const QueryOfValue& query_of,
                          const Counter& counter) {
  std::vector<FacetValue> others;
  others.reserve(pairs.size());
  for (const FacetValue& each : pairs) others.push_back({each.with, each.count});
  std::map<std::string, std::string> spellings;
  for (const auto& [value, count] : with.count(*with.field, others)) {
    spellings[key_of(with, value)] = value;
  }
  PairCounts by_value;
  for (const auto& [value, count] : kind.count(*kind.field, pairs)) {
    if (counter.time.is_over()) {
      counts.time_ended = std::max(counts.time_ended, TimeEnded::counting);
      break;
    }
    const MatchSet found = counter.count(query_of(value), {with.field->slot});
    counts.time_ended = std::max(counts.time_ended, found.tally.time_ended);
    for (const auto& [other, articles] : with.count(*with.field, found.counts.front().values)) {
      const auto spelling = spellings.find(key_of(with, other));
      by_value[{value, spelling == spellings.end() ? other : spelling->second}] += articles;
    }
  }
  return by_value;
}

/// Each language with the topics of its articles, where both are counted by searches: the search of
/// each language, filtered by the filings under each topic.
PairCounts topics_by_language(Counts& counts, const FacetKind& languages, const FacetKind& topics,
                              const std::vector<FacetValue>& pairs,
                              const QueryOfValue& query_of_language, const Counter& counter) {
  const FilingFilter& filings = counter.request.conditions.filings;
  PairCounts by_value;
  for (const auto& [language, count] : languages.count(*languages.field, pairs)) {
    const Xapian::Query searched = query_of_language(language);
    const MatchSet found = counter.count(searched, {topics.field->slot});
    counts.time_ended = std::max(counts.time_ended, found.tally.time_ended);
    for (const auto& [topic, articles] : topics.count(*topics.field, found.counts.front().values)) {
      if (counter.time.is_over()) {
        counts.time_ended = std::max(counts.time_ended, TimeEnded::counting);
        return by_value;
      }
      const Xapian::Query filed(Xapian::Query::OP_FILTER, searched, filing_query(filings, topic));
      const MatchTally tally = counter.count(filed, {}).tally;
      counts.time_ended = std::max(counts.time_ended, tally.time_ended);
      if (tally.seen > 0) by_value[{language, topic}] = tally.seen;
    }
  }
  return by_value;
}

PairCounts turned(const PairCounts& pairs) {
  PairCounts turned;
  for (const auto& [pair, count] : pairs) turned[{pair.second, pair.first}] = count;
  return turned;
}

void count_pairs_by_value(Counts& counts, const FacetRequest& facet, const CompiledQuery& compiled,
                          const Counter& counter) {
  const std::string name = name_of(facet);
  if (counts.pairs_by_value.contains(name)) return;
  const std::vector<FacetValue> pairs = counts_of(slots_of(facet), counts.of_matches).values;
  std::vector<FacetValue> swapped = pairs;
  for (FacetValue& each : swapped) std::swap(each.value, each.with);
  const FacetKind& kind = *facet.kind;
  const FacetKind& with = *facet.with;
  const QueryOfValue first = query_of_value(counts, kind, compiled, counter);
  const QueryOfValue second = query_of_value(counts, with, compiled, counter);
  if (first && second && kind.field == &language_field) {
    counts.pairs_by_value[name] = topics_by_language(counts, kind, with, pairs, first, counter);
  } else if (first && second && with.field == &language_field) {
    counts.pairs_by_value[name] =
        turned(topics_by_language(counts, with, kind, swapped, second, counter));
  } else if (first) {
    counts.pairs_by_value[name] = pairs_by_value(counts, kind, with, pairs, first, counter);
  } else if (second) {
    counts.pairs_by_value[name] =
        turned(pairs_by_value(counts, with, kind, swapped, second, counter));
  }
}

/// The facets whose values differ in more than what the matches hold.
void count_values(Counts& counts, const CompiledQuery& compiled, const Counter& counter) {
  for (const FacetRequest& facet : counter.request.facets) {
    if (facet.with != nullptr) {
      count_pairs_by_value(counts, facet, compiled, counter);
      continue;
    }
    if (counts.by_value.contains(facet.kind)) continue;
    if (const QueryOfValue query_of = query_of_value(counts, *facet.kind, compiled, counter)) {
      count_by_value(counts, *facet.kind, counter, query_of);
    }
  }
}

Facet counted_pairs_of(const FacetRequest& facet, const Counts& counts) {
  const std::string name = name_of(facet);
  const auto by_value = counts.pairs_by_value.find(name);
  return facet_of_pairs(name,
                        by_value != counts.pairs_by_value.end()
                            ? by_value->second
                            : count_pairs(*facet.kind, *facet.with,
                                          counts_of(slots_of(facet), counts.of_matches).values),
                        facet.most);
}

}  // namespace

std::vector<Slot> counted_slots(const ResolvedRequest& request) {
  std::vector<Slot> slots;
  const auto add = [&](Slot slot) {
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  };
  for (const FacetRequest& facet : request.facets) {
    if (facet.with == nullptr) add(facet.kind->field->slot);
  }
  if (request.options.timeline) add(Slot::day);
  return slots;
}

std::vector<SlotPair> counted_pairs(const ResolvedRequest& request) {
  std::vector<SlotPair> pairs;
  for (const FacetRequest& facet : request.facets) {
    if (facet.with == nullptr) continue;
    const SlotPair pair = slots_of(facet);
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

Counts count_facets(const CountedSearch& search, const CompiledQuery& compiled,
                    std::vector<SlotCounts> of_matches, TimeEnded time_ended) {
  Counts counts{std::move(of_matches), {}, {}, {}, time_ended};
  const Counter counter{search};
  count_more(counts, counter);
  count_values(counts, compiled, counter);
  return counts;
}

void add_counts(Page& page, const ResolvedRequest& request, const Counts& counts) {
  for (const FacetRequest& facet : request.facets) {
    if (facet.with != nullptr) {
      page.facets.push_back(counted_pairs_of(facet, counts));
      continue;
    }
    const FacetKind* const kind = facet.kind;
    const std::optional<std::size_t> most =
        facet.most ? facet.most : request.options.max_facet_values;
    const auto by_value = counts.by_value.find(kind);
    page.facets.push_back(
        by_value != counts.by_value.end()
            ? facet_of(kind->name, by_value->second, most)
            : make_facet(*kind, counts_of_facet(kind->field->slot, counts).values, most));
  }
  if (!request.options.timeline) return;
  const TimeUnit unit = *request.options.timeline;
  const std::optional<std::size_t> most = request.options.max_timeline_periods;
  page.timeline = make_timeline(unit, counts_of({Slot::day, Slot::none}, counts.of_matches),
                                most.value_or(max_periods));
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
