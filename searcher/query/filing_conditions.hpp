// SPDX-License-Identifier: GPL-3.0-or-later
// What --topic-origin and --min-confidence select: articles by who filed them under a topic, and
// how sure that is. Plain Boolean queries, so any server of Xapian answers them.
#pragma once

#include <string>
#include <vector>

#include "searcher/values/request.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// Whether `wanted` asks for anything.
bool is_asked(const FilingsWanted& wanted);

/// The articles that are filed as `wanted` asks under the topic `path`, or below it; an empty path
/// stands for any topic. One and the same filing must have all that is wanted.
Xapian::Query filing_query(const FilingsWanted& wanted, const std::string& path);

}  // namespace gazette
