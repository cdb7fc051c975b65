// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>

#include "core/error.hpp"
#include "core/record.hpp"
#include "core/text.hpp"
#include "searcher/facets.hpp"
#include "searcher/opening.hpp"
#include "searcher/query_compiler.hpp"
#include "searcher/query_parser.hpp"
#include "searcher/shards.hpp"

namespace gazette {
namespace {

/// A writer that commits faster than a page can be made does so this often before we give up.
constexpr int max_attempts = 10;

/// A part of the matches in one order.
struct Slice {
  std::vector<std::pair<Xapian::docid, double>> matches;
  std::size_t total = 0;
  bool total_is_exact = true;
};

}  // namespace

struct Searcher::State {
  explicit State(std::vector<std::string> names) : paths(std::move(names)) {
    for (const std::string& each : paths) path.append(path.empty() ? "" : ", ").append(each);
    open();
  }

  void open() {
    shards = find_shards(paths);
    databases.clear();
    for (const Shard& shard : shards) databases.push_back(open_database(shard));
    db = joined(databases);
    refresh();
  }

  /// Moves on to what was committed since, be it in these generations or in new ones.
  void follow() {
    if (find_shards(paths) != shards) {
      open();
    } else if (db.reopen()) {
      refresh();
    }
  }

  void refresh() { languages = languages_of(db); }

