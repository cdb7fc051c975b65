// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/searcher.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "core/schema/record.hpp"
#include "searcher/index/index_faults.hpp"
#include "searcher/index/index_silences.hpp"
#include "searcher/index/index_topic_tree.hpp"
#include "searcher/index/open_database.hpp"
#include "searcher/index/shards.hpp"
#include "searcher/query/topic_lookup.hpp"
#include "searcher/search/all_articles.hpp"
#include "searcher/search/completion.hpp"
#include "searcher/search/page_builder.hpp"
#include "searcher/search/silent_sources.hpp"

namespace gazette {
namespace {

/// How often a call starts again while a writer commits faster than a page can be built.
constexpr int max_attempts = 10;

std::vector<std::string> uuids_of(const std::vector<Xapian::Database>& databases) {
  std::vector<std::string> uuids;
  uuids.reserve(databases.size());
  for (const Xapian::Database& each : databases) uuids.push_back(each.get_uuid());
  return uuids;
}

/// All hits before the page are ranked as well.
void check_reach(const Request& request) {
  if (request.limit <= max_page_end && request.offset <= max_page_end - request.limit) return;
  const bool is_limit = request.limit > max_page_end;
  throw QueryError(
      fmt::format("{}: {} reaches beyond hit {}", is_limit ? "limit" : "offset",
                  is_limit ? request.limit : request.offset, max_page_end),
      fmt::format("offset and limit together can be at most {}; narrow the search, or continue "
                  "from a date with since and until",
                  max_page_end),
      0);
}

}  // namespace

struct Searcher::State {
  explicit State(std::vector<std::string> names) : paths(std::move(names)) {
    for (const std::string& each : paths) path.append(path.empty() ? "" : ", ").append(each);
    consistently([] {});  // opening may be overtaken by a writer as well
  }

  void open() {
    std::vector<Shard> found = find_shards(paths);
    shards.clear();
    databases.clear();
    warnings = verify_shards(found);
    for (const Shard& shard : found) databases.push_back(open_database(shard));
    db = joined(databases);
    uuids = uuids_of(databases);
    refresh();
    shards = std::move(found);
  }

  /// Moves to the newest state, in these generations or in new ones.
  void follow() {
    if (find_shards(paths) != shards) {
      open();
      return;
    }
    warnings = verify_shards(shards);
    const bool has_moved = db.reopen();
    // A database that was deleted and rebuilt may have the revision of the old one: then Xapian
    // keeps the old tables open, although it reports the new UUID.
    if (uuids_of(databases) != uuids) {
      open();
    } else if (has_moved) {
      refresh();
    }
  }

  void refresh() {
    tree.forget();
    silences.forget();
    languages = languages_of(db);
    articles_by_mark = count_by_mark(db, languages);
  }

  /// `databases`, and where each lies.
  std::vector<PlacedDatabase> placed() const {
    std::vector<PlacedDatabase> all;
    for (std::size_t i = 0; i < databases.size(); ++i) {
      all.push_back({databases[i], shards[i].host.empty() ? ShardPlaces::one_here
                                                          : ShardPlaces::some_on_servers});
    }
    return all;
  }

  /// The record of the article `id`, which was in `docid`; nothing when it is gone. As long as no
  /// writer commits, the index is not looked at for a newer state.
  std::optional<std::string> record(std::uint32_t docid, const std::string& id) {
    try {
      return record_here(docid, id);
    } catch (const Xapian::Error&) {
      return consistently([&] { return record_here(docid, id); });
    }
  }

  /// Where the article came again, or the index has a new generation, it is in another document.
  std::optional<std::string> record_here(std::uint32_t docid, const std::string& id) const {
    if (std::optional<std::string> found = record_in(docid, id)) return found;
    const std::string term = whole_term(field("id"), id);
    for (auto other = db.postlist_begin(term); other != db.postlist_end(term); ++other) {
      if (std::optional<std::string> found = record_in(*other, id)) return found;
    }
    return std::nullopt;
  }

  std::optional<std::string> record_in(std::uint32_t docid, const std::string& id) const {
    try {
      std::string found = db.get_document(docid).get_data();
      return id_of_record(found) == id ? std::optional(std::move(found)) : std::nullopt;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    }
  }

  OpenIndex open_index() {
    return {path, {db, languages, analyzer, {}, places_of(shards), &tree, articles_by_mark}};
  }

