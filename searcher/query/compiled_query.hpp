// SPDX-License-Identifier: GPL-3.0-or-later
// A compiled query: the query for Xapian, and what later stages need to know of it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/query/warning.hpp"
#include "searcher/snippets/pattern.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

struct CompiledQuery {
  std::shared_ptr<const Xapian::Query> query;  ///< never null
  /// What finds the articles with all words of a query, and with any. Null except for a query
  /// without operators that has at least two words which are not stop words.
  std::shared_ptr<const Xapian::Query> with_all, with_any;
  std::vector<std::string> words_without_articles;  ///< as typed
  std::vector<Pattern> patterns;                    ///< what to highlight
  /// What was typed, by the terms that were searched for it.
  std::map<std::string, std::vector<std::string>> typed_words;
  /// What an article gains that is in one of the languages that the query is typed in; these are
  /// empty where that is not certain.
  std::vector<std::string> languages;
  double language_weight = 0;
  std::vector<Warning> warnings;
  bool has_stop_words = false;  ///< also of some languages only
  bool has_words = false;       ///< whether anything scores; otherwise it is only a filter
  bool filters_dates = false;   ///< whether articles without a date are left out
};

}  // namespace gazette
