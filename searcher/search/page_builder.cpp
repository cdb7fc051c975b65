// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

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
#include "searcher/query/query_compiler.hpp"

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

Hit make_hit(std::size_t rank, const MatchedDocument& document, const OpenIndex& index,
             const std::vector<Pattern>& patterns, HitContent content) {
  Hit hit;
  hit.rank = rank;
  hit.score = document.score;
  if (content == HitContent::id_only) {
    hit.article.id = read_id(index.view.db, document.docid, index.path);
    return hit;
  }
  hit.article = read_article(index.view.db, document.docid, index.path);
  if (content == HitContent::article) return hit;
  hit.title = highlight(hit.article.title, hit.article.language, patterns, index.view.analyzer);
  hit.snippet = make_snippet(hit.article, patterns, index.view.analyzer);
  return hit;
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
                       " the query, or leave out --strict",
                   first.byte_offset.value_or(0));
}

/// Throws QueryError when the request is strict: a script must not take an estimate for a count.
void note_timeout(Page& page, const Request& options) {
  const std::string fault = fmt::format("not all matches were counted within {} s",
                                        std::chrono::duration<double>(options.timeout).count());
  if (options.strictness == Strictness::strict) {
    throw QueryError(fault, "search for fewer or rarer words, or allow more time with --timeout",
                     0);
  }
  page.ran_out_of_time = true;
  page.warnings.push_back(fault + ": the total is an estimate, and facets count a part");
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
  std::vector<Warning> warnings = query.warnings;
  for (const auto* more : {&compiled.warnings, &request.conditions.warnings}) {
    warnings.insert(warnings.end(), more->begin(), more->end());
  }
  if (request.options.strictness == Strictness::strict) refuse(warnings);
  for (const Warning& warning : warnings) page.warnings.push_back(one_line(to_text(warning)));
  if (compiled.filters_dates) {
    if (std::string note = undated_note(db); !note.empty()) page.warnings.push_back(note);
  }
  return page;
}

/// `compiled` among the articles that `similar` finds.
CompiledQuery narrowed(CompiledQuery compiled, const SimilarQuery& similar) {
  compiled.query = std::make_shared<const Xapian::Query>(Xapian::Query::OP_FILTER, *similar.query,
                                                         *compiled.query);
  compiled.patterns.insert(compiled.patterns.end(), similar.patterns.begin(),
                           similar.patterns.end());
  compiled.has_words = true;
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
  for (const FacetKind* facet : request.facets) add(facet->slot);
  if (request.options.timeline) add(Slot::day);
  return slots;
}

const SlotCounts* find_counts(Slot slot, const std::vector<SlotCounts>& counts) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const SlotCounts& each) { return each.slot == slot; });
  return found == counts.end() ? nullptr : &*found;
}

/// What is counted over the matches, and for some facets over more.
struct Counts {
  std::vector<SlotCounts> of_matches;
  std::vector<SlotCounts> of_more;  ///< of the slots whose own filters are left out
  bool ran_out_of_time = false;     ///< they are of a part
};

bool has_filter_of(const Conditions& conditions, Slot slot) {
  return std::any_of(conditions.filters.begin(), conditions.filters.end(),
                     [&](const ResolvedFilter& filter) { return filter.field->slot == slot; });
}

/// The facets whose own filters are not to narrow them, each counted by the search without those.
void count_more(Counts& counts, const ResolvedRequest& request, const ParsedQuery& query,
                const SimilarQuery& similar, const IndexView& index, const TimeLimit& time) {
  if (request.options.facet_scope == FacetScope::matches) return;
  for (const FacetKind* facet : request.facets) {
    const Slot slot = facet->slot;
    const bool is_counted = find_counts(slot, counts.of_more) != nullptr;
    if (is_counted || !has_filter_of(request.conditions, slot)) continue;
    Conditions wider = request.conditions;
    std::erase_if(wider.filters,
                  [&](const ResolvedFilter& filter) { return filter.field->slot == slot; });
    CompiledQuery compiled = compile_query(query, wider, index);
    if (!request.options.similar_to.empty()) compiled = narrowed(std::move(compiled), similar);
    MatchOptions count;
    count.counting = Counting::exact;
    count.time = time;
    count.min_score = similar.min_score;
    count.counted = {slot};
    count.places = index.places;
    MatchSet found = find_matches(index.db, *compiled.query, count);
    counts.of_more.push_back(std::move(found.counts.front()));
    counts.ran_out_of_time |= found.ran_out_of_time;
  }
}