  /// Calls `work` until it sees one state of the index from beginning to end, and returns its
  /// result.
  template <typename Work>
  std::invoke_result_t<Work> consistently(Work work) {
    for (int attempt = 1;; ++attempt) {
      try {
        follow();
        return work();
      } catch (const Xapian::DatabaseModifiedError& error) {
        if (attempt == max_attempts) throw unreadable(path, error);
      } catch (const Xapian::NetworkError& error) {
        if (attempt > 1) throw unreadable(path, error);
        shards.clear();  // open again: the server may have been restarted
      } catch (const Xapian::DatabaseNotFoundError& error) {
        if (attempt == max_attempts) throw unreadable(path, error);
        shards.clear();
      } catch (const Xapian::DatabaseCorruptError& error) {
        // Blocks that later commits reused can look damaged to a reader of the earlier state.
        if (attempt == max_attempts) throw unreadable(path, error);
        shards.clear();
      } catch (const Xapian::Error& error) {
        throw unreadable(path, error);
      }
    }
  }

  std::vector<std::string> paths;
  std::string path;                         ///< all of `paths`, for messages
  std::vector<Shard> shards;                ///< as they were when `db` was opened; empty before
  std::vector<Xapian::Database> databases;  ///< of `shards`
  std::vector<std::string> uuids;           ///< of `databases`
  std::vector<std::string> warnings;        ///< of verify_shards()
  Xapian::Database db;                      ///< all of them as one
  std::vector<std::string> languages;
  ArticlesByMark articles_by_mark = {};
  IndexTopicTree tree{databases};
  IndexSilences silences{databases};
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
  check_reach(request);
  const ParsedQuery query = parse_query(request.query, request.syntax);
  const TimeLimit time = TimeLimit::after(request.timeout, request.timeout_clock);
  Page page = state_->consistently([&] {
    const OpenIndex index = state_->open_index();
    const ResolvedRequest resolved = resolve(request, index.view);
    Page built = build_page(resolved, query, index, time);
    add_silences(built, resolved.conditions, query.tree, index.view, state_->silences);
    return built;
  });
  page.took_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  return page;
}

void Searcher::all_articles(const Request& request, const ArticleSinks& sinks) {
  const ParsedQuery query = parse_query(request.query, request.syntax);
  const TimeLimit time = TimeLimit::after(request.timeout, request.timeout_clock);
  const AllArticles all = state_->consistently([&] {
    const OpenIndex index = state_->open_index();
    return find_all(resolve(request, index.view), query, index, state_->placed(), time);
  });
  sinks.on_found(all.warnings);
  std::size_t rank = 0;
  all.ids.for_each([&](std::uint32_t docid, const std::string& id) {
    Article article;
    article.id = id;
    if (request.hit_content != HitContent::id_only) {
      const std::optional<std::string> record = state_->record(docid, id);
      if (!record) return sinks.on_removed(id);
      article = from_record(*record);
    }
    sinks.on_hit(make_hit(++rank, 0, std::move(article), state_->open_index().view, all.patterns,
                          request, {}));
  });
}

Completions Searcher::completions(const Request& request) {
  check_reach(request);
  const TimeLimit time = TimeLimit::after(request.timeout, request.timeout_clock);
  return state_->consistently([&] {
    const OpenIndex index = state_->open_index();
    return gazette::completions(resolve(request, index.view), index, time);
  });
}

std::string Searcher::resolve_topic(const std::string& value) {
  return state_->consistently([&] {
    const std::vector<std::string> paths = topics_named(value, state_->open_index().view);
    return paths.size() == 1 ? paths.front() : value;
  });
}

TopicLabels Searcher::topic_labels(std::span<const std::string> paths,
                                   std::span<const std::string> languages) {
  return state_->consistently([&] {
    TopicLabels labels;
    for (const std::string& path : paths) {
      labels.emplace(path, label_of(state_->tree.tree(), path, languages));
    }
    return labels;
  });
}

std::vector<std::string> Searcher::index_warnings() const { return state_->warnings; }

std::size_t Searcher::articles() {
  return state_->consistently([&]() -> std::size_t { return state_->db.get_doccount(); });
}

std::string Searcher::revision() {
  return state_->consistently([&] {
    std::string text;
    for (std::size_t i = 0; i < state_->databases.size(); ++i) {
      const Xapian::Database& db = state_->databases[i];
      text += fmt::format("{} {} {}\n", state_->shards[i].generation, db.get_uuid(),
                          db.get_metadata(std::string(revision_key)));
    }
    return text;
  });
}

std::optional<Article> Searcher::article(std::string_view id) {
  return state_->consistently([&]() -> std::optional<Article> {
    const std::string term = whole_term(field("id"), id);
    if (term.empty()) return std::nullopt;
    for (const Xapian::Database& db : state_->databases) {
      const auto posting = db.postlist_begin(term);
      if (posting != db.postlist_end(term)) return read_article(db, *posting, state_->path);
    }
    return std::nullopt;
  });
}

}  // namespace gazette
