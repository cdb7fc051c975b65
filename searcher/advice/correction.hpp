// SPDX-License-Identifier: GPL-3.0-or-later
// What a person who mistyped a word most likely meant, by the words that the index lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

struct CorrectedWord {
  std::string typed;
  std::string meant;  ///< folded
};

struct Correction {
  std::string query;  ///< the whole of it, as it should be typed: signs and operators are kept
  std::vector<CorrectedWord> words;  ///< at least one
};

/// `request.query` with words that no article has, or hardly any, replaced by the nearest that the
/// index lists (Levenshtein distance with exchanges, 1 for words below 6 letters, else 2) and that
/// many more articles have. Values of fields are left alone (but for those of `title`), and so is
/// what a query excludes. Nothing when every word is known, and over a remote database, which lists
/// no words. Looks up a bounded number of words. Throws Xapian's errors.
std::optional<Correction> correct(const Request& request, const IndexView& index);

}  // namespace gazette
