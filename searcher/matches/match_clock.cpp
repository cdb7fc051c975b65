// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/match_clock.hpp"

#include <xapian.h>

#include <algorithm>

#include "searcher/query/match_cost.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {

using Xapian::Query;

struct MatchClock::State {
  TimeLimit time;
  std::size_t looked_at = 0;
  bool is_over = false;
  double searched_share = 0;
};

namespace {

/// How often the clock is read: one look takes some 20 ns, the clock of the processor 300.
constexpr std::size_t looks_per_reading = 64;

/// The part of the time left that a match may take by estimate to go without a clock.
constexpr double share_without_clock = 0.1;

/// Every article, until time is over. As a filter of a query it is asked about each article that
/// the other parts of the query agree on, before the positions of words are compared.
template <typename State>
class UntilOver : public Xapian::PostingSource {
 public:
  /// Whose progress is that of the whole match.
  enum class Role { of_match, of_part };

  UntilOver(std::shared_ptr<State> state, Role role) : state_(std::move(state)), role_(role) {}

  void init(const Xapian::Database& db) override {
    articles_ = db.get_doccount();
    last_ = db.get_lastdocid();
    at_ = 0;
  }

  Xapian::doccount get_termfreq_min() const override { return articles_; }
  Xapian::doccount get_termfreq_est() const override { return articles_; }
  Xapian::doccount get_termfreq_max() const override { return articles_; }

  void next(double) override { look(at_ + 1); }
  void skip_to(Xapian::docid docid, double) override {
    if (docid > at_) look(docid);
  }
  bool at_end() const override { return at_ > last_ || state_->is_over; }
  Xapian::docid get_docid() const override { return at_; }

  UntilOver* clone() const override { return new UntilOver(state_, role_); }

 private:
  void look(Xapian::docid docid) {
    at_ = docid;
    const std::size_t looked_at = ++state_->looked_at;
    if (looked_at % looks_per_reading == 0 && looked_at >= MatchClock::least_looked_at &&
        state_->time.is_over()) {
      state_->is_over = true;
    }
    if (role_ == Role::of_match && !state_->is_over) {
      state_->searched_share = static_cast<double>(at_) / last_;
    }
  }

  std::shared_ptr<State> state_;
  Role role_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

template <typename State>
Query until_over(const Query& query, const std::shared_ptr<State>& state) {
  using Source = UntilOver<State>;
  const auto under_clock = [&](const Query& part, typename Source::Role role) {
    return Query(Query::OP_FILTER, part, Query((new Source(state, role))->release()));
  };
  return under_clock(
      with_positional(query,
                      [&](const Query& part) { return under_clock(part, Source::Role::of_part); }),
      Source::Role::of_match);
}

}  // namespace

MatchClock::MatchClock(const Xapian::Database& db, const Query& query, const TimeLimit& time,
                       Scores scores)
    : query_(std::make_shared<const Query>(query)), scores_(scores) {
  const auto left = time.left();
  if (!left || query.empty()) return;
  const double seconds = time.is_over() ? 0 : left->count();
  if (seconds > 0 && match_cost(query, db) <= seconds * share_without_clock * postings_per_second) {
    return;
  }
  state_ = std::make_shared<State>();
  state_->time = time;
}

Xapian::MSet MatchClock::matches(Xapian::Enquire& enquire, std::size_t first, std::size_t most,
                                 std::size_t counted) const {
  const auto get_mset = [&](const Query& query) {
    enquire.set_query(scores_ == Scores::used ? query : Query(Query::OP_SCALE_WEIGHT, query, 0));
    return enquire.get_mset(static_cast<Xapian::doccount>(first),
                            static_cast<Xapian::doccount>(most),
                            static_cast<Xapian::doccount>(counted));
  };
  if (!state_) return get_mset(*query_);
  try {
    return get_mset(until_over(*query_, state_));
  } catch (const Xapian::UnimplementedError&) {
    return get_mset(*query_);  // a server takes no part of a query that it does not know
  }
}

bool MatchClock::has_ended_it() const { return state_ && state_->is_over; }

double MatchClock::searched_share() const {
  return has_ended_it() ? std::clamp(state_->searched_share, 0.0, 1.0) : 1;
}

std::size_t MatchClock::looked_at() const { return state_ ? state_->looked_at : 0; }

}  // namespace gazette
