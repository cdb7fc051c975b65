// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/handler.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "searcher/output/render_json.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::handler_test {
namespace {

using Json = nlohmann::json;

/// gazette.search/1 without the time taken, which always differs.
Json without_time(const std::string& text) {
  Json json = Json::parse(text);
  CHECK(json.erase("took_ms") == 1);
  return json;
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

TEST_CASE("an invalid parameter is 400 and named, in HTML and in JSON") {
  const WebIndex index(ferry_articles());
  struct Case {
    std::string query_string;
    std::string name;
  };
  const std::vector<Case> cases = {
      {"strict=1&sinc=2026", "sinc"},
      {"limit=x", "limit"},
      {"page=0", "page"},
      {"offset=-1", "offset"},
      {"sort=random", "sort"},
      {"since=soon", "since"},
      {"until=later", "until"},
      {"topic=nope", "topic"},
      {"language=Elvish", "language"},
      {"language=xx", "language"},
      {"plain=yes", "plain"},
      {"facets=colour", "facet"},
      {"q=%zz", "q:"},
      {"q=%FF", "q:"},
      {"since=2026&until=2025", "since"},
      {"since=2026-01..2026-02", "since"},
      {"until=2026-01+to+2026-02", "until"},
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

TEST_CASE("a missing or damaged index is 503, with its folder only in the log") {
  const TemporaryFolder folder;
  write_file(folder / "damaged/XAPIANDB", "auto generation-1\n");
  for (const std::string name : {"missing", "damaged"}) {
    const std::string db = folder / name;
    const Response page = handle_once({"GET", "", "", "q=ferry"}, db);
    CAPTURE(name, page.log);
    CHECK(page.status == 503);
    CHECK(contains(page.body, "The index cannot be read"));
    CHECK(contains(page.body, "<form role=\"search\""));
    CHECK_FALSE(contains(page.body, folder.path().string()));
    CHECK(contains(page.log, db));
    const Response json = handle_once({"GET", "", "", "format=json"}, db);
    CHECK(json.status == 503);
    CHECK(Json::parse(json.body)["schema"] == "gazette.error/1");
    CHECK_FALSE(contains(json.body, folder.path().string()));
  }
}

TEST_CASE("HEAD has the headers of GET and no body") {
  const WebIndex index(ferry_articles());
  for (const std::string query_string : {"", "id=f-1", "id=none", "limit=x"}) {
    CAPTURE(query_string);
    const Response head = handle_once({"HEAD", "/gazette.cgi", "", query_string}, index.db());
    const Response get = index.get(query_string);
    CHECK(head.body.empty());
    CHECK(head.status == get.status);
    CHECK(head.headers.size() == get.headers.size());
    CHECK(header_value(head, "Content-Type") == header_value(get, "Content-Type"));
  }
}

TEST_CASE("other methods are 405 with the allowed ones") {
  const WebIndex index(ferry_articles());
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "X"}) {
    CAPTURE(method);
    const Response response = handle_once({method, "", "", "q=ferry"}, index.db());
    CHECK(response.status == 405);
    CHECK(header_value(response, "Allow") == "GET, HEAD");
  }
}

TEST_CASE("style sheet and script are served, and unknown paths are 404") {
  const WebIndex index(ferry_articles());
  for (const auto& [path, type] :
       {std::pair("/style.css", "text/css"), std::pair("/suggest.js", "text/javascript")}) {
    CAPTURE(path);
    const Response file = handle_once({"GET", "/g", path, ""}, index.db());
    CHECK(file.status == 200);
    CHECK(header_value(file, "Content-Type") == std::string(type) + "; charset=utf-8");
    CHECK(file.body ==
          read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "web/site" / (path + 1)));
    CHECK(handle_once({"GET", "/g", std::string(path) + "/", ""}, index.db()).status == 404);
  }
  const Response start = index.get("");
  CHECK(contains(start.body, "<link rel=\"stylesheet\" href=\"/gazette.cgi/style.css\">"));
  CHECK(contains(start.body, "<script src=\"/gazette.cgi/suggest.js\" defer></script>"));
  CHECK(handle_once({"GET", "/g", "/", ""}, index.db()).status == 200);
  CHECK(handle_once({"GET", "/g", "/robot.txt", ""}, index.db()).status == 404);
}

}  // namespace
}  // namespace gazette::handler_test
