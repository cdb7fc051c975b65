// SPDX-License-Identifier: GPL-3.0-or-later
// What compiling a query yields: the query for Xapian, and what later stages need to know of it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "searcher/snippets/pattern.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct CompiledQuery {
  std::shared_ptr<const Xapian::Query> query;
  std::vector<Pattern> patterns;  ///< what to highlight
  /// What was typed, by the terms that were looked up for it.
  std::map<std::string, std::vector<std::string>> typed_words;
  std::vector<std::string> warnings;
  bool has_words = false;      ///< whether anything scores; else it is a bare filter
  bool filters_dates = false;  ///< whether articles without a date are left out
};

}  // namespace gazette
