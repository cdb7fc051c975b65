// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "core/analysis/term_marks.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/text/text.hpp"
#include "searcher/advice/advice.hpp"
#include "searcher/index/index_faults.hpp"
#include "searcher/index/index_topic_tree.hpp"
#include "searcher/index/open_database.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/matches/score_parts.hpp"
#include "searcher/matches/similar.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/query/filing_filter.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/nearest_value.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/search/negative_answer.hpp"

namespace gazette {
namespace {

Error no_article(const std::string& path, std::uint32_t docid) {
  return unreadable(path, fmt::format("document {} is not an article", docid));
}

std::string read_id(const Xapian::Database& db, std::uint32_t docid, const std::string& path) {
  std::string id = id_of_record(db.get_document(docid).get_data());
  if (id.empty()) throw no_article(path, docid);
  return id;
}

/// How many bytes of texts are analysed for the snippets of one page, some 60 ns each.
constexpr std::size_t max_page_snippet_bytes = 4'000'000;

/// The article of a hit, as far as `content` asks for it.
Article article_of_hit(const OpenIndex& index, std::uint32_t docid, HitContent content) {
  if (content != HitContent::id_only) return read_article(index.view.db, docid, index.path);
  Article article;
  article.id = read_id(index.view.db, docid, index.path);
  return article;
}

/// How many articles a date filter leaves out for their lack of a date; empty when none.
std::string undated_note(const Xapian::Database& db) {
  const std::size_t undated =
      db.get_doccount() - db.get_value_freq(static_cast<Xapian::valueno>(Slot::published));
  if (undated == 0) return {};
  return fmt::format("a date filter leaves out the articles without a date: {} of {} in this index",
                     undated, db.get_doccount());
}

/// Throws QueryError for the first thing that was not understood.
void refuse(const std::vector<Warning>& warnings) {
  if (warnings.empty()) return;
  Warning first = warnings.front();
  const std::string advice = std::exchange(first.hint, {});
  const std::string count =
      warnings.size() == 1 ? "" : fmt::format(", the first of {} warnings", warnings.size());
  throw QueryError(fmt::format("not searched (strict{}): {}", count, one_line(to_refusal(first))),
                   one_line(advice) +
                       (advice.empty()          ? "correct"
                        : advice.ends_with('?') ? " Correct"
                                                : ". Correct") +
                       " the query, or leave out strict",
                   first.byte_offset.value_or(0));
}

/// What the time of a search did not suffice for.
struct Missing {
  TimeEnded ended = TimeEnded::nothing;  ///< of the search and of the counts for its facets
  bool are_hits_unknown = false;         ///< which hits follow those of the pages before
  std::size_t snippets = 0;              ///< how many hits have none
  bool advice = false;
};

/// Throws QueryError when the request is strict: a script must not take an estimate for a count.
void note_missing(Page& page, const Missing& missing, const Request& options) {
  const std::string seconds =
      fmt::format("{} s", std::chrono::duration<double>(options.timeout).count());
  std::vector<std::string> faults;
  if (missing.ended == TimeEnded::matching) {
    faults.push_back(fmt::format("not all articles were searched within {}", seconds));
  } else if (missing.ended == TimeEnded::counting) {
    faults.push_back(fmt::format("not all matches were counted within {}", seconds));
  }
  if (!faults.empty() && options.strictness == Strictness::strict) {
    throw QueryError(faults.front(), "search for fewer or rarer words, or allow more time", 0);
  }
  if (missing.ended == TimeEnded::matching) {
    faults.back() += missing.are_hits_unknown
                         ? ": which hits stand on this page is unknown, the total is an estimate, "
                           "and facets count a part"
                         : ": there may be better hits, the total is an estimate, and facets count "
                           "a part";
  } else if (missing.ended == TimeEnded::counting) {
    faults.back() += ": the total is an estimate, and facets count a part";
  }
  if (missing.snippets > 0) {
    faults.push_back(fmt::format("there was no time for the snippets of {} hit{}", missing.snippets,
                                 missing.snippets == 1 ? "" : "s"));
  }
  if (missing.advice) {
    faults.emplace_back("there was no time to look for a query that finds something");
  }
  page.ran_out_of_time = !faults.empty();
  page.warnings.insert(page.warnings.end(), faults.begin(), faults.end());
}

/// How many values that no article has get a hint.
constexpr std::size_t max_hints = 3;

/// `warnings` with what to write instead of unknown values, as far as there is time.
std::vector<Warning> with_hints(std::vector<Warning> warnings, const IndexView& index,
                                const TimeLimit& time) {
  std::size_t hints = 0;
  for (Warning& warning : warnings) {
    if (!warning.unknown || hints == max_hints || time.is_over()) continue;
    warning.meant = values_meant(*warning.unknown, index);
    warning.hint = hint_of(*warning.unknown, warning.meant, index);
    ++hints;
  }
  return warnings;
}

/// Everything that was not understood. Throws QueryError for the first when the request is strict.
std::vector<Warning> warnings_of(const ResolvedRequest& request, const ParsedQuery& query,
                                 const CompiledQuery& compiled, const IndexView& index,
                                 const TimeLimit& time) {
  std::vector<Warning> warnings = query.warnings;
  for (const auto* more : {&compiled.warnings, &request.conditions.warnings}) {
    warnings.insert(warnings.end(), more->begin(), more->end());
  }
  if (request.options.strictness == Strictness::strict) {
    refuse(with_hints(warnings, index, time));
  }
  return warnings;
}

/// A page that says what was asked, and how it was understood.
Page begin_page(const ResolvedRequest& request, const ParsedQuery& query,
                const CompiledQuery& compiled, const Xapian::Database& db) {
  Page page;
  page.query = request.options.query;
  page.similar_to = request.options.similar_to;
  page.parsed = one_line(to_string(query.tree));
  page.offset = request.options.offset;
  page.limit = request.options.limit;
  if (compiled.filters_dates) {
    if (std::string note = undated_note(db); !note.empty()) page.warnings.push_back(note);
  }
  return page;
}

/// Puts `warnings` before those that the page has.
void add_warnings(Page& page, const std::vector<Warning>& warnings) {
  std::vector<std::string> texts;
  texts.reserve(warnings.size() + page.warnings.size());
  for (const Warning& warning : warnings) {
    texts.push_back(one_line(to_text(warning)));
    for (const std::string& meant : warning.meant) {
      if (!warning.byte_offset) {  // of an option
        page.meant_values.push_back(
            {std::string(warning.unknown->field->name), warning.unknown->typed, meant});
      } else if (std::optional<std::string> query =
                     with_meant_value(page.query, *warning.byte_offset, *warning.unknown, meant)) {
        page.meant_values.push_back({{}, page.query, std::move(*query)});
      }
    }
  }
  page.warnings.insert(page.warnings.begin(), texts.begin(), texts.end());
}

/// `compiled` among the articles that `similar` finds.
CompiledQuery narrowed(CompiledQuery compiled, const SimilarQuery& similar) {
  compiled.query = std::make_shared<const Xapian::Query>(Xapian::Query::OP_FILTER, *similar.query,
                                                         *compiled.query);
  compiled.patterns.insert(compiled.patterns.end(), similar.patterns.begin(),
                           similar.patterns.end());
  compiled.has_words = true;
  compiled.with_all = compiled.with_any = nullptr;
  if (similar.terms.empty()) {
    compiled.warnings.push_back(
        {{}, {}, "the article has no word in common with any other article", {}, {}});
  }
  return compiled;
}

SortOrder order_of(const Request& options, const CompiledQuery& compiled) {
  if (options.sort != SortOrder::automatic) return options.sort;
  return compiled.has_words ? SortOrder::relevance : SortOrder::newest;
}

/// The slots that facets and timeline count, each once.
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

SlotPair slots_of(const FacetRequest& pairs) {
  return {pairs.kind->field->slot, pairs.with->field->slot};
}

/// The slots whose pairs are counted, each pair once.
std::vector<SlotPair> counted_pairs(const ResolvedRequest& request) {
  std::vector<SlotPair> pairs;
  for (const FacetRequest& facet : request.facets) {
    if (facet.with == nullptr) continue;
    const SlotPair pair = slots_of(facet);
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  return pairs;
}

const SlotCounts* find_counts(SlotPair slots, const std::vector<SlotCounts>& counts) {
  const auto found = std::find_if(counts.begin(), counts.end(), [&](const SlotCounts& each) {
    return each.slot == slots.slot && each.with == slots.with;
  });
  return found == counts.end() ? nullptr : &*found;
}

const SlotCounts* find_counts(Slot slot, const std::vector<SlotCounts>& counts) {
  return find_counts(SlotPair{slot, Slot::none}, counts);
}

/// What is counted over the matches, and for some facets over more.
struct Counts {
  std::vector<SlotCounts> of_matches;
  std::vector<SlotCounts> of_more;  ///< of the slots whose own filters are left out
  /// Of the facets that are counted by a search for each value.
  std::map<const FacetKind*, ValueCounts> by_value;
  std::map<std::string, PairCounts> pairs_by_value;  ///< the same of pairs, by `name_of`
  TimeEnded time_ended = TimeEnded::nothing;
};

/// A search whose matches are counted beside those of the page.
struct Counter {
  const ResolvedRequest& request;
  const ParsedQuery& query;
  const SimilarQuery& similar;
  const IndexView& index;
  const TimeLimit& time;

  bool has_filter_of(Slot slot) const {
    return std::any_of(request.conditions.filters.begin(), request.conditions.filters.end(),
                       [&](const ResolvedFilter& filter) { return filter.field->slot == slot; });
  }

  /// What is searched under other conditions.
  Xapian::Query query_under(const Conditions& conditions) const {
    CompiledQuery compiled =
        affordable(compile_query(query, conditions, index), index.db, request.options.timeout);
    if (!request.options.similar_to.empty()) compiled = narrowed(std::move(compiled), similar);
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
  const Xapian::Query searched = find_counts(slot, counts.of_more) == nullptr
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
  const bool is_wider = find_counts(kind.field->slot, counts.of_more) != nullptr;
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

void count_pairs_by_value(Counts& counts, const FacetRequest& facet, const CompiledQuery& compiled,
                          const Counter& counter) {
  const std::string name = name_of(facet);
  if (counts.pairs_by_value.contains(name)) return;
  std::vector<FacetValue> pairs = find_counts(slots_of(facet), counts.of_matches)->values;
  if (const QueryOfValue query_of = query_of_value(counts, *facet.kind, compiled, counter)) {
    counts.pairs_by_value[name] =
        pairs_by_value(counts, *facet.kind, *facet.with, pairs, query_of, counter);
  } else if (const QueryOfValue other = query_of_value(counts, *facet.with, compiled, counter)) {
    for (FacetValue& each : pairs) std::swap(each.value, each.with);
    PairCounts& turned = counts.pairs_by_value[name];
    for (const auto& [pair, count] :
         pairs_by_value(counts, *facet.with, *facet.kind, pairs, other, counter)) {
      turned[{pair.second, pair.first}] = count;
    }
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
                                          find_counts(slots_of(facet), counts.of_matches)->values),
                        facet.most);
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

/// How many articles have all words of the query, and how many any: one of them are the matches,
/// the others are counted as far as these.
std::optional<WordTotals> word_totals(const CompiledQuery& compiled, const MatchTally& matches,
                                      const ResolvedRequest& request, const IndexView& index,
                                      const TimeLimit& time) {
  if (request.options.suggestions == Suggestions::no || !compiled.with_all || time.is_over()) {
    return std::nullopt;
  }
  const bool is_all = request.options.words_wanted == WordsWanted::all;
  MatchOptions options;
  options.counting = request.facets.empty() && !request.options.timeline ? request.options.counting
                                                                         : Counting::exact;
  options.time = time;
  options.places = index.places;
  const MatchTally others =
      find_matches(index.db, is_all ? *compiled.with_any : *compiled.with_all, options).tally;
  const auto total_of = [](const MatchTally& tally) {
    return WordTotal{tally.is_exact ? tally.total : tally.seen, tally.is_exact};
  };
  return is_all ? WordTotals{total_of(matches), total_of(others)}
                : WordTotals{total_of(others), total_of(matches)};
}

/// What the topics of the page are called. Reading the tree takes time, so only where it is shown.
void add_labels(Page& page, const ResolvedRequest& request, const IndexView& index) {
  std::vector<std::string> paths;
  for (const Facet& facet : page.facets) {
    if (has_topics(facet)) {
      for (const FacetValue& value : facet.values) paths.push_back(value.value);
    }
    const FacetKind* const second = second_kind_of(facet);
    if (second != nullptr && second->values == FacetKind::Values::topics) {
      for (const FacetValue& value : facet.values) paths.push_back(value.with);
    }
  }
  if (request.options.label_scope == TopicLabelScope::facets_and_hits) {
    for (const Hit& hit : page.hits) {
      for (const FiledTopic& topic : hit.article.topics) paths.push_back(topic.path);
    }
  }
  if (paths.empty() || index.topics == nullptr) return;
  for (const std::string& path : paths) {
    page.topic_labels.emplace(
        path, label_of(index.topics->tree(), path, request.options.label_languages));
  }
}

}  // namespace

ResolvedRequest resolve(const Request& request, const IndexView& index) {
  ResolvedRequest resolved{request, {}, {}, {}};
  for (const std::string& name : request.facets) {
    const std::optional<FacetRequest> facet = parse_facet(name);
    if (!facet) {
      throw QueryError(fmt::format("unknown facet {}", in_quotes(name)),
                       "facets are " + facet_names(), 0);
    }
    if (facet->with != nullptr && index.places == ShardPlaces::some_on_servers) {
      throw QueryError(
          fmt::format("facet {}: pairs cannot be counted on a server", in_quotes(name)),
          "count one facet, once for each value of the other as a filter", 0);
    }
    resolved.facets.push_back(*facet);
  }
  if (!request.similar_to.empty() && !request.recency.empty()) {
    throw QueryError("recency cannot be combined with similar", "leave one of them out", 0);
  }
  if (!request.similar_to.empty() && !request.around.empty()) {
    throw QueryError("around cannot be combined with similar", "leave one of them out", 0);
  }
  if (!request.similar_to.empty() && request.expansion == QueryExpansion::on) {
    throw QueryError("expand cannot be combined with similar", "leave one of them out", 0);
  }
  resolved.conditions = resolve_conditions(request, index, local_today());
  if (request.date_boost && request.recency.empty() && request.around.empty()) {
    resolved.conditions.warnings.push_back({{},
                                            {},
                                            "date-boost raises no scores without recency or around",
                                            it_is("ignored"),
                                            "Give one of these as well"});
  }
  resolved.boosts = boosts_of(request, resolved.conditions);
  return resolved;
}

Page build_page(const ResolvedRequest& request, const ParsedQuery& query, const OpenIndex& index,
                const TimeLimit& time) {
  const Request& options = request.options;
  const bool is_similar = !options.similar_to.empty();
  CompiledQuery compiled = affordable(compile_query(query, request.conditions, index.view),
                                      index.view.db, options.timeout);
  SimilarQuery similar;
  if (is_similar) {
    similar = similar_query(options.similar_to, index.view);
    compiled = narrowed(std::move(compiled), similar);
  }
  const std::vector<Warning> warnings = warnings_of(request, query, compiled, index.view, time);
  Page page = begin_page(request, query, compiled, index.view.db);
  const SortOrder order = order_of(options, compiled);
  std::vector<std::string> notes;
  if (order == SortOrder::relevance && compiled.has_words && !is_similar) {
    BoostedQuery boosted_query = boosted(*compiled.query, request.boosts, index.view, time);
    compiled.query = std::move(boosted_query.query);
    notes = std::move(boosted_query.notes);
  }
  MatchSet found =
      find_matches(index.view.db, *compiled.query,
                   {order, options.offset, options.limit, options.counting, time, similar.min_score,
                    counted_slots(request), index.view.places, counted_pairs(request)});
  page.total = found.tally.total;
  page.total_is_exact = found.tally.is_exact;
  page.word_totals = word_totals(compiled, found.tally, request, index.view, time);
  page.words_without_articles = compiled.words_without_articles;
  Counts counts{std::move(found.counts), {}, {}, {}, found.tally.time_ended};
  const Counter counter{request, query, similar, index.view, time};
  count_more(counts, counter);
  count_values(counts, compiled, counter);
  add_counts(page, request, counts);
  Missing missing{counts.time_ended};
  if (found.tally.time_ended == TimeEnded::matching && options.offset > 0) {
    // The best of a part are others than the best of all, from which the hits before were taken.
    missing.are_hits_unknown = true;
    found.documents.clear();
  }
  for (const MatchedDocument& document : found.documents) {
    page.hits.push_back(make_hit(options.offset + page.hits.size() + 1, document.score,
                                 article_of_hit(index, document.docid, options.hit_content),
                                 index.view, compiled.patterns, options, time));
    const bool has_snippet = !page.hits.back().snippet.text.empty();
    if (options.hit_content == HitContent::with_snippet && !has_snippet && time.is_over()) {
      ++missing.snippets;
    }
  }
  add_labels(page, request, index.view);
  if (options.explain == Explain::yes) {
    page.explanation = {page.parsed, with_shown_marks(compiled.query->get_description()),
                        std::move(notes), similar.terms};
    explain_scores(index.view.db, compiled, found.documents, page);
    if (page.total == 0 && !time.is_over()) {
      explain_nothing(page, compiled, request.conditions, index.view, time);
    }
  }
  add_warnings(page, with_hints(warnings, index.view, time));
  if (options.suggestions == Suggestions::yes && !is_similar) {
    missing.advice = page.total == 0 && time.is_over();
    Advice advice = advise(query, request.conditions, compiled, found, index.view, time);
    page.suggestion = std::move(advice.suggestion);
    page.relaxations = std::move(advice.relaxations);
  }
  note_missing(page, missing, options);
  return page;
}

Hit make_hit(std::size_t rank, double score, Article article, const IndexView& index,
             const std::vector<Pattern>& patterns, const Request& options, const TimeLimit& time) {
  Hit hit;
  hit.rank = rank;
  hit.score = score;
  hit.article = std::move(article);
  if (options.hit_content != HitContent::with_snippet) return hit;
  if (time.is_over()) {
    hit.title = {one_line(hit.article.title), {}};
  } else {
    hit.title = highlight(hit.article.title, hit.article.language, patterns, index.analyzer);
    hit.snippet =
        make_snippet(hit.article, patterns, index.analyzer,
                     std::min(max_snippet_bytes,
                              max_page_snippet_bytes / std::max<std::size_t>(options.limit, 1)));
  }
  if (options.hit_text == HitText::dropped) hit.article.body = {};
  return hit;
}

Article read_article(const Xapian::Database& db, std::uint32_t docid, const std::string& path) {
  Article article = from_record(db.get_document(docid).get_data());
  if (article.id.empty()) throw no_article(path, docid);
  return article;
}

}  // namespace gazette
