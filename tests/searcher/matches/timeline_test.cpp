// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/timeline.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::timeline_test {
namespace {

using std::chrono::sys_days;

sys_days at(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::floor<std::chrono::days>(day(year, month, day_of_month).utc);
}

struct Story {
  int year;
  unsigned month, day_of_month;
};

/// An index of one story for each of `days`, and of `undated` more.
std::vector<Article> stories(const std::vector<Story>& days, int undated) {
  std::vector<Article> articles;
  for (const Story& story : days) {
    Article article = make_article("dated-" + std::to_string(articles.size()), "", "The ferry.");
    article.published = day(story.year, story.month, story.day_of_month);
    articles.push_back(article);
  }
  for (int i = 0; i < undated; ++i) {
    articles.push_back(make_article("undated-" + std::to_string(i), "", "The ferry."));
  }
  return articles;
}

Page timeline_page(const SampleIndex& index, TimeUnit unit, SortOrder sort = SortOrder::relevance) {
  Request request;
  request.query = "ferry";
  request.timeline = unit;
  request.limit = 1;
  request.sort = sort;
  return Searcher(index.path()).search(request);
}

TEST_CASE("a period begins on its first day, a week on Monday") {
  struct Case {
    sys_days day;
    TimeUnit unit;
    sys_days start, next;
  };
  using enum TimeUnit;
  for (const auto& [each, unit, start, next] :
       {Case{at(2026, 2, 28), day, at(2026, 2, 28), at(2026, 3, 1)},
        Case{at(2026, 1, 5), week, at(2026, 1, 5), at(2026, 1, 12)},
        Case{at(2026, 1, 4), week, at(2025, 12, 29), at(2026, 1, 5)},
        Case{at(1969, 12, 31), week, at(1969, 12, 29), at(1970, 1, 5)},
        Case{at(2024, 2, 29), month, at(2024, 2, 1), at(2024, 3, 1)},
        Case{at(2025, 12, 31), month, at(2025, 12, 1), at(2026, 1, 1)},
        Case{at(1900, 1, 1), year, at(1900, 1, 1), at(1901, 1, 1)}}) {
    CHECK(period_start(each, unit) == start);
    CHECK(next_period(start, unit) == next);
  }
}

TEST_CASE("who says how many periods there may be gets coarser ones without a warning") {
  const SampleIndex index(stories({{2026, 1, 1}, {2026, 3, 1}}, 0));
  struct Case {
    std::optional<std::size_t> most;
    TimeUnit unit;
    std::size_t periods;
  };
  for (const Case& c : {Case{std::nullopt, TimeUnit::day, 60}, Case{60, TimeUnit::day, 60},
                        Case{59, TimeUnit::week, 9}, Case{8, TimeUnit::month, 3},
                        Case{2, TimeUnit::year, 1}, Case{0, TimeUnit::year, 1}}) {
    Request request;
    request.timeline = TimeUnit::day;
    request.max_timeline_periods = c.most;
    const Page page = Searcher(index.path()).search(request);
    CHECK(page.timeline->unit == c.unit);
    CHECK(page.timeline->periods.size() == c.periods);
    CHECK(page.warnings.empty());
  }
}

TEST_CASE("a timeline counts every match and shows the periods that have none") {
  const SampleIndex index(
      stories({{2026, 1, 31}, {2026, 1, 1}, {2026, 3, 1}, {2025, 12, 31}, {2026, 3, 1}}, 2));
  using Periods = std::vector<PeriodCount>;
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    const Page page = timeline_page(index, TimeUnit::month, sort);
    CHECK(page.total == 7);
    REQUIRE(page.timeline);
    CHECK(page.timeline->unit == TimeUnit::month);
    CHECK(page.timeline->undated == 2);
    CHECK(page.timeline->periods ==
          Periods{
              {at(2025, 12, 1), 1}, {at(2026, 1, 1), 2}, {at(2026, 2, 1), 0}, {at(2026, 3, 1), 2}});
    CHECK(page.warnings.empty());
  }
  CHECK(timeline_page(index, TimeUnit::year).timeline->periods ==
        Periods{{at(2025, 1, 1), 1}, {at(2026, 1, 1), 4}});
  CHECK(timeline_page(index, TimeUnit::week).timeline->periods.front() ==
        PeriodCount{at(2025, 12, 29), 2});
  CHECK(timeline_page(index, TimeUnit::day).timeline->periods.size() == 61);
}

TEST_CASE("an article is counted on the day that its source wrote") {
  struct Case {
    std::optional<std::chrono::minutes> offset;
    sys_days day, week;
  };
  const std::chrono::sys_seconds time = at(2026, 1, 5) - std::chrono::seconds{1};
  for (const auto& [offset, day, week] :
       {Case{std::nullopt, at(2026, 1, 4), at(2025, 12, 29)},
        Case{std::chrono::minutes{60}, at(2026, 1, 5), at(2026, 1, 5)},
        Case{std::chrono::minutes{-24 * 60}, at(2026, 1, 3), at(2025, 12, 29)}}) {
    Article article = make_article("1", "", "The ferry.");
    article.published = Timestamp{time, offset};
    const SampleIndex index({article});
    CHECK(timeline_page(index, TimeUnit::day).timeline->periods ==
          std::vector<PeriodCount>{{day, 1}});
    CHECK(timeline_page(index, TimeUnit::week).timeline->periods ==
          std::vector<PeriodCount>{{week, 1}});
  }
}

TEST_CASE("a timeline of too many periods is made by a coarser unit, with a warning") {
  const SampleIndex century(stories({{1926, 1, 1}, {2026, 1, 1}}, 0));
  const Page page = timeline_page(century, TimeUnit::day);
  CHECK(page.timeline->unit == TimeUnit::year);  // 1,201 months
  CHECK(page.timeline->periods.size() == 101);
  CHECK(page.warnings ==
        std::vector<std::string>{"there are more than 1000 days between the first article and the "
                                 "last; they are counted by year"});
  const SampleIndex decade(stories({{2016, 1, 1}, {2026, 1, 1}}, 0));
  CHECK(timeline_page(decade, TimeUnit::day).timeline->unit == TimeUnit::week);
  CHECK(timeline_page(decade, TimeUnit::week).warnings.empty());
  const SampleIndex ages(stories({{1, 1, 1}, {9999, 12, 31}}, 0));
  const Page sparse = timeline_page(ages, TimeUnit::year);
  CHECK(sparse.timeline->periods ==
        std::vector<PeriodCount>{{at(1, 1, 1), 1}, {at(9999, 1, 1), 1}});
  CHECK(sparse.warnings ==
        std::vector<std::string>{"there are more than 1000 years between the first article and the "
                                 "last; those without an article are left out"});
}

TEST_CASE("a timeline without matches or without dates has no periods") {
  const SampleIndex index(stories({}, 3));
  const Page page = timeline_page(index, TimeUnit::day);
  CHECK(page.timeline->periods.empty());
  CHECK(page.timeline->undated == 3);
  Request request;
  request.query = "nothing";
  request.timeline = TimeUnit::day;
  CHECK(Searcher(index.path()).search(request).timeline->undated == 0);
  request.timeline.reset();
  CHECK_FALSE(Searcher(index.path()).search(request).timeline);
}

TEST_CASE("units are named as they are typed") {
  for (const std::string_view name : {"day", "week", "month", "year"}) {
    REQUIRE(time_unit_named(name));
    CHECK(name_of(*time_unit_named(name)) == name);
  }
  for (const std::string_view name : {"", "Day", "days", "hour"})
    CHECK_FALSE(time_unit_named(name));
}

}  // namespace
}  // namespace gazette::timeline_test
