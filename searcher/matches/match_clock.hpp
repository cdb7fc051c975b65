// SPDX-License-Identifier: GPL-3.0-or-later
// Ends a match whose time is over. Xapian's own time limit ends the counting only; and it is asked
// only for articles that match, while a rare phrase of common words is looked for in very many.
#pragma once

#include <cstddef>
#include <memory>

#include "searcher/limits/time_limit.hpp"

namespace Xapian {
class Database;
class Enquire;
class MSet;
class Query;
}  // namespace Xapian

namespace gazette {

/// For one match. Where the query may take more than a small part of the time left, the clock is
/// checked for every article that the match looks at; otherwise it costs nothing.
class MatchClock {
 public:
  /// Whether matches are scored; what is only counted need not be.
  enum class Scores { none, used };

  /// `db` is only used here.
  MatchClock(const Xapian::Database& db, const Xapian::Query& query, const TimeLimit& time,
             Scores scores = Scores::used);

  /// The matches of the query, as Xapian::Enquire::get_mset has them, of all articles that were
  /// looked at in time. Sets the query of `enquire`. A remote database has no clock. Throws
  /// Xapian's errors.
  Xapian::MSet matches(Xapian::Enquire& enquire, std::size_t first, std::size_t most,
                       std::size_t counted) const;

  /// Whether the match was ended, and which share of the articles it had then looked at, from 0 to
  /// 1.
  bool has_ended_it() const;
  double searched_share() const;

  /// So many articles are looked at even when time was over before.
  static constexpr std::size_t least_looked_at = 2'000;
  std::size_t looked_at() const;

 private:
  struct State;

  std::shared_ptr<const Xapian::Query> query_;
  Scores scores_;
  std::shared_ptr<State> state_;  ///< null without a clock
};

}  // namespace gazette
