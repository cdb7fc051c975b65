// SPDX-License-Identifier: GPL-3.0-or-later
// The page of hits as served: what it shows and where its links lead.
#include <fmt/format.h>

#include <chrono>
#include <string>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::search_page_test {
namespace {

TEST_CASE("hits are shown with title, snippet, highlights, date, source, topics and original") {
  const WebIndex index(ferry_articles());
  const Response response = index.get("q=coro");
  CHECK(response.status == 200);
  CHECK(header_value(response, "Content-Type") == "text/html; charset=utf-8");
  CHECK(count_hits(response) == 1);
  for (const std::string part :
       {"<h1>1 article</h1>", "<h2 lang=\"pt\" dir=\"auto\"><a href=\"/gazette.cgi?id=c-1\">",
        "O <mark>coro</mark> canta</a>", "O <mark>coro</mark> cantou em Lisboa.",
        "<time datetime=\"2025-06-01T00:00:00Z\">2025-06-01</time>",
        "<a href=\"/gazette.cgi?q=coro&amp;source=Di%C3%A1rio\">Diário</a>",
        "<a href=\"/gazette.cgi?q=coro&amp;topic=arts%2Fmusic\">Music</a>",
        "<a href=\"https://example.org/c\" rel=\"noopener noreferrer\">example.org",
        "<title>coro – Gazette</title>", "value=\"coro\"", " ms"}) {
    CAPTURE(part);
    CHECK(contains(response.body, part));
  }
}

TEST_CASE("without parameters the newest articles and all topics are shown") {
  const WebIndex index(ferry_articles());
  const Response response = index.get("");
  CHECK(response.status == 200);
  CHECK(count_hits(response) == 10);
  CHECK(contains(response.body, "<h1>The newest of 13 articles</h1>"));
  CHECK(contains(response.body, "<body class=\"front\">"));
  CHECK(contains(index.get("q=ferry").body, "<body>"));
  CHECK(response.body.find("Ferry number 12") < response.body.find("Ferry number 11"));
  CHECK(contains(response.body,
                 "href=\"/gazette.cgi?topic=economy\">Economy, business and finance</a>"));
  CHECK(contains(response.body,
                 "value=\"economy/transport\" aria-label=\"Transport\"><a "
                 "href=\"/gazette.cgi?topic=economy%2Ftransport\">Transport</a> "
                 "<span class=\"count\">10</span>"));
}

TEST_CASE("beside the timeline of a period stand the sources that were silent in it") {
  std::string articles;
  for (int i = 0; i < 120; ++i) {
    if (i >= 60 && i < 80) continue;
    const std::chrono::year_month_day date =
        std::chrono::sys_days{std::chrono::year{2021} / 5 / 1} + std::chrono::days{i};
    articles += fmt::format(
        R"({{"id":"{}","title":"Ferry","body":"It sails.","source":"Tide & Co","date":"2021-{:02}-{:02}"}})"
        "\n",
        i, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  }
  const WebIndex index(articles);
  const std::string line =
      "<li><bdi>Tide &amp; Co</bdi>: no articles from 2021-06-30 to 2021-07-19</li>";
  CHECK(contains(index.get("q=ferry&since=2021-07").body, line));
  CHECK(contains(index.get("q=ferry+date:2021-07").body, line));
  CHECK_FALSE(contains(index.get("q=ferry&since=2021-08").body, "silent"));
  CHECK_FALSE(contains(index.get("q=ferry").body, "silent"));
}

TEST_CASE("topics have labels in the visitor's language in facets, hits and articles") {
  const WebIndex index(ferry_articles());
  const auto get = [&](const std::string& query_string, const std::string& languages) {
    return handle_once({"GET", "/gazette.cgi", "", query_string, languages}, index.db());
  };
  for (const std::string query : {"", "q=ferry", "id=f-1"}) {
    CAPTURE(query);
    const Response german = get(query, "fr-CA, de;q=0.9, en;q=0.1");
    CHECK(german.status == 200);
    CHECK(contains(german.body, ">Verkehr</a>"));
    CHECK(header_value(german, "Vary") == "Accept-Language");
    CHECK(contains(get(query, "fr").body, ">Transport</a>"));
    CHECK(contains(get(query, "").body, ">Transport</a>"));
  }
  CHECK(contains(get("format=json&facets=topic", "de").body,
                 R"({"value":"economy/transport","count":10,"label":"Verkehr"})"));
}

TEST_CASE("days are written as in the visitor's locale, and marked with its language") {
  const WebIndex index(ferry_articles());
  const auto get = [&](const std::string& query_string, const std::string& languages) {
    return handle_once({"GET", "/gazette.cgi", "", query_string, languages}, index.db()).body;
  };
  for (const std::string query : {"", "q=ferry", "id=f-5"}) {
    CAPTURE(query);
    CHECK(contains(get(query, "de-DE,de;q=0.9"),
                   "<time datetime=\"2026-01-05T00:00:00Z\" lang=\"de\">5. Jan. 2026</time>"));
    CHECK(contains(get(query, "en-US"), "lang=\"en\">Jan 5, 2026</time>"));
    CHECK(contains(get(query, ""), "<time datetime=\"2026-01-05T00:00:00Z\">2026-01-05</time>"));
  }
}

TEST_CASE("a topic can be requested by any of its names and is shown as chosen") {
  const WebIndex index(ferry_articles());
  for (const std::string name : {"Verkehr", "transportation", "medtop:20000337", "Transport"}) {
    CAPTURE(name);
    const Response response = index.get("topic=" + name);
    CHECK(response.status == 200);
    CHECK(contains(response.body, "<h1>10 articles</h1>"));
    CHECK(contains(response.body, "topic: Transport"));
  }
  CHECK(index.get("topic=transportion").status == 400);
  CHECK(contains(index.get("q=nothinghere&topic=arts/music").body, "topic: Music"));
}

TEST_CASE("pages link to each other and keep the search") {
  const WebIndex index(ferry_articles());
  const Response first = index.get("q=ferry&limit=5");
  CHECK(contains(first.body,
                 "<a href=\"/gazette.cgi?q=ferry&amp;limit=5&amp;page=2\" rel=\"next\">"));
  CHECK(contains(first.body, "Page 1 of 3"));
  CHECK_FALSE(contains(first.body, "rel=\"prev\""));
  const Response last = index.get("q=ferry&limit=5&page=3");
  CHECK(count_hits(last) == 2);
  CHECK(contains(last.body, "<ol class=\"hits\" start=\"11\">"));
  CHECK(
      contains(last.body, "<a href=\"/gazette.cgi?q=ferry&amp;limit=5&amp;page=2\" rel=\"prev\">"));
  CHECK_FALSE(contains(last.body, "rel=\"next\""));
  const Response beyond = index.get("q=ferry&limit=5&page=9");
  CHECK(beyond.status == 200);
  CHECK(contains(beyond.body, "no such page"));
  CHECK_FALSE(contains(beyond.body, " of 3"));
  CHECK(contains(beyond.body,
                 "<a href=\"/gazette.cgi?q=ferry&amp;limit=5&amp;page=3\" rel=\"prev\">"));
}

TEST_CASE("when nothing is found, the page says so and links to a search that finds something") {
  const WebIndex index(ferry_articles());
  const Response response = index.get("q=coro&topic=economy");
  CHECK(response.status == 200);
  CHECK(contains(response.body, "<h1>Nothing found</h1>"));
  CHECK(contains(response.body,
                 "1 article <a href=\"/gazette.cgi?q=coro\">without topic economy</a>"));
}

TEST_CASE("a misspelled word gets a suggestion") {
  const WebIndex index(ferry_articles());
  CHECK(contains(index.get("q=fery&language=en").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry&amp;language=en\" "
                 "dir=\"auto\">ferry</a>"));
  CHECK_FALSE(contains(index.get("q=ferry").body, "Did you mean"));
}

TEST_CASE("warnings of the searcher are shown") {
  const WebIndex index(ferry_articles() + "{\"id\": \"u\", \"title\": \"Undated ferry\"}\n");
  CHECK(contains(index.get("q=ferry&since=2026").body, "leaves out the articles without a date"));
}

}  // namespace
}  // namespace gazette::search_page_test
