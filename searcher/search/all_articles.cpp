// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/all_articles.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/search/article_ids.hpp"

namespace gazette {
namespace {

using Documents = std::vector<std::uint32_t>;

/// The warnings of a page without hits; throws what is to be refused.
std::vector<std::string> warnings_for(const ResolvedRequest& request, const ParsedQuery& query,
                                      const OpenIndex& index, const TimeLimit& time) {
  ResolvedRequest bare = request;
  bare.options.limit = 0;
  bare.options.counting = Counting::none;
  bare.options.suggestions = Suggestions::no;
  return build_page(bare, query, index, time).warnings;
}

/// As the documents of all databases as one are numbered by Xapian.
Documents documents_of(const Xapian::Query& query, const std::vector<PlacedDatabase>& databases,
                       const Request& options, const TimeLimit& time) {
  const auto count = static_cast<std::uint32_t>(databases.size());
  Documents all;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::optional<Documents> found = all_matches(databases[i].db, query, databases[i].place, time);
    if (!found) {
      throw Error(fmt::format("not all articles were searched within {} s",
                              std::chrono::duration<double>(options.timeout).count()),
                  "allow more time with --timeout; 0 is no limit");
    }
    if (count == 1) return *std::move(found);
    for (const std::uint32_t document : *found) all.push_back((document - 1) * count + i + 1);
  }
  return all;
}

Documents by_date(const Xapian::Database& db, Documents documents, SortOrder order) {
  struct Dated {
    double seconds;
    std::uint32_t document;
  };
  constexpr auto slot = static_cast<Xapian::valueno>(Slot::published);
  const double sign = order == SortOrder::newest ? -1 : 1;
  std::sort(documents.begin(), documents.end());
  std::vector<Dated> dated;
  dated.reserve(documents.size());
  auto value = db.valuestream_begin(slot);
  const auto end = db.valuestream_end(slot);
  for (const std::uint32_t document : documents) {
    if (value != end && value.get_docid() < document) value.skip_to(document);
    const bool has_date = value != end && value.get_docid() == document;
    dated.push_back({has_date ? sign * Xapian::sortable_unserialise(*value)
                              : std::numeric_limits<double>::infinity(),
                     document});
  }
  std::sort(dated.begin(), dated.end(), [](const Dated& a, const Dated& b) {
    return a.seconds != b.seconds ? a.seconds < b.seconds : a.document < b.document;
  });
  std::transform(dated.begin(), dated.end(), documents.begin(),
                 [](const Dated& each) { return each.document; });
  return documents;
}

}  // namespace

AllArticles find_all(const ResolvedRequest& request, const ParsedQuery& query,
                     const OpenIndex& index, const std::vector<PlacedDatabase>& databases,
                     const TimeLimit& time) {
  AllArticles all;
  all.warnings = warnings_for(request, query, index, time);
  CompiledQuery compiled = affordable(compile_query(query, request.conditions, index.view),
                                      index.view.db, request.options.timeout);
  Documents documents = documents_of(*compiled.query, databases, request.options, time);
  const IndexOfIds ids{index.view.db, index.view.places, index.path};
  if (request.options.sample) {
    documents = drawn(std::move(documents), *request.options.sample, ids);
  }
  if (request.options.sort != SortOrder::automatic) {
    documents = by_date(index.view.db, std::move(documents), request.options.sort);
  }
  all.ids = ids_of(documents, ids);
  all.patterns = std::move(compiled.patterns);
  return all;
}

}  // namespace gazette
