// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/recency.hpp"

#include <xapian.h>

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

namespace gazette::recency_test {
namespace {

using std::chrono::days;
using Strings = std::vector<std::string>;

Article dated(std::string id, std::string body, std::chrono::sys_seconds published) {
  Article article = make_article(std::move(id), "", std::move(body));
  article.published = Timestamp{published, std::nullopt};
  return article;
}

Page search(const std::string& path, const std::string& query, const std::string& recency,
            SortOrder sort = SortOrder::automatic) {
  Request request;
  request.query = query;
  request.explain = Explain::yes;
  request.recency = recency;
  request.sort = sort;
  request.facets = {"year"};
  return Searcher(path).search(request);
}

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

TEST_CASE("a half-life is written as a relative date") {
  const std::chrono::sys_days today{std::chrono::year{2026} / 3 / 1};
  struct Case {
    std::string_view text;
    int days;
  };
  for (const auto& [text, want] :
       {Case{"7d", 7}, Case{"1d", 1}, Case{" 2W ", 14}, Case{"1m", 28}, Case{"1y", 365},
        Case{"0d", 0}, Case{"", 0}, Case{"d", 0}, Case{"7", 0}, Case{"-7d", 0}, Case{"today", 0},
        Case{"2026", 0}, Case{"7d..", 0}, Case{"1.5y", 0}, Case{"99999d", 0}, Case{"7h", 0}}) {
    CAPTURE(text);
    CHECK(parse_half_life(text, today).value_or(days{0}) == days{want});
  }
}

TEST_CASE("what an article gains halves with each half-life, and is nothing without a date") {
  const std::chrono::sys_days today{std::chrono::year{2026} / 3 / 1};
  const std::chrono::sys_seconds now = today;
  std::map<std::string, double> want = {
      {"today", 8}, {"tomorrow", 8}, {"half-life", 4}, {"two", 2},      {"three", 1},
      {"four", .5}, {"five", .25},   {"seven", 0},     {"long ago", 0}, {"undated", 0}};
  const SampleIndex index(
      {dated("today", "a", now + std::chrono::hours{13}), dated("tomorrow", "a", now + days{1}),
       dated("half-life", "a", now - days{10}), dated("two", "a", now - days{20}),
       dated("three", "a", now - days{30}), dated("four", "a", now - days{40}),
       dated("five", "a", now - days{50}), dated("seven", "a", now - days{70}),
       dated("long ago", "a", now - days{40'000}), make_article("undated", "", "a")});
  const Xapian::Database db(index.path());
  Xapian::Enquire enquire(db);
  enquire.set_query(with_recency_boost(Xapian::Query::MatchAll, 8, days{10}, today));
  const Xapian::MSet found = enquire.get_mset(0, 100);
  CHECK(found.size() == want.size());
  for (const auto& [id, gain] : want) {
    CAPTURE(id);
    const Xapian::docid document = *db.postlist_begin(whole_term(field("id"), id));
    for (auto match = found.begin(); match != found.end(); ++match) {
      if (*match == document) CHECK(match.get_weight() == Approx(gain));
    }
  }
}

/// Much and little of what is searched, some of it new.
std::vector<Article> tides() {
  const std::chrono::sys_seconds now = local_today();
  std::vector<Article> articles = {dated("best, old", "tide tide tide tide tide", now - days{3000}),
                                   dated("good, new", "tide tide tide tide rope", now),
                                   dated("weak, new", "tide rope sand wind boat gull oar net", now),
                                   make_article("good, undated", "", "tide tide tide tide oar")};
  for (int i = 0; i < 20; ++i) {
    articles.push_back(make_article("other" + std::to_string(i), "", "school roof"));
  }
  return articles;
}

TEST_CASE("recency moves new articles up, but not past ones that are far better") {
  const SampleIndex index(tides());
  const Page plain = search(index.path(), "tide", "");
  CHECK(ids(plain) == Strings{"best, old", "good, new", "good, undated", "weak, new"});
  const double best = plain.hits.at(0).score;
  REQUIRE(plain.hits.at(3).score < best * 2 / 3);
  for (const std::string half_life : {"1d", "7d", "1y"}) {
    CAPTURE(half_life);
    const Page blended = search(index.path(), "tide", half_life);
    CHECK(ids(blended).at(0) == "good, new");
    CHECK(ids(blended).back() == "weak, new");
    CHECK(blended.hits.at(0).score == Approx(plain.hits.at(1).score + best / 3));
    CHECK(blended.total == plain.total);
    CHECK(blended.facets.at(0).values == plain.facets.at(0).values);
  }
  CHECK(plain.explanation->notes.empty());
  REQUIRE(search(index.path(), "tide", "7d").explanation->notes.size() == 1);
  CHECK(search(index.path(), "tide", "7d").explanation->notes[0].find("7 days") !=
        std::string::npos);
}

TEST_CASE("what recency adds is a part of a hit's score") {
  const SampleIndex index(tides());
  const double best = search(index.path(), "tide", "").hits.at(0).score;
  const auto part = [](const Hit& hit) {
    double score = 0;
    for (const ScorePart& each : hit.score_parts) {
      if (each.word == "recency") score += each.score;
    }
    return score;
  };
  const Page page = search(index.path(), "tide", "7d");
  CHECK(part(page.hits.at(0)) == Approx(best / 3));
  for (const Hit& hit : page.hits) {
    if (hit.article.id == "good, undated" || hit.article.id == "best, old") CHECK(part(hit) == 0);
  }
}

TEST_CASE("recency changes no order by date and no list without words") {
  const SampleIndex index(tides());
  for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest}) {
    CHECK(ids(search(index.path(), "tide", "7d", sort)) ==
          ids(search(index.path(), "tide", "", sort)));
  }
  CHECK(ids(search(index.path(), "", "7d")) == ids(search(index.path(), "", "")));
  CHECK(search(index.path(), "xylophone", "7d").total == 0);
}

TEST_CASE("recency counts from the last day that is searched") {
  const std::chrono::sys_days today = local_today();
  const SampleIndex index({dated("new then", "tide rope", today - days{100}),
                           dated("older then", "tide rope", today - days{110}),
                           make_article("other", "", "school")});
  const auto gains = [&](const std::string& until) {
    Request request;
    request.query = "tide";
    request.explain = Explain::yes;
    request.recency = "10d";
    request.until = until;
    std::map<std::string, double> result;
    for (const Hit& hit : Searcher(index.path()).search(request).hits) {
      for (const ScorePart& each : hit.score_parts) {
        if (each.word == "recency") result[hit.article.id] = each.score;
      }
    }
    return result;
  };
  CHECK(gains("").empty());
  const std::string last = to_day(Timestamp{today - days{100}, std::nullopt});
  const std::map<std::string, double> then = gains(last);
  REQUIRE(then.contains("new then"));
  CHECK(then.at("older then") == Approx(then.at("new then") / 2));
  // Nothing is newer than today.
  CHECK(gains("2999").empty());
}

TEST_CASE("what is no half-life is refused in every order") {
  const SampleIndex index(tides());
  for (const SortOrder sort : {SortOrder::automatic, SortOrder::newest}) {
    for (const std::string wrong : {"soon", "0d", "2026", "-1d", " "}) {
      CAPTURE(wrong);
      CHECK_THROWS_AS(search(index.path(), "tide", wrong, sort), QueryError);
    }
  }
}

TEST_CASE("an index behind a server knows recency as one on this machine") {
  const SampleIndex index(tides());
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  const std::string stub = (folder / "stub").string();
  std::ofstream(stub) << "remote " << server.address() << '\n';
  const Page here = search(index.path(), "tide", "7d");
  const Page there = search(stub, "tide", "7d");
  CHECK(ids(there) == ids(here));
  CHECK(there.hits.at(0).score == Approx(here.hits.at(0).score));
}

}  // namespace
}  // namespace gazette::recency_test
