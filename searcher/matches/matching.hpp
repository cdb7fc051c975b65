// SPDX-License-Identifier: GPL-3.0-or-later
// From a Xapian query to the matches of a page in their order, and to counts over all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace gazette {

/// Which matches are wanted, and what is to be counted over all of them.
struct Selection {
  SortOrder order = SortOrder::relevance;  ///< never automatic
  std::size_t offset = 0;
  std::size_t limit = 0;
  Counting counting = Counting::enough;
  TimeLimit time;             ///< of counting
  double least_score = 0;     ///< matches below it do not count
  std::vector<Slot> counted;  ///< slots whose values are counted, each once
};

/// How many of the matches hold each value of a slot.
struct SlotCounts {
  Slot slot = Slot::none;
  std::vector<FacetValue> values;
  std::size_t matches = 0;  ///< all, with a value or without
};

struct FoundDocument {
  std::uint32_t docid = 0;
  double score = 0;
};

struct Found {
  std::vector<FoundDocument> documents;
  std::size_t total = 0;
  bool total_is_exact = true;
  bool ran_out_of_time = false;    ///< `total` and `counts` are of a part of the matches
  std::vector<SlotCounts> counts;  ///< in the order of `Selection::counted`
};

/// The matches of `query`. Throws Xapian's errors.
Found find(const Xapian::Database& db, const Xapian::Query& query, const Selection& selection);

/// How many articles match, exactly; nothing when the time does not do for that.
std::optional<std::size_t> count_matches(const Xapian::Database& db, const Xapian::Query& query,
                                         const TimeLimit& time);

}  // namespace gazette
