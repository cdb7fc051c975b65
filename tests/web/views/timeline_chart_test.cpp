// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/timeline_chart.hpp"

#include <string>
#include <vector>

#include "searcher/matches/timeline.hpp"
#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::timeline_chart_test {
namespace {

using std::chrono::sys_days;

sys_days at(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

std::optional<TimelineChart> chart_of(const Timeline& timeline) {
  return timeline_chart(page_context_of("q=ferry&page=3"), timeline);
}

/// One year for each of `counts`, from `first`.
Timeline years(int first, const std::vector<std::size_t>& counts) {
  Timeline timeline{TimeUnit::year, {}, 0};
  for (const std::size_t count : counts) {
    timeline.periods.push_back(
        {at(first + static_cast<int>(timeline.periods.size()), 1, 1), count});
  }
  return timeline;
}

TEST_CASE("a bar stands for a period, links to it and says what it holds") {
  struct Case {
    TimeUnit unit;
    sys_days first, second;
    std::string label, url;
  };
  for (const Case& c : {
           Case{TimeUnit::day, at(2026, 2, 28), at(2026, 3, 1), "2026-02-28: 1 article",
                "/g?q=ferry&since=2026-02-28&until=2026-02-28"},
           Case{TimeUnit::week, at(2025, 12, 29), at(2026, 1, 5),
                "2025-12-29 to 2026-01-04: 1 article",
                "/g?q=ferry&since=2025-12-29&until=2026-01-04"},
           Case{TimeUnit::month, at(2026, 2, 1), at(2026, 3, 1), "2026-02: 1 article",
                "/g?q=ferry&since=2026-02&until=2026-02"},
           Case{TimeUnit::year, at(2025, 1, 1), at(2026, 1, 1), "2025: 1 article",
                "/g?q=ferry&since=2025&until=2025"},
       }) {
    const auto chart = chart_of({c.unit, {{c.first, 1}, {c.second, 1000}}, 0});
    REQUIRE(chart);
    REQUIRE(chart->bars.size() == 2);
    CHECK(chart->bars[0].label == c.label);
    CHECK(chart->bars[0].url == c.url);
    CHECK(chart->bars[0].height >= 1);
    CHECK(chart->bars[1].height == chart->height);
    CHECK(chart->bars[1].y == 0);
  }
}

TEST_CASE("periods are written as in the visitor's locale, but links are not") {
  const Timeline weeks = {TimeUnit::week, {{at(2025, 12, 29), 1}, {at(2026, 1, 5), 7}}, 0};
  const auto chart = timeline_chart(page_context_of("", "de-AT,en;q=0.5"), weeks);
  REQUIRE(chart);
  CHECK(chart->bars[0].label == "29. Dez. 2025 to 4. Jän. 2026: 1 article");
  CHECK(chart->bars[0].url == "/g?since=2025-12-29&until=2026-01-04");
  CHECK(chart->first == "29. Dez. 2025");
  CHECK(chart->last == "11. Jän. 2026");
  CHECK(chart->description ==
        "From 29. Dez. 2025 to 11. Jän. 2026, most in 5. Jän. 2026 to 11. Jän. 2026: 7 articles.");
}

TEST_CASE("fewer than two periods have no chart, and an empty period has no bar") {
  CHECK_FALSE(chart_of({TimeUnit::day, {}, 3}));
  CHECK_FALSE(chart_of({TimeUnit::day, {{at(2026, 1, 1), 5}}, 0}));
  const auto chart = chart_of(years(2020, {4, 0, 2}));
  REQUIRE(chart);
  REQUIRE(chart->bars.size() == 2);
  CHECK(chart->bars[1].x > chart->bars[0].x + chart->bars[0].width * 2);
  CHECK(chart->first == "2020");
  CHECK(chart->last == "2022");
}

TEST_CASE("many years share a bar, and none is lost") {
  std::vector<std::size_t> counts(9998, 0);
  counts.front() = 3;
  counts.back() = 4;
  const auto chart = chart_of(years(1, counts));
  REQUIRE(chart);
  CHECK(chart->width <= max_bars * 10);
  REQUIRE(chart->bars.size() == 2);
  CHECK(chart->bars[0].url == "/g?q=ferry&since=0001&until=0199");
  CHECK(chart->bars[1].url == "/g?q=ferry&since=9800&until=9999");
  std::vector<std::size_t> century(126, 1);
  const auto decades = chart_of(years(1901, century));
  REQUIRE(decades);
  CHECK(decades->bars.size() == 13);
  CHECK(decades->bars[0].label == "1900 to 1909: 9 articles");
  CHECK(chart_of(years(1967, std::vector<std::size_t>(60, 1)))->bars.size() == 60);
}

TEST_CASE("years without a match may be left out, and still take their place") {
  const auto chart = chart_of({TimeUnit::year, {{at(1, 1, 1), 1}, {at(2026, 1, 1), 5}}, 0});
  REQUIRE(chart);
  REQUIRE(chart->bars.size() == 2);
  CHECK(chart->bars[0].url == "/g?q=ferry&since=0001&until=0049");
  CHECK(chart->bars[1].url == "/g?q=ferry&since=2000&until=2049");
  CHECK(chart->bars[1].x == 40 * (chart->bars[1].width + 2));
}

TEST_CASE("the outer bars link to the days that are searched") {
  Timeline timeline{TimeUnit::month, {{at(2026, 2, 1), 3}, {at(2026, 3, 1), 4}}, 0};
  timeline.searched = {at(2026, 2, 10), at(2026, 3, 31)};
  const auto chart = chart_of(timeline);
  CHECK(chart->bars[0].url == "/g?q=ferry&since=2026-02-10&until=2026-02-28");
  CHECK(chart->bars[0].label == "2026-02-10 to 2026-02-28: 3 articles");
  CHECK(chart->bars[1].url == "/g?q=ferry&since=2026-03&until=2026-03");
  timeline = years(1901, std::vector<std::size_t>(126, 1));
  timeline.searched = {at(1900, 1, 1), at(2026, 7, 1)};
  CHECK(chart_of(timeline)->bars.back().url == "/g?q=ferry&since=2020-01-01&until=2026-07-01");
}

TEST_CASE("the chart is described in words") {
  Timeline timeline = years(2020, {4, 0, 1200});
  timeline.undated = 1;
  CHECK(chart_of(timeline)->description ==
        "From 2020 to 2022, most in 2022: 1,200 articles. 1 article without a date.");
}

TEST_CASE("every bar of a page links to as many articles as it says") {
  const WebIndex index(ferry_articles());
  const std::string body = index.get("").body;
  REQUIRE(contains(body, "<svg"));
  std::size_t bars = 0;
  std::size_t articles = 0;
  for (std::size_t link = body.find("<a href=", body.find("<svg")); link < body.find("</svg>");
       link = body.find("<a href=", link + 1)) {
    const std::size_t begin = body.find('?', link) + 1;
    std::string query = body.substr(begin, body.find('"', begin) - begin);
    for (std::size_t at = 0; (at = query.find("&amp;", at)) != std::string::npos; ++at) {
      query.replace(at, 5, "&");
    }
    const std::size_t label = body.find("<title>", link) + 7;
    const std::string title = body.substr(label, body.find("</title>", label) - label);
    const std::string count = title.substr(title.find(": ") + 2);
    CAPTURE(query);
    CHECK(contains(index.get(query).body, "<h1>" + count + "</h1>"));
    articles += std::stoul(count);
    ++bars;
  }
  CHECK(bars > 1);
  CHECK(articles == 13);
  CHECK_FALSE(contains(index.get("q=coro").body, "<svg"));
}

}  // namespace
}  // namespace gazette::timeline_chart_test
