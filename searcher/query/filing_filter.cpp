// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/filing_filter.hpp"

#include <xapian.h>

#include <algorithm>

#include "core/schema/filing_terms.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"

namespace gazette {
namespace {

using Xapian::Query;

constexpr int certain = 100;

/// Articles under `path` that only their sources filed: they have no terms of filings.
Query stated_query(const std::string& path) {
  const Query under = path.empty()
                          ? Query(Query::OP_VALUE_GE, static_cast<Xapian::valueno>(Slot::topic),
                                  std::string(1, '\0'))
                          : Query(whole_term(field("topic"), path));
  const Query others(Query::OP_OR, Query(filing_term({TopicOrigin::rule})),
                     Query(filing_term({TopicOrigin::model})));
  return Query(Query::OP_AND_NOT, under, others);
}

}  // namespace

bool is_set(const FilingFilter& filter) {
  return !filter.origins.empty() || filter.min_confidence_percent > 0;
}

Query filing_query(const FilingFilter& filter, const std::string& path) {
  std::vector<Query> any;
  for (const TopicOrigin origin : {TopicOrigin::source, TopicOrigin::rule, TopicOrigin::model}) {
    if (!filter.origins.empty() &&
        std::find(filter.origins.begin(), filter.origins.end(), origin) == filter.origins.end()) {
      continue;
    }
    if (origin == TopicOrigin::source) any.push_back(stated_query(path));
    if (filter.min_confidence_percent == 0) {
      any.emplace_back(filing_term({origin, std::nullopt, path}));
      continue;
    }
    for (int i = filter.min_confidence_percent; i <= certain; ++i) {
      any.emplace_back(filing_term({origin, i, path}));
    }
  }
  return Query(Query::OP_OR, any.begin(), any.end());
}

}  // namespace gazette