const SlotCounts& counts_of_facet(Slot slot, const Counts& counts) {
  const SlotCounts* more = find_counts(slot, counts.of_more);
  return more == nullptr ? *find_counts(slot, counts.of_matches) : *more;
}

void add_counts(Page& page, const ResolvedRequest& request, const Counts& counts) {
  for (const FacetKind* facet : request.facets) {
    page.facets.push_back(make_facet(*facet, counts_of_facet(facet->slot, counts).values));
  }
  if (!request.options.timeline) return;
  const TimeUnit unit = *request.options.timeline;
  const std::optional<std::size_t> most = request.options.max_timeline_periods;
  page.timeline =
      make_timeline(unit, *find_counts(Slot::day, counts.of_matches), most.value_or(max_periods));
  if (page.timeline->unit != unit && !most) {
    page.warnings.push_back(fmt::format(
        "there are more than {} {}s between the first article and the last; they are counted by {}",
        max_periods, name_of(unit), name_of(page.timeline->unit)));
  }
}

/// What the topics of the page are called. Reading the tree takes time, so only where it is shown.
void add_labels(Page& page, const ResolvedRequest& request, const IndexView& index) {
  std::vector<std::string> paths;
  for (const Facet& facet : page.facets) {
    if (!has_topics(facet)) continue;
    for (const FacetValue& value : facet.values) paths.push_back(value.value);
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
  const std::chrono::sys_days today = local_today();
  ResolvedRequest resolved{request, {}, boosts_of(request, today), {}};
  for (const std::string& name : request.facets) {
    const FacetKind* facet = find_facet(name);
    if (facet == nullptr) {
      throw QueryError(fmt::format("unknown facet {}", in_quotes(name)),
                       "facets are " + facet_names(), 0);
    }
    resolved.facets.push_back(facet);
  }
  resolved.conditions = resolve_conditions(request, index, today);
  return resolved;
}

Page build_page(const ResolvedRequest& request, const ParsedQuery& query, const OpenIndex& index,
                const TimeLimit& time) {
  const Request& options = request.options;
  const bool is_similar = !options.similar_to.empty();
  CompiledQuery compiled = compile_query(query, request.conditions, index.view);
  SimilarQuery similar;
  if (is_similar) {
    similar = similar_query(options.similar_to, index.view);
    compiled = narrowed(std::move(compiled), similar);
  }
  Page page = begin_page(request, query, compiled, index.view.db);
  const SortOrder order = order_of(options, compiled);
  std::vector<std::string> notes;
  if (order == SortOrder::relevance && compiled.has_words && !is_similar) {
    BoostedQuery boosted_query = boosted(*compiled.query, request.boosts, index.view);
    compiled.query = std::move(boosted_query.query);
    notes = std::move(boosted_query.notes);
  }
  MatchSet found = find_matches(index.view.db, *compiled.query,
                                {order, options.offset, options.limit, options.counting, time,
                                 similar.min_score, counted_slots(request), index.view.places});
  page.total = found.total;
  page.total_is_exact = found.total_is_exact;
  Counts counts{std::move(found.counts), {}, found.ran_out_of_time};
  count_more(counts, request, query, similar, index.view, time);
  if (counts.ran_out_of_time) note_timeout(page, options);
  add_counts(page, request, counts);
  for (const MatchedDocument& document : found.documents) {
    page.hits.push_back(make_hit(options.offset + page.hits.size() + 1, document, index,
                                 compiled.patterns, options.hit_content));
  }
  add_labels(page, request, index.view);
  if (options.explain == Explain::yes) {
    page.explanation = {page.parsed, compiled.query->get_description(), std::move(notes),
                        similar.terms};
    explain_scores(index.view.db, compiled, found.documents, page);
  }
  if (options.suggestions == Suggestions::yes && !is_similar) {
    Advice advice = advise(query, request.conditions, compiled, found, index.view, time);
    page.suggestion = std::move(advice.suggestion);
    page.relaxations = std::move(advice.relaxations);
  }
  return page;
}

Article read_article(const Xapian::Database& db, std::uint32_t docid, const std::string& path) {
  Article article = from_record(db.get_document(docid).get_data());
  if (article.id.empty()) throw no_article(path, docid);
  return article;
}

}  // namespace gazette
