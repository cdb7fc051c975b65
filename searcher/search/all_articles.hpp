// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a request finds, at once and unranked: what `--limit all` streams.
#pragma once

#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "core/schema/id_list.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/search/page_builder.hpp"
#include "searcher/snippets/pattern.hpp"

namespace gazette {

struct AllArticles {
  IdList ids;                         ///< in the order of the request, with documents of the view
  std::vector<Pattern> patterns;      ///< what to highlight
  std::vector<std::string> warnings;  ///< as `Page::warnings`
};

/// One database of an index, and where it lies: `one_here` or `some_on_servers`.
struct PlacedDatabase {
  const Xapian::Database& db;
  ShardPlaces place;
};

/// All articles that `query` finds under `request`: in the order of the documents, those of each of
/// `databases` behind those of the one before, as a sample is drawn, or by date, those without one
/// last and those of one moment in the order of documents. `databases` are those of the view, in
/// their order. Takes at most 64 bytes a match beside longer ids (core/schema/id_list.hpp). Throws
/// Error when `time` does not suffice to match, and as build_page() does.
AllArticles find_all(const ResolvedRequest& request, const ParsedQuery& query,
                     const OpenIndex& index, const std::vector<PlacedDatabase>& databases,
                     const TimeLimit& time);

}  // namespace gazette
