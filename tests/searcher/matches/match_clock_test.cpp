// SPDX-License-Identifier: GPL-3.0-or-later
// The time is a value that has passed before the match began, and work is counted in articles that
// were looked at: nothing depends on the speed of a machine.
#include "searcher/matches/match_clock.hpp"

#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/matches/match_set.hpp"
#include "searcher/query/query_parts.hpp"
#include "tests/catch.hpp"

namespace gazette::match_clock_test {
namespace {

using namespace std::chrono_literals;
using Xapian::Query;

const TimeLimit over(TimeLimit::Clock::now() - 1s);

/// 10,000 articles of `ferry` and `late`, which stand next to each other in the last one only.
Xapian::Database database() {
  static const Xapian::WritableDatabase filled = [] {
    Xapian::WritableDatabase db(std::string(), Xapian::DB_BACKEND_INMEMORY);
    for (int i = 1; i <= 10'000; ++i) {
      Xapian::Document document;
      document.add_posting("ferry", 1);
      document.add_posting("late", i == 10'000 ? 2 : 9);
      db.add_document(document);
    }
    return db;
  }();
  return filled;
}

Query phrase() {
  const std::vector<Query> words = {Query("ferry"), Query("late")};
  return Query(Query::OP_PHRASE, words.begin(), words.end(), 2);
}

std::size_t looked_at(const Query& query) {
  const Xapian::Database db = database();
  Xapian::Enquire enquire(db);
  const MatchClock clock(db, query, over);
  static_cast<void>(clock.matches(enquire, 0, 10, db.get_doccount()));
  CHECK(clock.has_ended_it());
  CHECK(clock.searched_share() < 0.5);
  return clock.looked_at();
}

TEST_CASE("a match whose time is over looks at few articles, whatever it looks for") {
  const std::size_t most = MatchClock::least_looked_at + 100;
  const Query ferry("ferry");
  CHECK(looked_at(ferry) <= most);
  CHECK(looked_at(phrase()) <= 2 * most);  // each phrase goes by the clock as well
  CHECK(looked_at(Query(Query::OP_OR, phrase(), Query("nowhere"))) <= 2 * most);
  CHECK(looked_at(Query(Query::OP_AND_NOT, ferry, phrase())) <= 2 * most);
  CHECK(looked_at(Query(Query::OP_AND_MAYBE, ferry, phrase())) <= 2 * most);
  CHECK(looked_at(match_all()) <= most);
}

TEST_CASE("what was found before time was over is the result") {
  MatchOptions options;
  options.order = SortOrder::newest;  // which Xapian cannot cut short
  options.limit = 10;
  options.counting = Counting::exact;
  options.time = over;
  const MatchSet found = find_matches(database(), Query("ferry"), options);
  CHECK(found.documents.size() == 10);
  CHECK(found.tally.time_ended == TimeEnded::matching);
  CHECK_FALSE(found.tally.is_exact);
  CHECK(found.tally.total > 9'000);  // by the share that was looked at
  CHECK(found.tally.total <= 10'000);
  CHECK_FALSE(count_matches(database(), Query("ferry"), over));
}

TEST_CASE("a match with time enough finds what one without a limit finds") {
  const Xapian::Database db = database();
  for (const Query& query : {Query("ferry"), phrase(), Query(Query::OP_OR, phrase(), Query("x"))}) {
    CAPTURE(query.get_description());
    MatchOptions options;
    options.limit = 10;
    options.counting = Counting::exact;
    const MatchSet whole = find_matches(db, query, options);
    // So little time that the match gets a clock, and so much that it does not end it.
    options.time = TimeLimit::after(10ms);
    const MatchSet timed = find_matches(db, query, options);
    CHECK(whole.tally.time_ended == TimeEnded::nothing);
    if (timed.tally.time_ended == TimeEnded::matching) continue;
    CHECK(timed.tally.total == whole.tally.total);
    CHECK(timed.documents.size() == whole.documents.size());
  }
}

TEST_CASE("a short match goes without a clock") {
  const Xapian::Database db = database();
  Xapian::Enquire enquire(db);
  for (const TimeLimit& time : {TimeLimit(), TimeLimit::after(std::chrono::hours(1))}) {
    const MatchClock clock(db, phrase(), time);
    CHECK(clock.matches(enquire, 0, 10, db.get_doccount()).size() == 1);
    CHECK(clock.looked_at() == 0);
    CHECK_FALSE(clock.has_ended_it());
    CHECK(clock.searched_share() == 1);
  }
}

}  // namespace
}  // namespace gazette::match_clock_test