  Slice match(const Xapian::Query& query, const Request& request, SortOrder order,
              std::size_t offset, std::size_t limit,
              std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>>* spies) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1000, 0.6, 0));
    enquire.set_query(query);
    if (order != SortOrder::relevance) {
      enquire.set_sort_by_value_then_relevance(static_cast<Xapian::valueno>(Slot::published),
                                               order == SortOrder::newest);
    }
    if (spies != nullptr) {
      for (const auto& spy : *spies) enquire.add_matchspy(spy.get());
    }
    const bool all = request.counting == Counting::exact || !request.facets.empty();
    // Xapian counts in 32 bits and adds these up: no page reaches behind the last article.
    const std::size_t articles = db.get_doccount();
    const std::size_t first = std::min(offset, articles);
    const std::size_t at_least = all ? articles : exact_total_limit + 1;
    const Xapian::MSet mset =
        enquire.get_mset(static_cast<Xapian::doccount>(first),
                         static_cast<Xapian::doccount>(std::min(limit, articles - first)),
                         static_cast<Xapian::doccount>(at_least));
    Slice slice;
    for (auto match = mset.begin(); match != mset.end(); ++match) {
      slice.matches.emplace_back(*match, match.get_weight());
    }
    slice.total_is_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
    slice.total =
        slice.total_is_exact ? mset.get_matches_lower_bound() : mset.get_matches_estimated();
    return slice;
  }

  /// Oldest first: Xapian sorts articles without a date to the front, so those with one are
  /// searched first and those without fill up what is left of the page.
  Slice match_oldest(const Xapian::Query& query, const Request& request) {
    using Xapian::Query;
    const Query dated(Query::OP_VALUE_GE, static_cast<Xapian::valueno>(Slot::published),
                      std::string(1, '\0'));
    Request exactly = request;
    exactly.counting = Counting::exact;
    Slice slice = match(Query(Query::OP_FILTER, query, dated), exactly, SortOrder::oldest,
                        request.offset, request.limit, nullptr);
    const std::size_t offset = request.offset > slice.total ? request.offset - slice.total : 0;
    const Slice rest = match(Query(Query::OP_AND_NOT, query, dated), exactly, SortOrder::relevance,
                             offset, request.limit - slice.matches.size(), nullptr);
    slice.matches.insert(slice.matches.end(), rest.matches.begin(), rest.matches.end());
    slice.total += rest.total;
    return slice;
  }

  Article article_of(const Xapian::Database& of, Xapian::docid docid) const {
    Article article = from_record(of.get_document(docid).get_data());
    if (article.id.empty()) throw unreadable(path, fmt::format("document {} is no article", docid));
    return article;
  }

  Hit make_hit(std::size_t rank, Xapian::docid docid, double score,
               const std::vector<Pattern>& patterns, HitParts parts) {
    Hit hit;
    hit.rank = rank;
    hit.score = score;
    Article article = article_of(db, docid);
    if (parts == HitParts::id_alone) {
      hit.article.id = std::move(article.id);
      return hit;
    }
    hit.article = std::move(article);
    hit.title = highlight(hit.article.title, hit.article.language, patterns, analyzer);
    hit.snippet = make_snippet(hit.article, patterns, analyzer);
    return hit;
  }

  void warn_of_undated(Page& page) const {
    const std::size_t undated =
        db.get_doccount() - db.get_value_freq(static_cast<Xapian::valueno>(Slot::published));
    if (undated > 0) {
      page.warnings.push_back(fmt::format(
          "a date filter leaves out the articles without a date: {} of {} in this index", undated,
          db.get_doccount()));
    }
  }

  Page make_page(const Request& request, const ParsedQuery& parsed) {
    Page page;
    page.query = request.query;
    page.parsed = one_line(to_string(parsed.tree));
    page.offset = request.offset;
    page.limit = request.limit;
    page.warnings = parsed.warnings;
    const CompiledQuery compiled = compile_query(parsed.tree, request, {db, languages, analyzer});
    page.warnings.insert(page.warnings.end(), compiled.warnings.begin(), compiled.warnings.end());
    if (compiled.filters_dates) warn_of_undated(page);
    for (std::string& warning : page.warnings) warning = one_line(warning);
    page.explanation = {page.parsed, compiled.query->get_description()};

    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (const std::string& name : request.facets) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(
          static_cast<Xapian::valueno>(find_facet(name)->slot)));
    }
    SortOrder order = request.sort;
    if (order == SortOrder::automatic) {
      order = compiled.has_words ? SortOrder::relevance : SortOrder::newest;
    }
    Slice slice;
    if (order == SortOrder::oldest) {
      slice = match_oldest(*compiled.query, request);
      if (!spies.empty()) match(*compiled.query, request, SortOrder::relevance, 0, 0, &spies);
    } else {
      slice = match(*compiled.query, request, order, request.offset, request.limit, &spies);
    }
    page.total = slice.total;
    page.total_is_exact = slice.total_is_exact;
    for (std::size_t i = 0; i < spies.size(); ++i) {
      std::vector<FacetValue> values;
      for (auto value = spies[i]->values_begin(); value != spies[i]->values_end(); ++value) {
        values.push_back({*value, value.get_termfreq()});
      }
      page.facets.push_back(make_facet(*find_facet(request.facets[i]), values));
    }
    for (const auto& [docid, score] : slice.matches) {
      page.hits.push_back(make_hit(request.offset + page.hits.size() + 1, docid, score,
                                   compiled.patterns, request.hit_parts));
    }
    return page;
  }

  /// Runs `work` until it sees one state of the index from beginning to end.
  template <typename Work>
  auto consistently(Work work) {
    for (int attempt = 1;; ++attempt) {
      try {
        follow();
        return work();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt == max_attempts) throw unreadable(path, error);
      } catch (const Xapian::NetworkError& error) {
        if (attempt > 1) throw unreadable(path, error);
        open();  // the server may have been started anew
      } catch (const Xapian::DatabaseNotFoundError& error) {
        if (attempt == max_attempts) throw unreadable(path, error);
        open();
      } catch (const Xapian::Error& error) {
        throw unreadable(path, error);
      }
    }
  }

  std::vector<std::string> paths;
  std::string path;                         ///< all of `paths`, for messages
  std::vector<Shard> shards;                ///< as they were when `db` was opened
  std::vector<Xapian::Database> databases;  ///< of `shards`
  Xapian::Database db;                      ///< all of them as one
  std::vector<std::string> languages;
  Analyzer analyzer;
};

Searcher::Searcher(const std::string& path) : Searcher(std::vector{path}) {}
Searcher::Searcher(std::vector<std::string> paths)
    : state_(std::make_unique<State>(std::move(paths))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Page Searcher::search(const Request& request) {
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& name : request.facets) {
    if (find_facet(name) == nullptr) {
      throw QueryError(fmt::format("there is no facet {}", name), "facets are " + facet_names(), 0);
    }
  }
  const ParsedQuery parsed = parse_query(request.query, request.syntax);
  Page page = state_->consistently([&] { return state_->make_page(request, parsed); });
  page.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return page;
}

std::optional<Article> Searcher::article(std::string_view id) {
  return state_->consistently([&]() -> std::optional<Article> {
    const std::string term = whole_term(field("id"), id);
    if (term.empty()) return std::nullopt;
    for (const Xapian::Database& db : state_->databases) {
      const auto posting = db.postlist_begin(term);
      if (posting != db.postlist_end(term)) return state_->article_of(db, *posting);
    }
    return std::nullopt;
  });
}

}  // namespace gazette
