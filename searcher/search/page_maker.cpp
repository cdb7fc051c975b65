// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_maker.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/text/text.hpp"
#include "searcher/advice/advice.hpp"
#include "searcher/index/index_faults.hpp"
#include "searcher/index/opening.hpp"
#include "searcher/index/topic_names_of_index.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/matching.hpp"
#include "searcher/matches/score_blend.hpp"
#include "searcher/matches/score_parts.hpp"
#include "searcher/matches/similar.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/query/query_compiler.hpp"

namespace gazette {
namespace {

Error no_article(const std::string& path, std::uint32_t docid) {
  return unreadable(path, fmt::format("document {} is no article", docid));
}

std::string read_id(const Xapian::Database& db, std::uint32_t docid, const std::string& path) {
  std::string id = id_of_record(db.get_document(docid).get_data());
  if (id.empty()) throw no_article(path, docid);
  return id;
}

Hit make_hit(std::size_t rank, const FoundDocument& document, const ReadIndex& index,
             const std::vector<Pattern>& patterns, HitParts parts) {
  Hit hit;
  hit.rank = rank;
  hit.score = document.score;
  if (parts == HitParts::id_alone) {
    hit.article.id = read_id(index.view.db, document.docid, index.path);
    return hit;
  }
  hit.article = read_article(index.view.db, document.docid, index.path);
  if (parts == HitParts::article) return hit;
  hit.title = highlight(hit.article.title, hit.article.language, patterns, index.view.analyzer);
  hit.snippet = make_snippet(hit.article, patterns, index.view.analyzer);
  return hit;
}

std::string undated_warning(const Xapian::Database& db) {
  const std::size_t undated =
      db.get_doccount() - db.get_value_freq(static_cast<Xapian::valueno>(Slot::published));
  if (undated == 0) return {};
  return fmt::format("a date filter leaves out the articles without a date: {} of {} in this index",
                     undated, db.get_doccount());
}

/// Throws QueryError for the first thing that was not understood.
void check_strictly(const std::vector<std::string>& warnings) {
  if (warnings.empty()) return;
  const std::size_t more = warnings.size() - 1;
  std::string warning = one_line(warnings.front());
  constexpr std::string_view done = " is searched as ";
  const std::size_t at = warning.find(done);
  if (at != std::string::npos) warning.replace(at, done.size(), " would be searched as ");
  throw QueryError(fmt::format("not searched, being strict: {}{}", warning,
                               more == 0 ? "" : fmt::format(" (and {} more)", more)),
                   "", 0);
}

/// Throws QueryError when the request is strict: a script must not take an estimate for a count.
void note_timeout(Page& page, const Request& request) {
  const std::string fault = fmt::format("the matches were not all counted within {} s",
                                        std::chrono::duration<double>(request.timeout).count());
  if (request.strictness == Strictness::strict) {
    throw QueryError(fault, "search for fewer or rarer words, or give it more time with --timeout",
                     0);
  }
  page.ran_out_of_time = true;
  page.warnings.push_back(fault + ": the total is an estimate, and facets count a part");
}

/// A page that says what was asked, and how it was understood.
Page begin_page(const Request& request, const ParsedQuery& parsed, const CompiledQuery& compiled,
                const Xapian::Database& db) {
  Page page;
  page.query = request.query;
  page.similar_to = request.similar_to;
  page.parsed = one_line(to_string(parsed.tree));
  page.offset = request.offset;
  page.limit = request.limit;
  page.warnings = parsed.warnings;
  page.warnings.insert(page.warnings.end(), compiled.warnings.begin(), compiled.warnings.end());
  if (request.strictness == Strictness::strict) check_strictly(page.warnings);
  if (compiled.filters_dates) page.warnings.push_back(undated_warning(db));
  std::erase(page.warnings, "");
  for (std::string& warning : page.warnings) warning = one_line(warning);
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
    compiled.warnings.emplace_back("the article has no word that any other article has");
  }
  return compiled;
}

SortOrder order_of(const Request& request, const CompiledQuery& compiled) {
  if (request.sort != SortOrder::automatic) return request.sort;
  return compiled.has_words ? SortOrder::relevance : SortOrder::newest;
}

std::vector<Slot> counted_slots(const Request& request) {
  std::vector<Slot> slots;
  for (const std::string& name : request.facets) {
    const Slot slot = find_facet(name)->slot;
    if (std::find(slots.begin(), slots.end(), slot) == slots.end()) slots.push_back(slot);
  }
  if (request.timeline && std::find(slots.begin(), slots.end(), Slot::published) == slots.end()) {
    slots.push_back(Slot::published);
  }
  return slots;
}

const SlotCounts& counts_for(Slot slot, const std::vector<SlotCounts>& counts) {
  return *std::find_if(counts.begin(), counts.end(),
                       [&](const SlotCounts& each) { return each.slot == slot; });
}

/// What is counted over the matches, and for some facets over more.
struct Counts {
  std::vector<SlotCounts> of_matches;
  std::vector<SlotCounts> of_more;  ///< of the slots whose own filters are left out
  bool ran_out_of_time = false;     ///< they are of a part
};

bool has_filter_of(const Request& request, Slot slot) {
  return std::any_of(request.filters.begin(), request.filters.end(),
                     [&](const Filter& filter) { return filter.field->slot == slot; });
}

/// The slots of `request` whose own filters are not to narrow them, each counted by the search
/// without those.
void count_more(Counts& counts, const Request& request, const Node& tree,
                const SimilarQuery& similar, const IndexView& index, const TimeLimit& time) {
  if (request.facet_scope == FacetScope::matches) return;
  for (const std::string& name : request.facets) {
    const Slot slot = find_facet(name)->slot;
    const bool is_counted = std::any_of(counts.of_more.begin(), counts.of_more.end(),
                                        [&](const SlotCounts& each) { return each.slot == slot; });
    if (is_counted || !has_filter_of(request, slot)) continue;
    Request wider = request;
    std::erase_if(wider.filters, [&](const Filter& filter) { return filter.field->slot == slot; });
    CompiledQuery compiled = compile_query(tree, wider, index);
    if (!request.similar_to.empty()) compiled = narrowed(std::move(compiled), similar);
    Found found =
        find(index.db, *compiled.query,
             {SortOrder::relevance, 0, 0, Counting::exact, time, similar.least_score, {slot}});
    counts.of_more.push_back(std::move(found.counts.front()));
    counts.ran_out_of_time |= found.ran_out_of_time;
  }
}

const SlotCounts& counts_of_facet(Slot slot, const Counts& counts) {
  const auto more = std::find_if(counts.of_more.begin(), counts.of_more.end(),
                                 [&](const SlotCounts& each) { return each.slot == slot; });
  return more == counts.of_more.end() ? counts_for(slot, counts.of_matches) : *more;
}

void add_counts(Page& page, const Request& request, const Counts& counts) {
  for (const std::string& name : request.facets) {
    const FacetKind& kind = *find_facet(name);
    page.facets.push_back(make_facet(kind, counts_of_facet(kind.slot, counts).values));
  }
  if (!request.timeline) return;
  page.timeline = make_timeline(*request.timeline, counts_for(Slot::published, counts.of_matches),
                                request.most_periods.value_or(max_periods));
  if (page.timeline->unit != *request.timeline && !request.most_periods) {
    page.warnings.push_back(fmt::format(
        "there are more than {} {}s between the first article and the last; they are counted by {}",
        max_periods, name_of(*request.timeline), name_of(page.timeline->unit)));
  }
}

/// What the topics of the page are called. Reading the tree takes time, so only where it is shown.
void add_labels(Page& page, const Request& request, const IndexView& index) {
  std::vector<std::string> paths;
  for (const Facet& facet : page.facets) {
    if (facet.name != "topic") continue;
    for (const FacetValue& value : facet.values) paths.push_back(value.value);
  }
  if (request.labelling == Labelling::facets_and_hits) {
    for (const Hit& hit : page.hits) {
      for (const FiledTopic& topic : hit.article.topics) paths.push_back(topic.path);
    }
  }
  if (paths.empty() || index.topics == nullptr) return;
  for (const std::string& path : paths) {
    page.topic_labels.emplace(path, label_of(index.topics->tree(), path, request.languages_read));
  }
}

}  // namespace

