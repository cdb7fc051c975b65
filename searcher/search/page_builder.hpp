// SPDX-License-Identifier: GPL-3.0-or-later
// The stages from a request to a page, over one state of an index.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "core/schema/article.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/search/resolved_request.hpp"
#include "searcher/snippets/pattern.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// An open index, seen from a search. The references must outlive the view.
struct OpenIndex {
  const std::string& path;  ///< for messages
  IndexView view;
};

/// The page of `query` under `request`, without `Page::took_ms`. All stages share `time`: what is
/// not found, counted, shown or suggested when it is over is left out, with warnings that say what.
/// Throws QueryError where the request is strict and something was not understood, found or counted
/// in time; and Xapian's errors: DatabaseModifiedError when a writer commits in between, after
/// which the caller starts again.
Page build_page(const ResolvedRequest& request, const ParsedQuery& query, const OpenIndex& index,
                const TimeLimit& time);

/// A hit with the parts of it that `options` ask for: highlights and snippet by `patterns`, without
/// them where `time` is over. REQUIRES: `article` has them, or only its id where no more is asked
/// for.
Hit make_hit(std::size_t rank, double score, Article article, const IndexView& index,
             const std::vector<Pattern>& patterns, const Request& options, const TimeLimit& time);

/// The article in document `docid` of `db`, which is at `path`. Throws Error when it cannot be
/// read, and Xapian's errors.
Article read_article(const Xapian::Database& db, std::uint32_t docid, const std::string& path);

}  // namespace gazette
