// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/handler.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searcher/render_json.hpp"
#include "searcher/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/web/web_index.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

/// gazette.search/1 without the time, which is never the same.
Json without_time(const std::string& text) {
  Json json = Json::parse(text);
  CHECK(json.erase("took_ms") == 1);
  return json;
}

/// How many hits a page shows.
std::size_t count_hits(const Response& response) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = response.body.find("<article>", at)) != std::string::npos; ++at) {
    ++count;
  }
  return count;
}

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

TEST_CASE("topics are called as readers of that language do, in facets, hits and articles") {
  const WebIndex index(ferry_articles());
  const auto get = [&](const std::string& query_string, const std::string& languages) {
    return answer_once({"GET", "/gazette.cgi", "", query_string, languages}, index.db());
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

TEST_CASE("days are written as the reader's locale has them, and say in which language") {
  const WebIndex index(ferry_articles());
  const auto get = [&](const std::string& query_string, const std::string& languages) {
    return answer_once({"GET", "/gazette.cgi", "", query_string, languages}, index.db()).body;
  };
  for (const std::string query : {"", "q=ferry", "id=f-5"}) {
    CAPTURE(query);
    CHECK(contains(get(query, "de-DE,de;q=0.9"),
                   "<time datetime=\"2026-01-05T00:00:00Z\" lang=\"de\">5. Jan. 2026</time>"));
    CHECK(contains(get(query, "en-US"), "lang=\"en\">Jan 5, 2026</time>"));
    CHECK(contains(get(query, ""), "<time datetime=\"2026-01-05T00:00:00Z\">2026-01-05</time>"));
  }
}

TEST_CASE("a topic is asked for by any of its names and shown as chosen") {
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

TEST_CASE("pages lead to each other and keep the search") {
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
  CHECK(contains(beyond.body,
                 "<a href=\"/gazette.cgi?q=ferry&amp;limit=5&amp;page=3\" rel=\"prev\">"));
}

TEST_CASE("a parameter given twice means either, different parameters mean all") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("limit=20&topic=arts&topic=society")) == 3);
  CHECK(count_hits(index.get("limit=20&topic=society&source=Northern+Wire")) == 1);
  CHECK(count_hits(index.get("limit=20&language=pt&language=en")) == 13);
  CHECK(count_hits(index.get("author=In%C3%AAs+Prado")) == 1);
  CHECK(count_hits(index.get("since=2026-01-03&until=2026-01-05")) == 3);
}

TEST_CASE("a form keeps what was chosen") {
  const WebIndex index(ferry_articles());
  const std::string body = index
                               .get(
                                   "q=ferry&topic=economy&topic=society&source=Northern+Wire&since="
                                   "2026&sort=oldest&limit=3")
                               .body;
  for (const std::string part :
       {"name=\"topic\" value=\"economy\"",
        "<input type=\"hidden\" name=\"topic\" value=\"society\">",
        "<input type=\"hidden\" name=\"source\" value=\"Northern Wire\">",
        "name=\"since\" value=\"2026\"", "<option value=\"oldest\" selected>",
        "<input type=\"hidden\" name=\"limit\" value=\"3\">"}) {
    CAPTURE(part);
    CHECK(contains(body, part));
  }
}

TEST_CASE("when nothing is found the page says so and what finds something") {
  const WebIndex index(ferry_articles());
  const Response response = index.get("q=coro&topic=economy");
  CHECK(response.status == 200);
  CHECK(contains(response.body, "<h1>Nothing found</h1>"));
  CHECK(contains(response.body,
                 "1 article <a href=\"/gazette.cgi?q=coro\">without topic economy</a>"));
}

TEST_CASE("a misspelled word leads to the one that was meant") {
  const WebIndex index(ferry_articles());
  CHECK(contains(index.get("q=fery&language=en").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry&amp;language=en\" "
                 "dir=\"auto\">ferry</a>"));
  CHECK_FALSE(contains(index.get("q=ferry").body, "Did you mean"));
}

TEST_CASE("the side is a form of checkboxes that keeps the search and what is chosen") {
  const WebIndex index(ferry_articles());
  const std::string body =
      index
          .get("q=ferry&source=Northern+Wire&topic=economy&date=2026&since=2026&sort=oldest&page=2")
          .body;
  const std::string side = body.substr(body.find("<aside"));
  for (const std::string part :
       {"<form action=\"/gazette.cgi\" method=\"get\">",
        "<input type=\"hidden\" name=\"q\" value=\"ferry\">",
        "<input type=\"hidden\" name=\"since\" value=\"2026\">",
        "<input type=\"hidden\" name=\"sort\" value=\"oldest\">",
        "name=\"source\" value=\"Northern Wire\" aria-label=\"Northern Wire\" checked>",
        "name=\"source\" value=\"Harbour Gazette\" aria-label=\"Harbour Gazette\">",
        "name=\"date\" value=\"2026\" aria-label=\"2026\" checked>",
        "name=\"language\" value=\"en\"", "<button type=\"submit\">Narrow</button>"}) {
    CAPTURE(part);
    CHECK(contains(side, part));
  }
  for (const std::string name : {"topic", "source", "date", "page"}) {
    CHECK_FALSE(contains(side, "type=\"hidden\" name=\"" + name));
  }
}