Page make_page(const Request& request, const ParsedQuery& parsed, const ReadIndex& index,
               const TimeLimit& time) {
  CompiledQuery compiled = compile_query(parsed.tree, request, index.view);
  SimilarQuery similar;
  if (!request.similar_to.empty()) {
    similar = similar_query(request.similar_to, index.view);
    compiled = narrowed(std::move(compiled), similar);
  }
  Page page = begin_page(request, parsed, compiled, index.view.db);
  const SortOrder order = order_of(request, compiled);
  std::vector<std::string> notes;
  if (order == SortOrder::relevance && compiled.has_words && request.similar_to.empty()) {
    Blend blended = blend(*compiled.query, request, index.view);
    compiled.query = std::move(blended.query);
    notes = std::move(blended.notes);
  }
  Found found = find(index.view.db, *compiled.query,
                     {order, request.offset, request.limit, request.counting, time,
                      similar.least_score, counted_slots(request)});
  page.total = found.total;
  page.total_is_exact = found.total_is_exact;
  Counts counts{std::move(found.counts), {}, found.ran_out_of_time};
  count_more(counts, request, parsed.tree, similar, index.view, time);
  if (counts.ran_out_of_time) note_timeout(page, request);
  add_counts(page, request, counts);
  for (const FoundDocument& document : found.documents) {
    page.hits.push_back(make_hit(request.offset + page.hits.size() + 1, document, index,
                                 compiled.patterns, request.hit_parts));
  }
  add_labels(page, request, index.view);
  if (request.explaining == Explaining::yes) {
    page.explanation = {page.parsed, compiled.query->get_description(), std::move(notes),
                        similar.terms};
    explain_scores(index.view.db, compiled, found.documents, page);
  }
  if (request.advising == Advising::yes && request.similar_to.empty()) {
    Advice advice = advise(request, parsed.tree, compiled, found, index.view, time);
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
