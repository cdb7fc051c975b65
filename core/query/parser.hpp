// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed query to its tree. A query never fails for its punctuation: what cannot be
// understood is searched as words, with a warning.
//
//   query     = { item }                          juxtaposed: ranked, the more the better
//   item      = and { OR and }
//   and       = near { (AND | NOT) near }         binds tighter than OR; NOT excludes from all that
//                                                 is next to it, within OR from its left side
//   near      = signed { NEAR[/n] signed }        words only
//   signed    = [ + | - | NOT ] primary
//   primary   = word | phrase | field: (word | phrase | bracket) | bracket
//   word      = text between blanks; ends in * (a beginning), ~ or ~n (typing errors)
//   phrase    = "words"[~n]                       n other words may come in between; a * alone
//                                                 among the words lets one more
//   bracket   = ( query )
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/query/limits.hpp"
#include "core/query/tree.hpp"
#include "core/query/warning.hpp"

namespace gazette {

/// How the query text is read.
enum class Syntax {
  full,   ///< the query language of docs/query-syntax.md
  words,  ///< words only: no operator, field or sign has a meaning
};

struct ParsedQuery {
  std::string text;  ///< what was typed, repaired to valid UTF-8
  Syntax syntax = Syntax::full;
  Node tree;  ///< of kind ranked; without children when nothing was typed
  std::vector<Warning> warnings = {};
};

/// Parses `query`. Throws QueryError when it is longer than `max_query_bytes`, and nothing else.
/// Thread-safe. At most nine warnings.
ParsedQuery parse_query(std::string_view query, Syntax syntax);

}  // namespace gazette
