// SPDX-License-Identifier: GPL-3.0-or-later
// What compiling a query needs to know of an open index.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/schema/ranking.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Whether each database of an index has a list of whole words that can be read here; a server has
/// none to give.
enum class WordLists { of_all, of_some };

class IndexTree;

/// The references outlive the call that is given the view.
struct IndexView {
  const Xapian::Database& db;
  const std::vector<std::string>& languages;  ///< whose stems a word stands for
  Analyzer& analyzer;
  RankingRecipe recipe = {};
  WordLists word_lists = WordLists::of_all;
  const IndexTree* topics = nullptr;  ///< none where topics are named by their paths alone
};

}  // namespace gazette
