// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling correction: the query that a person who mistyped a word most likely meant, by the words
// that the index lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/query/parser.hpp"
#include "searcher/index/index_view.hpp"

namespace gazette {

struct CorrectedWord {
  std::string typed;
  std::string meant;  ///< case folded
};

struct Correction {
  std::string query;  ///< the whole query as it should be typed: signs and operators are kept
  std::vector<CorrectedWord> words;  ///< at least one
  /// Whether it replaces a word that no article has, or the name of a field that does not exist.
  bool replaces_unknown = false;
};

/// `query` with each word that no article has, or hardly any, replaced by the closest word that the
/// index lists (Levenshtein distance with exchanges: 1 for words below 6 letters, else 2) and that
/// many more articles have, and each name of a field that is a slip of another (`tilte:`). Values
/// of fields are left alone, except those of `title`, and so is what the query excludes.
/// `languages` are those searched. Nothing when every word is known, and over a remote database,
/// which lists no words. Looks up a bounded number of words. Throws Xapian's errors.
std::optional<Correction> correct_spelling(const ParsedQuery& query,
                                           const std::vector<std::string>& languages,
                                           const IndexView& index);

}  // namespace gazette
