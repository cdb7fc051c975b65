// SPDX-License-Identifier: GPL-3.0-or-later
// What a condition on a field selects, whether it was typed into the query or given by an option.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// The articles whose `field` has `value`; nothing when it is no value of that kind of field (no
/// date). Scores nothing.
std::optional<Xapian::Query> condition_query(const Field& field, const std::string& value,
                                             const IndexView& index);

/// The languages that the options of `request` name, else those of the index.
std::vector<std::string> languages_searched(const Request& request,
                                            const std::vector<std::string>& of_index);

/// What the options of a request select.
struct OptionFilters {
  std::vector<Xapian::Query> queries;  ///< all of them must match
  bool filters_dates = false;          ///< whether articles without a date are left out
  std::vector<std::string> warnings;   ///< names and languages that no article has
};

/// Throws QueryError for a condition that cannot be met: an empty value, an unknown topic, what is
/// no language, a bad date, a first day behind the last.
OptionFilters option_filters(const Request& request, const IndexView& index);

}  // namespace gazette
