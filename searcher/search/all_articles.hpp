// SPDX-License-Identifier: GPL-3.0-or-later
// Every article that a request finds, unranked: the hits that `--limit all` streams.
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
  IdList ids;  ///< in the order of the request; document numbers are those of the view
  std::vector<Pattern> patterns;      ///< what to highlight
  std::vector<std::string> warnings;  ///< as `Page::warnings`
};

/// One database of an index, and its place: `one_here` or `some_on_servers`.
struct PlacedDatabase {
  const Xapian::Database& db;
  ShardPlaces place;
};

/// All articles that `query` finds under `request`: in document order, one database after another,
/// as a sample is drawn, or by date, undated ones last and those of one moment in document order.
/// REQUIRES: `databases` are those of the view, in their order. Takes at most 64 bytes per match
/// unless ids are long (core/schema/id_list.hpp). Throws Error when `time` is too short for the
/// match, and what build_page() throws.
AllArticles find_all(const ResolvedRequest& request, const ParsedQuery& query,
                     const OpenIndex& index, const std::vector<PlacedDatabase>& databases,
                     const TimeLimit& time);

}  // namespace gazette