TEST_CASE("periods of publication are chosen together, and by more than one form") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("limit=20&date=2025")) == 1);
  CHECK(count_hits(index.get("limit=20&date=2025&date=2026-01-03..2026-01-05")) == 4);
  CHECK(index.get("date=soon").status == 400);
}

TEST_CASE("warnings of the searcher are shown") {
  const WebIndex index(ferry_articles() + "{\"id\": \"u\", \"title\": \"Undated ferry\"}\n");
  CHECK(contains(index.get("q=ferry&since=2026").body, "leaves out the articles without a date"));
}

TEST_CASE("JSON is what gazette-search prints") {
  const WebIndex index(ferry_articles());
  Searcher searcher(index.db());
  Request request;
  request.query = "ferry";
  request.filters = {{find_field("topic"), "economy"}};
  request.limit = 3;
  request.offset = 3;
  request.facets = {"topic", "year"};
  const Response response =
      index.get("q=ferry&topic=economy&limit=3&page=2&facets=topic,year&format=json");
  CHECK(response.status == 200);
  CHECK(header_value(response, "Content-Type") == "application/json; charset=utf-8");
  CHECK(without_time(response.body) == without_time(render_json(searcher.search(request))));
}

TEST_CASE("a count is exact and comes without hits") {
  const WebIndex index(ferry_articles());
  const Json json = Json::parse(index.get("q=ferry&count=1&format=json&page=2").body);
  CHECK(json["total"] == 12);
  CHECK(json["total_is_exact"] == true);
  CHECK(json["offset"] == 0);
  CHECK(json["hits"].empty());
}

TEST_CASE("one article is shown whole by its id") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("id=c-1");
  CHECK(page.status == 200);
  CHECK(contains(page.body, "<h1 lang=\"pt\" dir=\"auto\">O coro canta</h1>"));
  CHECK(contains(page.body, "<p dir=\"auto\">O coro cantou em Lisboa.</p>"));
  CHECK(contains(page.body, "<a href=\"/gazette.cgi?author=In%C3%AAs+Prado\">Inês Prado</a>"));
  CHECK(contains(page.body, "Read it at example.org"));
  const Response json = index.get("id=c-1&format=json");
  CHECK(json.body == render_json(*Searcher(index.db()).article("c-1")));
}

TEST_CASE("an article has similar stories below it, and all of them by a link") {
  const std::vector<std::string> words = {"anchor", "bollard", "captain", "deck",
                                          "engine", "funnel",  "gangway", "hull"};
  std::vector<Article> articles;
  for (const std::string& word : words) {
    articles.push_back(make_article(word, "Ferry loses " + word,
                                    "The ferry lost its " + word + " off the harbour."));
  }
  for (int i = 0; i < 30; ++i) {
    articles.push_back(make_article("rain-" + std::to_string(i), "Rain", "Rain and wind."));
  }
  articles.push_back(make_article("lone", "Zyzzyva", "Xylophone."));
  const SampleIndex index(articles);
  const auto get = [&](const std::string& query_string) {
    return answer_once({"GET", "/gazette.cgi", "", query_string}, index.path());
  };
  const std::string body = get("id=deck").body;
  REQUIRE(contains(body, "Similar stories"));
  const std::string below = body.substr(body.find("Similar stories"));
  CHECK(contains(below, "<a href=\"/gazette.cgi?similar=deck\">More like this</a>"));
  std::size_t stories = 0;
  for (std::size_t at = 0; (at = below.find("<h3", at)) != std::string::npos; ++at) ++stories;
  CHECK(stories == 5);
  CHECK_FALSE(contains(below, "?id=deck\""));
  CHECK_FALSE(contains(get("id=lone").body, "Similar stories"));
  const Response all = get("similar=deck&limit=20");
  CHECK(all.status == 200);
  CHECK(count_hits(all) == 7);
  CHECK(contains(all.body, "<h1>7 similar articles</h1>"));
  CHECK(contains(all.body, "similar to Ferry loses deck"));
  CHECK(Json::parse(get("similar=deck&format=json").body)["similar_to"] == "deck");
  for (const std::string form : {"", "&format=json"}) {
    const Response none = get("similar=none" + form);
    CHECK(none.status == 400);
    CHECK(contains(none.body, "similar: there is no article none"));
  }
}

TEST_CASE("an article that is not there is 404") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("id=none");
  CHECK(page.status == 404);
  CHECK(contains(page.body, "there is no article none"));
  const Response json = index.get("id=none&format=json");
  CHECK(json.status == 404);
  CHECK(Json::parse(json.body)["schema"] == "gazette.error/1");
}

