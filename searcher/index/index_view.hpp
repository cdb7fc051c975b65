// SPDX-License-Identifier: GPL-3.0-or-later
// What a search needs to know of an open index.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/schema/ranking.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Whether each database of an index has a list of whole words that can be read here. A server
/// gives none.
enum class WordLists { of_all, of_some };

/// Whether an index is one database on this machine, or may be several, also on servers.
enum class ShardPlaces { one_here, anywhere };

class IndexTopicTree;

/// What it refers to must outlive the view.
struct IndexView {
  const Xapian::Database& db;                 ///< all databases of the index as one
  const std::vector<std::string>& languages;  ///< in whose stems words are searched (ISO 639)
  Analyzer& analyzer;
  RankingWeights weights = {};
  WordLists word_lists = WordLists::of_all;
  const IndexTopicTree* topics = nullptr;  ///< null where topics are known by their paths alone
  ShardPlaces places = ShardPlaces::anywhere;
};

}  // namespace gazette
