// SPDX-License-Identifier: GPL-3.0-or-later
// From a Xapian query to the matches of a page in their order, and to counts over all matches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/matches/slot_counts.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace gazette {

/// Which matches are wanted, and what is counted over all of them.
struct MatchOptions {
  SortOrder order = SortOrder::relevance;  ///< never automatic
  std::size_t offset = 0;
  std::size_t limit = 0;
  Counting counting = Counting::up_to_limit;
  TimeLimit time;                              ///< what is left of it when the match begins
  double min_score = 0;                        ///< what scores less does not match
  std::vector<Slot> counted;                   ///< slots whose values are counted, each once
  ShardPlaces places = ShardPlaces::all_here;  ///< those of the database
  /// Slots whose values are counted in pairs. REQUIRES: none where databases are on servers.
  std::vector<SlotPair> counted_pairs = {};
};

struct MatchedDocument {
  std::uint32_t docid = 0;
  double score = 0;
};

/// What time kept a search from doing.
enum class TimeEnded {
  nothing,
  counting,  ///< some matches were not counted
  matching,  ///< some articles were not looked at: there may be better hits as well
};

/// What the passes over the matches of one search saw of them. Total, facets, timeline, warnings,
/// strictness and caching all follow from this.
struct MatchTally {
  std::size_t seen = 0;   ///< so many there are at least; slots are counted over these
  std::size_t total = 0;  ///< how many there are: an estimate, not below `seen`, unless exact
  /// Where slots were counted or a score was demanded, the frequencies of words make nothing exact.
  bool is_exact = true;
  double min_score = 0;  ///< what scores less was passed over
  TimeEnded time_ended = TimeEnded::nothing;
};

struct MatchSet {
  std::vector<MatchedDocument> documents;  ///< those of the page, in order
  MatchTally tally;
  /// In the order of `MatchOptions::counted`, then of `counted_pairs`.
  std::vector<SlotCounts> counts;
};

/// The matches of `query`. Counting slots, or an exact total, looks at every match. Counting stops
/// after the larger part of the time: then the best hits are found, which is quicker. When time is
/// over the match ends with what it has. Throws Xapian's errors.
MatchSet find_matches(const Xapian::Database& db, const Xapian::Query& query,
                      const MatchOptions& options);

/// The documents of all matches in `db`, which is one database, in ascending order; nothing when
/// `time` is too short for that. Takes 4 bytes a match where the database is on this machine.
/// Throws Xapian's errors.
std::optional<std::vector<std::uint32_t>> all_matches(const Xapian::Database& db,
                                                      const Xapian::Query& query, ShardPlaces place,
                                                      const TimeLimit& time);

/// How many articles match, exactly; nothing when `time` is too short for that. Throws Xapian's
/// errors.
std::optional<std::size_t> count_matches(const Xapian::Database& db, const Xapian::Query& query,
                                         const TimeLimit& time);

}  // namespace gazette
