// SPDX-License-Identifier: GPL-3.0-or-later
// What --topic-origin and --min-confidence select: articles by who assigned their topics, and with
// what confidence. Plain Boolean queries, so a stock Xapian server can answer them.
#pragma once

#include <string>
#include <vector>

#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// Whether `filter` leaves out anything.
bool is_set(const FilingFilter& filter);

/// The articles that were filed under the topic `path`, or below it, by one filing that meets all
/// of `filter`. An empty `path` stands for any topic. Scores nothing.
Xapian::Query filing_query(const FilingFilter& filter, const std::string& path);

}  // namespace gazette
