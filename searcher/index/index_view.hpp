// SPDX-License-Identifier: GPL-3.0-or-later
// What a search needs to know of an open index.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/schema/ranking.hpp"
#include "searcher/index/index_languages.hpp"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace gazette {

/// Where the databases of an index are: one on this machine, several on it, or some on servers. A
/// server sends whole ranges of terms, which makes looking for words more expensive, and does not
/// run our code.
enum class ShardPlaces { one_here, all_here, some_on_servers };

class IndexTopicTree;

/// What it refers to must outlive the view.
struct IndexView {
  const Xapian::Database& db;                 ///< all databases of the index as one
  const std::vector<std::string>& languages;  ///< in whose stems words are searched (ISO 639)
  Analyzer& analyzer;
  RankingWeights weights = {};
  ShardPlaces places = ShardPlaces::all_here;
  const IndexTopicTree* topics = nullptr;  ///< null where topics are known by their paths alone
  ArticlesByMark articles_by_mark = {};    ///< of the whole index
};

}  // namespace gazette
