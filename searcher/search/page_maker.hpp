// SPDX-License-Identifier: GPL-3.0-or-later
// The stages from a parsed query to a page, over one state of an index.
#pragma once

#include <cstdint>
#include <string>

#include "core/query/parser.hpp"
#include "core/schema/article.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// An index at `path`, as making a page sees it. The references outlive the call.
struct ReadIndex {
  const std::string& path;
  IndexView view;
};

/// The page that `request` asks for, of whose query `parsed` was made; without the time that it
/// took. `time` ends all counting of matches: then the total is an estimate, with a warning, and
/// there is no advice that is not counted. Throws QueryError for what an option asks wrongly, and
/// Xapian's errors: of a writer that commits in between, DatabaseModifiedError, and the page is to
/// be made anew.
Page make_page(const Request& request, const ParsedQuery& parsed, const ReadIndex& index,
               const TimeLimit& time);

/// The article of a document of `db`, which lies at `path`. Throws Error when it is none, and
/// Xapian's errors.
Article read_article(const Xapian::Database& db, std::uint32_t docid, const std::string& path);

}  // namespace gazette
