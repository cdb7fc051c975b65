// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/around.hpp"

#include <xapian.h>

#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/approx.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::around_test {
namespace {

using std::chrono::days;
using Strings = std::vector<std::string>;

constexpr std::chrono::sys_days flood{std::chrono::year{2022} / 6 / 17};

Article dated(std::string id, std::string body, std::chrono::sys_days published) {
  Article article = make_article(std::move(id), "", std::move(body));
  article.published = Timestamp{published, std::nullopt};
  return article;
}

Request request_of(const std::string& query, const std::string& around) {
  Request request;
  request.query = query;
  request.around = around;
  request.explain = Explain::yes;
  return request;
}

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

/// What each hit gains by its day.
std::map<std::string, double> gains(const Page& page) {
  std::map<std::string, double> result;
  for (const Hit& hit : page.hits) {
    double& gain = result[hit.article.id];
    for (const ScorePart& each : hit.score_parts) {
      if (each.word == "around") gain += each.score;
    }
  }
  return result;
}

TEST_CASE("what an article gains halves with each half-life before and after the days asked for") {
  const SampleIndex index(
      {dated("first", "a", flood), dated("last", "a", flood + days{2}),
       dated("a day after", "a", flood + days{3}), dated("half-life before", "a", flood - days{10}),
       dated("half-life after", "a", flood + days{12}), dated("three after", "a", flood + days{32}),
       dated("six before", "a", flood - days{60}), dated("seven before", "a", flood - days{70}),
       dated("long ago", "a", flood - days{40'000}), make_article("undated", "", "a")});
  const std::map<std::string, double> want = {{"first", 8},
                                              {"last", 8},
                                              {"a day after", 8 * std::exp2(-.1)},
                                              {"half-life before", 4},
                                              {"half-life after", 4},
                                              {"three after", 1},
                                              {"six before", .125},
                                              {"seven before", 0},
                                              {"long ago", 0},
                                              {"undated", 0}};
  const Xapian::Database db(index.path());
  Xapian::Enquire enquire(db);
  enquire.set_query(
      with_boost_around(Xapian::Query::MatchAll, 8, {flood, flood + days{2}, days{10}}, db));
  const Xapian::MSet found = enquire.get_mset(0, 100);
  CHECK(found.size() == want.size());
  for (const auto& [id, gain] : want) {
    CAPTURE(id);
    const Xapian::docid document = *db.postlist_begin(whole_term(field("id"), id));
    for (auto match = found.begin(); match != found.end(); ++match) {
      if (*match == document) CHECK(match.get_weight() == Approx(gain).margin(1e-9));
    }
  }
}

TEST_CASE("an index without dates has nothing around a day") {
  const SampleIndex index({make_article("undated", "", "tide")});
  const Page page = Searcher(index.path()).search(request_of("tide", "2022-06-17"));
  CHECK(gains(page) == std::map<std::string, double>{{"undated", 0}});
}

/// Much and little of what is searched, at several distances from a flood.
std::vector<Article> tides() {
  std::vector<Article> articles = {
      dated("best, years before", "tide tide tide tide tide", flood - days{3000}),
      dated("good, that day", "tide tide tide tide rope", flood),
      dated("good, the day after", "tide tide tide tide sand", flood + days{1}),
      dated("good, a month after", "tide tide tide tide wind", flood + days{30}),
      make_article("good, undated", "", "tide tide tide tide oar")};
  for (int i = 0; i < 20; ++i) {
    articles.push_back(make_article("other" + std::to_string(i), "", "school roof"));
  }
  return articles;
}

TEST_CASE("articles around a date move up, within two weeks unless it says otherwise") {
  const SampleIndex index(tides());
  Searcher searcher(index.path());
  const Page plain = searcher.search(request_of("tide", ""));
  const double best = plain.hits.at(0).score;
  struct Case {
    std::string around;
    std::optional<double> date_boost;
    Strings order;
    double first_gain;   ///< of the article of that day, as a share of the best score
    double second_gain;  ///< of that of the day after
  };
  const Strings near_first = {"good, that day", "good, the day after", "good, a month after",
                              "best, years before", "good, undated"};
  for (const Case& each : {Case{"2022-06-17", {}, {}, 1.0 / 3, std::exp2(-1.0 / 14) / 3},
                           Case{"17 June 2022~14d", {}, {}, 1.0 / 3, std::exp2(-1.0 / 14) / 3},
                           Case{"2022-06-17~1d", {}, {}, 1.0 / 3, 1.0 / 6},
                           Case{"2022-06-16..2022-06-18~1d", {}, {}, 1.0 / 3, 1.0 / 3},
                           Case{"2022-06-17~1y", 1, near_first, 1, std::exp2(-1.0 / 365)},
                           Case{"2022-06-17~1y", 0, ids(plain), 0, 0}}) {
    CAPTURE(each.around);
    Request request = request_of("tide", each.around);
    request.date_boost = each.date_boost;
    const Page page = searcher.search(request);
    CHECK(page.total == plain.total);
    if (!each.order.empty()) CHECK(ids(page) == each.order);
    const std::map<std::string, double> gained = gains(page);
    CHECK(gained.at("good, that day") == Approx(best * each.first_gain).margin(1e-6));
    CHECK(gained.at("good, the day after") == Approx(best * each.second_gain).margin(1e-6));
    CHECK(gained.at("good, undated") == 0);
    CHECK(page.explanation->notes.size() == (each.first_gain > 0 ? 1 : 0));
  }
}

TEST_CASE("around changes no order by date and no list without words") {
  const SampleIndex index(tides());
  Searcher searcher(index.path());
  for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest}) {
    Request plain = request_of("tide", "");
    plain.sort = sort;
    Request boosted = request_of("tide", "2022-06-17");
    boosted.sort = sort;
    CHECK(ids(searcher.search(boosted)) == ids(searcher.search(plain)));
  }
  CHECK(ids(searcher.search(request_of("", "2022-06-17"))) ==
        ids(searcher.search(request_of("", ""))));
}

TEST_CASE("what is no date, no half-life, or too long, is refused") {
  const SampleIndex index(tides());
  Searcher searcher(index.path());
  for (const std::string wrong :
       {"soon", " ", "~", "~7d", "2022-06-17~", "2022-06-17~soon", "2022-06-17~0d", "2022-06-17~7",
        "2022-06-17~11y", "1950..2022", "2022-06-17..", "..2022-06-17", "03/04/1987",
        "2022-06-17~7d~7d"}) {
    CAPTURE(wrong);
    CHECK_THROWS_AS(searcher.search(request_of("tide", wrong)), QueryError);
  }
  Request dated = request_of("tide", "03/04/1987~10y");
  dated.date_order = DateOrder::month_first;
  CHECK(searcher.search(dated).total == 5);
  Request similar = request_of("", "2022-06-17");
  similar.similar_to = "good, that day";
  CHECK_THROWS_AS(searcher.search(similar), QueryError);
}

TEST_CASE("pages around a date follow each other without repetitions or gaps") {
  const SampleIndex index(tides());
  Searcher searcher(index.path());
  const Strings all = ids(searcher.search(request_of("tide school", "2022-06-17")));
  REQUIRE(all.size() == 10);
  Strings paged;
  for (std::size_t offset = 0; offset < all.size(); offset += 3) {
    Request request = request_of("tide school", "2022-06-17");
    request.offset = offset;
    request.limit = std::min<std::size_t>(3, all.size() - offset);
    for (const std::string& id : ids(searcher.search(request))) paged.push_back(id);
  }
  CHECK(paged == all);
}

TEST_CASE("an index behind a server knows what is around a date as one on this machine") {
  const SampleIndex index(tides());
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  const std::string stub = (folder / "stub").string();
  std::ofstream(stub) << "remote " << server.address() << '\n';
  const Page here = Searcher(index.path()).search(request_of("tide", "2022-06-17"));
  const Page there = Searcher(stub).search(request_of("tide", "2022-06-17"));
  CHECK(ids(there) == ids(here));
  CHECK(there.hits.at(0).score == Approx(here.hits.at(0).score));
  CHECK(gains(there).at("good, that day") == Approx(gains(here).at("good, that day")));
}

}  // namespace
}  // namespace gazette::around_test