TEST_CASE("what is asked wrongly is 400 and names the parameter, on the page and in JSON") {
  const WebIndex index(ferry_articles());
  struct Case {
    std::string query_string;
    std::string name;
  };
  const std::vector<Case> cases = {
      {"colour=red", "colour"},
      {"limit=x", "limit"},
      {"page=0", "page"},
      {"offset=-1", "offset"},
      {"sort=random", "sort"},
      {"since=soon", "since"},
      {"until=later", "until"},
      {"topic=nope", "topic"},
      {"language=English", "language"},
      {"language=xx", "language"},
      {"plain=yes", "plain"},
      {"facets=colour", "facet"},
      {"q=%zz", "q:"},
      {"q=%FF", "q:"},
      {"since=2026&until=2025", "since"},
      {"offset=9995", "offset"},
      {"q=" + std::string(5000, 'a'), "q:"},
      {"sort=newest&sort=newest", "sort"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query_string.substr(0, 40));
    const Response page = index.get(c.query_string);
    CHECK(page.status == 400);
    CHECK(header_value(page, "Content-Type") == "text/html; charset=utf-8");
    CHECK(header_value(page, "Cache-Control") == "no-store");
    CHECK(contains(page.body, "<form role=\"search\""));
    CHECK(contains(page.body.substr(page.body.find("role=\"alert\"")), c.name));
    const Response json = index.get(c.query_string + "&format=json");
    CHECK(json.status == 400);
    const Json error = Json::parse(json.body);
    CHECK(error["schema"] == "gazette.error/1");
    CHECK(contains(error["error"].get<std::string>(), c.name));
    CHECK(error["hint"].is_string());
  }
  CHECK(contains(index.get("q=ferry&limit=x").body, "name=\"q\" value=\"ferry\""));
}

TEST_CASE("a missing or damaged index is 503, with its folder in the log alone") {
  const TemporaryFolder folder;
  write_file(folder / "damaged/XAPIANDB", "auto generation-1\n");
  for (const std::string name : {"missing", "damaged"}) {
    const std::string db = folder / name;
    const Response page = answer_once({"GET", "", "", "q=ferry"}, db);
    CAPTURE(name, page.log);
    CHECK(page.status == 503);
    CHECK(contains(page.body, "The index cannot be read"));
    CHECK(contains(page.body, "<form role=\"search\""));
    CHECK_FALSE(contains(page.body, folder.path().string()));
    CHECK(contains(page.log, db));
    const Response json = answer_once({"GET", "", "", "format=json"}, db);
    CHECK(json.status == 503);
    CHECK(Json::parse(json.body)["schema"] == "gazette.error/1");
    CHECK_FALSE(contains(json.body, folder.path().string()));
  }
}

TEST_CASE("HEAD has the headers of GET and no body") {
  const WebIndex index(ferry_articles());
  for (const std::string query_string : {"", "id=f-1", "id=none", "limit=x"}) {
    CAPTURE(query_string);
    const Response head = answer_once({"HEAD", "/gazette.cgi", "", query_string}, index.db());
    const Response get = index.get(query_string);
    CHECK(head.body.empty());
    CHECK(head.status == get.status);
    CHECK(head.headers.size() == get.headers.size());
    CHECK(header_value(head, "Content-Type") == header_value(get, "Content-Type"));
  }
}

TEST_CASE("a filter that is refused can be taken back on the page that refuses it") {
  const WebIndex index(ferry_articles());
  const std::string body = index.get("q=ferry&topic=economy&topic=nope").body;
  CHECK(contains(body, "<a href=\"/gazette.cgi?q=ferry&amp;topic=economy\">"));
  CHECK_FALSE(contains(index.get("q=ferry&count=1").body, "name=\"count\""));
}

TEST_CASE("other methods are 405 and told what is allowed") {
  const WebIndex index(ferry_articles());
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "X"}) {
    CAPTURE(method);
    const Response response = answer_once({method, "", "", "q=ferry"}, index.db());
    CHECK(response.status == 405);
    CHECK(header_value(response, "Allow") == "GET, HEAD");
  }
}

TEST_CASE("style sheet and script have addresses of their own, and other addresses are 404") {
  const WebIndex index(ferry_articles());
  for (const auto& [path, type] :
       {std::pair("/style.css", "text/css"), std::pair("/suggest.js", "text/javascript")}) {
    CAPTURE(path);
    const Response file = answer_once({"GET", "/g", path, ""}, index.db());
    CHECK(file.status == 200);
    CHECK(header_value(file, "Content-Type") == std::string(type) + "; charset=utf-8");
    CHECK(file.body == read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "web" / (path + 1)));
    CHECK(answer_once({"GET", "/g", std::string(path) + "/", ""}, index.db()).status == 404);
  }
  const Response start = index.get("");
  CHECK(contains(start.body, "<link rel=\"stylesheet\" href=\"/gazette.cgi/style.css\">"));
  CHECK(contains(start.body, "<script src=\"/gazette.cgi/suggest.js\" defer></script>"));
  CHECK(answer_once({"GET", "/g", "/", ""}, index.db()).status == 200);
  CHECK(answer_once({"GET", "/g", "/robot.txt", ""}, index.db()).status == 404);
}

}  // namespace
}  // namespace gazette
