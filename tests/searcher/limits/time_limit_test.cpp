// SPDX-License-Identifier: GPL-3.0-or-later
// What a search still answers when its time is over. The time is a value: here one that has passed
// before the search began, so that nothing depends on the speed of a machine.
#include "searcher/limits/time_limit.hpp"

#include <xapian.h>

#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "searcher/matches/match_clock.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/search/page_builder.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::time_limit_test {
namespace {

using namespace std::chrono_literals;

const TimeLimit over(TimeLimit::Clock::now() - 1s);

/// Many articles of oil or gas, of which two hold both and are the best.
std::vector<Article> stories() {
  std::vector<Article> articles;
  for (int i = 0; i < 400; ++i) {
    const bool is_both = i == 3 || i == 7;
    Article article = make_article(std::to_string(i), i % 2 == 0 ? "Oil" : "Gas",
                                   is_both ? "oil and gas, both" : "nothing else that tells");
    article.source = i % 4 == 0 ? "Wire" : "Times";
    article.published = day(2026, 1, static_cast<unsigned>(1 + i % 28));
    articles.push_back(article);
  }
  return articles;
}

class Timed {
 public:
  explicit Timed(const std::vector<Article>& articles = stories()) : index_(articles) {}

  Page page(const std::string& query, const TimeLimit& time) {
    Request request = options;
    request.query = query;
    const std::string path = index_.path();
    const OpenIndex index{path, {db_, languages_, analyzer_}};
    return build_page(resolve(request, index.view), parse_query(query, Syntax::full), index, time);
  }

  Request options;

 private:
  SampleIndex index_;
  Xapian::Database db_{index_.path()};
  std::vector<std::string> languages_ = {"en"};
  Analyzer analyzer_;
};

std::vector<std::string> ids(const Page& page) {
  std::vector<std::string> ids;
  for (const Hit& hit : page.hits) ids.push_back(hit.article.id);
  return ids;
}

bool warns_of_time(const Page& page) {
  CHECK(page.ran_out_of_time == !page.warnings.empty());
  const std::vector<std::string> warnings = {
      "not all matches were counted within 10 s: the total is an estimate, and facets count a part",
      "time ran out before the snippets of 2 hits"};
  return page.warnings == warnings;
}

TEST_CASE("a time limit is none, to come or over") {
  CHECK_FALSE(TimeLimit().is_over());
  CHECK_FALSE(TimeLimit().left());
  CHECK_FALSE(TimeLimit::after(0ms).left());
  const TimeLimit far = TimeLimit::after(std::chrono::hours(1));
  CHECK_FALSE(far.is_over());
  REQUIRE(far.left());
  CHECK(*far.left() <= std::chrono::hours(1));
  CHECK(over.is_over());
  REQUIRE(over.left());
  CHECK(over.left()->count() > 0);  // 0 would mean for ever to Xapian
}

TEST_CASE("when time is over the best hits are found and the total is an estimate") {
  Timed timed;
  timed.options.limit = 2;
  timed.options.counting = Counting::exact;
  const Page whole = timed.page("oil gas", TimeLimit());
  CHECK(whole.total == 400);
  CHECK(whole.total_is_exact);
  CHECK(whole.warnings.empty());
  const Page late = timed.page("oil gas", over);
  CHECK(ids(late) == ids(whole));
  CHECK(late.total > 0);
  CHECK_FALSE(late.total_is_exact);
  CHECK(warns_of_time(late));
}

TEST_CASE("facets and timelines of a search whose time is over say that they are of a part") {
  Timed timed;
  timed.options.limit = 2;
  timed.options.facets = {"source"};
  timed.options.timeline = TimeUnit::month;
  const Page whole = timed.page("oil gas", TimeLimit());
  REQUIRE(whole.facets.size() == 1);
  CHECK(whole.facets[0].values == std::vector<FacetValue>{{"Times", 300}, {"Wire", 100}});
  const Page late = timed.page("oil gas", over);
  CHECK(warns_of_time(late));
  std::size_t counted = 0;
  for (const FacetValue& value : late.facets.at(0).values) counted += value.count;
  CHECK(counted < 400);
}

/// More articles than a match looks at whose time was over when it began.
std::vector<Article> very_many_stories() {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < MatchClock::least_looked_at + 200; ++i) {
    articles.push_back(make_article(std::to_string(i), "", i % 2 == 0 ? "oil" : "gas"));
    articles.back().published = day(2026, 1, 1);
  }
  return articles;
}

TEST_CASE("the first page of a search that was cut off has hits of a part, the next has none") {
  Timed timed(very_many_stories());
  timed.options.limit = 5;
  timed.options.sort = SortOrder::newest;
  timed.options.hit_content = HitContent::id_only;
  CHECK_FALSE(timed.page("oil gas", TimeLimit()).are_hits_of_a_part);
  const Page first = timed.page("oil gas", over);
  CHECK(first.are_hits_of_a_part);
  CHECK(first.hits.size() == 5);
  CHECK(first.total > first.hits.size());
  CHECK(first.warnings.at(0) ==
        "not all articles were searched within 10 s: there may be better hits, the total is an "
        "estimate, and facets count a part");
  timed.options.offset = 5;
  const Page second = timed.page("oil gas", over);
  CHECK(second.are_hits_of_a_part);
  CHECK(second.hits.empty());
  CHECK(second.warnings.at(0) ==
        "not all articles were searched within 10 s: which hits belong on this page is unknown, "
        "the total is an estimate, and facets count a part");
}

TEST_CASE("a total that is known without counting stays exact when time is over") {
  Timed timed;
  const Page late = timed.page("oil", over);
  CHECK(late.total == timed.page("oil", TimeLimit()).total);
  CHECK(late.total_is_exact);
  CHECK(late.warnings == std::vector<std::string>{"time ran out before the snippets of 10 hits"});
}

TEST_CASE("an estimate is an error to a strict search") {
  Timed timed;
  timed.options.strictness = Strictness::strict;
  timed.options.counting = Counting::exact;
  timed.options.limit = 2;
  CHECK(timed.page("oil gas", TimeLimit()).total == 400);
  CHECK_THROWS_WITH(timed.page("oil gas", over), "not all matches were counted within 10 s");
}

TEST_CASE("no advice is counted beyond the time") {
  Timed timed;
  for (const std::string query : {"nothign", "\"gas oil\"", "+oil +xyzzy"}) {
    CAPTURE(query);
    const Page whole = timed.page(query, TimeLimit());
    CHECK((!whole.suggestion.empty() || !whole.relaxations.empty()));
    const Page late = timed.page(query, over);
    CHECK(late.total == 0);
    CHECK(late.suggestion.empty());
    CHECK(late.relaxations.empty());
  }
}

TEST_CASE("a count is exact or none") {
  const SampleIndex index(stories());
  const Xapian::Database db(index.path());
  const Xapian::Query query(Xapian::Query::OP_OR, Xapian::Query("oil"), Xapian::Query("gas"));
  CHECK(count_matches(db, query, TimeLimit()) == 400);
  CHECK(count_matches(db, query, TimeLimit::after(std::chrono::hours(1))) == 400);
  CHECK_FALSE(count_matches(db, query, over));
}

}  // namespace
}  // namespace gazette::time_limit_test
