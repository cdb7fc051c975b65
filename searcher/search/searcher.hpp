// SPDX-License-Identifier: GPL-3.0-or-later
// Searcher: an open index that answers requests. It is the searcher's interface for programs.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// What gets the articles of Searcher::all_articles().
struct ArticleSinks {
  /// Called once, when it is known which articles there are, with the warnings of the search.
  std::function<void(const std::vector<std::string>& warnings)> on_found;
  std::function<void(const Hit&)> on_hit;
  /// Called with the id of each article that a writer removed meanwhile.
  std::function<void(const std::string& id)> on_removed;
};

/// Not thread-safe: use one Searcher per thread. Each call answers from one state of the index, the
/// newest when it began: when a writer commits in between, the call starts again, a bounded number
/// of times. All functions throw Error, with what to do about it, when the index cannot be read.
class Searcher {
 public:
  /// Opens the database folder or stub file `path`.
  explicit Searcher(const std::string& path);

  /// Opens all of `paths` to be searched as one. An article that is in several of them is several
  /// hits. REQUIRES: at least one path.
  explicit Searcher(std::vector<std::string> paths);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// The page that `request` asks for. Throws QueryError for an invalid value in the request (an
  /// unknown topic or facet, a bad date, a page beyond `max_page_end`), for a query above
  /// `max_query_bytes`, and, where the request is strict, for a query that was not understood
  /// whole.
  Page search(const Request& request);

  /// Sends every article that `request` finds, whatever its limit and offset, one by one and
  /// unranked (searcher/search/all_articles.hpp). They are those of one state of the index; each is
  /// sent as it is when its turn comes. REQUIRES: the request does not sort by relevance. Throws as
  /// search() does, and Error when its time is over before all are found.
  void all_articles(const Request& request, const ArticleSinks& sinks);

  /// `request.query` with its last word completed by words of the index, the most frequent first,
  /// at most `max_completions` (searcher/search/completion.hpp). Throws QueryError as `search` does
  /// for the values of the request, but not for its query.
  Completions completions(const Request& request);

  /// The path of the topic that `value` names by path, alias, code or label; `value` itself when it
  /// is unknown or ambiguous.
  std::string resolve_topic(const std::string& value);

  /// Labels of the topics `paths` in the first of `languages` (ISO 639) that a topic has a label
  /// in, else in English.
  TopicLabels topic_labels(std::span<const std::string> paths,
                           std::span<const std::string> languages);

  /// Warnings about the newest state of the index for its administrator, one line each. They name
  /// folders, so they are not for visitors of a site.
  std::vector<std::string> index_warnings() const;

  /// How many articles there are.
  std::size_t articles();

  /// Names the newest state of the index: a text that changes with each commit and each new
  /// generation.
  std::string revision();

  /// The whole article with this id, from the first database that has it; nothing when none has.
  std::optional<Article> article(std::string_view id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
