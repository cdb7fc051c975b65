// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/response_cache.hpp"

#include <ctime>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/web/web_index.hpp"
#include "web/parameters/query_string.hpp"
#include "web/protocol/entity_tag.hpp"
#include "web/protocol/origin.hpp"
#include "web/site/handler.hpp"

namespace gazette::response_cache_test {
namespace {

CgiRequest request_for(const std::string& query_string) {
  return {"GET", "/gazette.cgi", "", query_string};
}

PageContext context_of(const CgiRequest& request) {
  ParsedQueryString parsed = parse_query_string(request.query_string);
  return {site_at(request.script_name), origin_of(request), parsed.parameters,
          parse_visitor(request.accept_language), parsed.ignored};
}

TEST_CASE("the least recently used body is dropped when there is no room") {
  ResponseCache cache(320);
  for (int i = 1; i < 30; ++i) cache.store(std::to_string(100 + i), "7 bytes");
  cache.store("a", std::string(9, 'a'));
  cache.store("b", std::string(9, 'b'));
  cache.store("c", std::string(9, 'c'));
  CHECK(cache.bytes() == 320);
  for (int i = 1; i < 30; ++i) REQUIRE(cache.find(std::to_string(100 + i)) != nullptr);
  REQUIRE(cache.find("a") != nullptr);
  cache.store("d", std::string(9, 'd'));
  CHECK(cache.find("b") == nullptr);
  REQUIRE(cache.find("a") != nullptr);
  CHECK(*cache.find("a") == std::string(9, 'a'));
  CHECK(*cache.find("d") == std::string(9, 'd'));
  CHECK(cache.bytes() == 320);
}

TEST_CASE("a body larger than its share of the cache is not stored and displaces nothing") {
  ResponseCache cache(320);
  cache.store("a", "small");
  cache.store("b", std::string(10, 'b'));
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("a") != nullptr);
  cache.store("a", "small");
  CHECK(cache.bytes() == 6);
}

TEST_CASE("another request or another visitor gets another tag") {
  const auto tag_of = [](const CgiRequest& request, const std::string& revision) {
    return entity_tag(cache_key(context_of(request), revision));
  };
  const std::string tag = tag_of(request_for("q=ferry"), "1");
  CHECK(tag_of(request_for("q=ferry"), "1") == tag);
  CHECK(tag_of(request_for("q=ferry"), "2") != tag);
  CHECK(tag_of(request_for("q=ferr"), "1") != tag);
  CHECK(tag_of(request_for("fbclid=1&q=ferry&_=7"), "1") == tag);
  CHECK(tag_of(request_for("q=ferry&sinc=2026"), "1") != tag);
  CgiRequest german = request_for("q=ferry");
  german.accept_language = "de";
  CHECK(tag_of(german, "1") != tag);
  CgiRequest elsewhere = request_for("q=ferry");
  elsewhere.host = "example.org";
  CHECK(tag_of(elsewhere, "1") != tag);
  CgiRequest moved = request_for("q=ferry");
  moved.script_name = "/gazette.cgiq";
  moved.query_string = "=ferry";
  CHECK(tag_of(moved, "1") != tag);
  CgiRequest reworded = request_for("q=%66erry&topic=&page=1");
  CHECK(tag_of(reworded, "1") == tag);
  reworded.accept_language = "*;q=0.5";
  CHECK(tag_of(reworded, "1") == tag);
  CHECK(tag_of(request_for("source=A&topic=b&source=C"), "1") ==
        tag_of(request_for("topic=b&source=A&source=C"), "1"));
  CHECK(tag_of(request_for("source=C&source=A"), "1") !=
        tag_of(request_for("source=A&source=C"), "1"));
  CgiRequest safe = elsewhere;
  safe.is_https = true;
  CHECK(tag_of(safe, "1") != tag_of(elsewhere, "1"));
}

TEST_CASE("another day has another tag, because `7d` is relative to the day") {
  const auto key_in = [](const std::string& zone) {
    const EnvironmentVariable variable("TZ", zone);
    tzset();
    return cache_key(context_of(request_for("since=7d")), "1");
  };
  // These two zones are always on different days.
  CHECK(key_in("<+14>-14") != key_in("<-12>+12"));
  CHECK(key_in("<+14>-14") == key_in("<+14>-14"));
  tzset();
}

TEST_CASE("a repeated request is served from the cache until the index changes") {
  WebIndex index(ferry_articles());
  Archive archive(index.db());
  const CgiRequest request{"GET", "/gazette.cgi", "", "q=ferry&format=json"};
  const Response first = handle(request, archive);
  const std::size_t stored = archive.responses().bytes();
  CHECK(stored > first.body.size());
  // Only a stored body contains the same time taken.
  CHECK(handle(request, archive).body == first.body);
  CHECK(archive.responses().bytes() == stored);

  index.add(R"({"id": "f-13", "title": "Ferry", "body": "One more ferry."})");
  CHECK(contains(handle(request, archive).body, R"("total":13)"));
}

TEST_CASE("a stored body is not served to a different request") {
  WebIndex index(ferry_articles());
  const CgiRequest asked{"GET", "/g", "", "q=ferry&format=atom", "en", "", "a.example:8080", false};
  std::vector<CgiRequest> others(6, asked);
  others[0].host = "b.example";
  others[1].is_https = true;
  others[2].script_name = "/other";
  others[3].accept_language = "de";
  others[4].query_string = "q=ferry&format=rss";
  others[5].query_string = "q=choir&format=atom";
  const auto answer = [](const CgiRequest& request, Archive& archive) {
    const Response response = handle(request, archive);
    CHECK(response.status == 200);
    return response.body;
  };
  Archive archive(index.db());
  const std::string first = answer(asked, archive);
  for (std::size_t i = 0; i < others.size(); ++i) {
    CAPTURE(i);
    const std::string other = answer(others[i], archive);
    CHECK(other != first);
    CHECK(other == handle_once(others[i], index.db()).body);
  }
  CHECK(answer(asked, archive) == first);
  index.add(R"({"id": "f-13", "title": "Ferry", "body": "One more ferry."})");
  CHECK(answer(asked, archive) != first);
}

TEST_CASE("requests that only put the same in other words share a stored body") {
  const WebIndex index(ferry_articles());
  Archive archive(index.db());
  CgiRequest request{"GET", "/gazette.cgi", "", "q=ferry&format=json", "de-AT,de;q=0.9,en;q=0.8"};
  const std::string first = handle(request, archive).body;
  const std::size_t stored = archive.responses().bytes();
  request.accept_language = "de-AT, de;q=0.8, en;q=0.5";
  request.query_string = "format=json&q=%66erry&page=1";
  CHECK(handle(request, archive).body == first);  // with the same time taken
  CHECK(archive.responses().bytes() == stored);
}

TEST_CASE("errors are not stored") {
  const WebIndex index(ferry_articles());
  Archive archive(index.db());
  for (const std::string query : {"id=nobody", "page=0", "topic=nowhere"}) {
    CAPTURE(query);
    CHECK(handle({"GET", "/gazette.cgi", "", query}, archive).status >= 400);
  }
  CHECK(archive.responses().bytes() == 0);
}

}  // namespace
}  // namespace gazette::response_cache_test
