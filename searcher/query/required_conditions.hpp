// SPDX-License-Identifier: GPL-3.0-or-later
// What a request asks of every article that it finds: in which days it was published, and by whom.
// From the options and from the conditions of the query.
#pragma once

#include <vector>

#include "core/dates/period.hpp"
#include "core/query/tree.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/conditions.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// Groups of conditions on `field`: every article that `tree` finds meets one of each group. Of
/// `oil date:2020 date:2021` both years are one group; `-date:2020` is in none. Groups that only
/// some of the alternatives of a query have are left out.
std::vector<std::vector<const Node*>> required_conditions(const Node& tree, const Field& field);

/// Groups of periods: every article of the request is of a day that one of each group has. Empty
/// where it does not ask for any. Throws Xapian's errors.
std::vector<std::vector<Period>> asked_periods(const Conditions& conditions, const Node& tree,
                                               const IndexView& index);

/// Queries for articles by their source, each of which finds all articles of the request. Patterns
/// are not among them. Throws Xapian's errors.
std::vector<Xapian::Query> asked_sources(const Conditions& conditions, const Node& tree,
                                         const IndexView& index);

}  // namespace gazette
