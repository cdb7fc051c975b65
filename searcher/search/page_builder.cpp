// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "core/analysis/term_marks.hpp"
#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/text/text.hpp"
#include "searcher/advice/advice.hpp"
#include "searcher/index/index_faults.hpp"
#include "searcher/index/index_topic_tree.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/matches/score_parts.hpp"
#include "searcher/matches/similar.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/search/negative_answer.hpp"
#include "searcher/search/page_counts.hpp"
#include "searcher/search/page_warnings.hpp"

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

SortOrder order_of(const Request& options, const CompiledQuery& compiled) {
  if (options.sort != SortOrder::automatic) return options.sort;
  return compiled.has_words ? SortOrder::relevance : SortOrder::newest;
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

Page build_page(const ResolvedRequest& request, const ParsedQuery& query, const OpenIndex& index,
                const TimeLimit& time) {
  const Request& options = request.options;
  const bool is_similar = !options.similar_to.empty();
  CompiledQuery compiled = affordable(compile_query(query, request.conditions, index.view),
                                      index.view.db, options.timeout);
  SimilarQuery similar;
  if (is_similar) {
    similar = similar_query(options.similar_to, index.view);
    compiled = narrowed_to_similar(std::move(compiled), similar);
  }
  if (!is_similar) {
    for (Warning& idle : idle_ranking(options, compiled)) {
      compiled.warnings.push_back(std::move(idle));
    }
  }
  const std::vector<Warning> warnings = warnings_of(request, query, compiled, index.view, time);
  Page page = begin_page(request, query, compiled, index.view.db);
  const SortOrder order = order_of(options, compiled);
  std::vector<std::string> notes;
  if (order == SortOrder::relevance && !compiled.languages.empty()) {
    notes.push_back(fmt::format("language: +{:.3f} for an article in {}", compiled.language_weight,
                                fmt::join(compiled.languages, " or ")));
  }
  if (order == SortOrder::relevance && compiled.has_words && !is_similar) {
    BoostedQuery boosted_query = boosted(*compiled.query, request.boosts, index.view, time);
    compiled.query = std::move(boosted_query.query);
    for (std::string& note : boosted_query.notes) notes.push_back(std::move(note));
  }
  MatchSet found =
      find_matches(index.view.db, *compiled.query,
                   {order, options.offset, options.limit, options.counting, time, similar.min_score,
                    counted_slots(request), index.view.places, counted_pairs(request)});
  page.total = found.tally.total;
  page.total_is_exact = found.tally.is_exact;
  page.word_totals = word_totals(compiled, found.tally, request, index.view, time);
  page.words_without_articles = compiled.words_without_articles;
  const Counts counts = count_facets({request, query, similar, index.view, time}, compiled,
                                     std::move(found.counts), found.tally.time_ended);
  add_counts(page, request, counts);
  Missing missing{counts.time_ended};
  page.are_hits_of_a_part = found.tally.time_ended == TimeEnded::matching;
  if (page.are_hits_of_a_part && options.offset > 0) {
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
      explain_nothing(page, query.tree, compiled, request.conditions, index.view, time);
    }
  }
  add_warnings(page, warnings, index.view, time);
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
