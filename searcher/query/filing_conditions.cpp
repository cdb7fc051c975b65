// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/filing_conditions.hpp"

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

bool is_asked(const FilingsWanted& wanted) {
  return !wanted.origins.empty() || wanted.least_hundredths > 0;
}

Query filing_query(const FilingsWanted& wanted, const std::string& path) {
  std::vector<Query> any;
  for (const TopicOrigin origin : {TopicOrigin::source, TopicOrigin::rule, TopicOrigin::model}) {
    if (!wanted.origins.empty() &&
        std::find(wanted.origins.begin(), wanted.origins.end(), origin) == wanted.origins.end()) {
      continue;
    }
    if (origin == TopicOrigin::source) any.push_back(stated_query(path));
    if (wanted.least_hundredths == 0) {
      any.emplace_back(filing_term({origin, std::nullopt, path}));
      continue;
    }
    for (int i = wanted.least_hundredths; i <= certain; ++i) {
      any.emplace_back(filing_term({origin, i, path}));
    }
  }
  return Query(Query::OP_OR, any.begin(), any.end());
}

}  // namespace gazette
