// SPDX-License-Identifier: GPL-3.0-or-later
// Which sources were silent in the period that a search asks for.
#include <string>
#include <vector>

#include "searcher/output/render_json.hpp"
#include "searcher/output/render_text.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::silent_sources_test {
namespace {

using Strings = std::vector<std::string>;

/// Daily articles of a source from 2020 on, but for some days.
std::vector<Article> daily(const std::string& source, int hole_begin, int hole_end) {
  std::vector<Article> articles;
  for (int i = 0; i < 400; ++i) {
    if (i >= hole_begin && i < hole_end) continue;
    Article article = make_article(source + std::to_string(i), "Ferry", "News.\n");
    article.source = source;
    article.published =
        Timestamp{std::chrono::sys_days{std::chrono::year{2020} / 1 / 1} + std::chrono::days{i},
                  std::nullopt};
    articles.push_back(article);
  }
  return articles;
}

Request in_period(const std::string& since, const std::string& until) {
  Request request;
  request.query = "ferry";
  request.since = since;
  request.until = until;
  request.timeline = TimeUnit::month;
  return request;
}

Strings silent_in(Searcher& searcher, const Request& request) {
  const Page page = searcher.search(request);
  if (!page.silent) return {"unknown"};
  Strings names;
  for (const SilentSource& each : *page.silent) names.push_back(each.source);
  return names;
}

TEST_CASE("a search of a period tells which sources were silent in it, of shards as of one index") {
  const std::vector<Article> gazette = daily("Harbour Gazette", 184, 201);  // 3 to 19 July
  const std::vector<Article> tide = daily("Tide", 300, 320);
  std::vector<Article> all = gazette;
  all.insert(all.end(), tide.begin(), tide.end());
  const SampleIndex whole(all);
  const SampleIndex first(gazette);
  const SampleIndex second(tide);
  Searcher one(whole.path());
  Searcher shards({first.path(), second.path()});
  for (Searcher* const searcher : {&one, &shards}) {
    CHECK(silent_in(*searcher, in_period("2020-07", "2020-07")) == Strings{"Harbour Gazette"});
    CHECK(silent_in(*searcher, in_period("2020-07-19", "")) == Strings{"Harbour Gazette", "Tide"});
    CHECK(silent_in(*searcher, in_period("2020-07-20", "2020-08")).empty());
    CHECK(silent_in(*searcher, in_period("", "")) == Strings{"unknown"});
    Request request = in_period("2020-01", "2020-12");
    request.filters.push_back({find_field("source"), "TIDE"});
    CHECK(silent_in(*searcher, request) == Strings{"Tide"});
    request = in_period("", "");
    request.filters.push_back({find_field("date"), "2020-07"});
    CHECK(silent_in(*searcher, request) == Strings{"Harbour Gazette"});
    request.timeline.reset();
    CHECK(silent_in(*searcher, request) == Strings{"unknown"});
  }
  const Page page = one.search(in_period("2020-07", "2020-07"));
  CHECK(render_text(page, {}, {})
            .find("  Harbour Gazette: no articles from 2020-07-03 to 2020-07-19\n") !=
        std::string::npos);
  CHECK(
      render_json(page, {}).find(
          R"("silent":[{"source":"Harbour Gazette","from":"2020-07-03","to":"2020-07-19","articles":0}])") !=
      std::string::npos);
  const Page other = one.search(in_period("", ""));
  CHECK(render_json(other, {}).find(R"("silent":null)") != std::string::npos);
}

TEST_CASE("a query asks for a period and for sources as options do") {
  std::vector<Article> all = daily("Harbour Gazette", 184, 201);  // 3 to 19 July
  const std::vector<Article> tide = daily("Tide", 300, 320);      // 27 October to 15 November
  all.insert(all.end(), tide.begin(), tide.end());
  const SampleIndex index(all);
  Searcher searcher(index.path());
  const Strings both = {"Harbour Gazette", "Tide"};
  struct Case {
    std::string query;
    Strings want;
  };
  for (const auto& [query, want] : std::vector<Case>{
           {"ferry date:2020-07", {"Harbour Gazette"}},
           {"date:2020-07", {"Harbour Gazette"}},
           {"date:2020", both},
           {"ferry +date:2020-10..2020-12", {"Tide"}},
           {"ferry date:2020-07 date:2020-11", both},
           {"ferry date:>=2020-08 date:<2020-11", {"Tide"}},
           {"ferry AND date:2020-07 AND date:2020", {"Harbour Gazette"}},
           {"(ferry AND date:2020-07) OR (news AND date:2020-11)", both},
           {"(ferry AND date:2020-07) OR news", {"unknown"}},
           {"(ferry date:2020-07) NOT date:2020-07-01", {"Harbour Gazette"}},
           {"ferry -date:2020-07", {"unknown"}},
           {"ferry date:whenever", {"unknown"}},
           {"ferry date:2020 source:tide", {"Tide"}},
           {"ferry date:2020 source:harbour", {"Harbour Gazette"}},
           {"ferry date:2020 (source:harbour OR source:tide)", both},
           {"ferry date:2020 source:wire", {}},
           {"ferry date:2020 source:har*", both},
           {"ferry date:2020 -source:tide", {"Harbour Gazette"}},
           {"ferry date:2020 NOT source:\"harbour gazette\"", {"Tide"}},
           {"ferry date:2020 (news -source:tide)", both},  // ferry alone finds it
       }) {
    CAPTURE(query);
    Request request = in_period("", "");
    request.query = query;
    CHECK(silent_in(searcher, request) == want);
  }
  Request request = in_period("2020-07", "");
  request.filters.push_back({find_field("source"), "gazette"});
  CHECK(silent_in(searcher, request) == Strings{"Harbour Gazette"});
}

TEST_CASE("articles without a source are silent as one, where no source is asked for") {
  const SampleIndex index(daily("", 184, 201));
  Searcher searcher(index.path());
  CHECK(silent_in(searcher, in_period("2020-07", "")) == Strings{""});
  const Page page = searcher.search(in_period("2020-07", ""));
  CHECK(render_text(page, {}, {})
            .find("  (no source): no articles from 2020-07-03 to 2020-07-19\n") !=
        std::string::npos);
  CHECK(render_json(page, {}).find(R"("silent":[{"source":null,)") != std::string::npos);
  Request request = in_period("2020-07", "");
  request.filters.push_back({find_field("source"), "tide"});
  CHECK(silent_in(searcher, request).empty());
}

TEST_CASE("silences are those of the newest state of an index") {
  const SampleIndex index(daily("Tide", 100, 130));
  Searcher searcher(index.path());
  CHECK(silent_in(searcher, in_period("2020", "2020")) == Strings{"Tide"});
  std::vector<Article> missing;
  for (const Article& article : daily("Tide", 0, 0)) missing.push_back(article);
  put_articles(index.path(), missing);
  CHECK(silent_in(searcher, in_period("2020", "2020")).empty());
}

}  // namespace
}  // namespace gazette::silent_sources_test
