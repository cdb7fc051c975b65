// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/response_cache.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"
#include "web/site/handler.hpp"

namespace gazette::response_cache_test {
namespace {

TEST_CASE("the least recently used body is dropped when there is no room") {
  ResponseCache cache(30);
  cache.store("a", std::string(9, 'a'));
  cache.store("b", std::string(9, 'b'));
  cache.store("c", std::string(9, 'c'));
  CHECK(cache.bytes() == 30);
  REQUIRE(cache.find("a") != nullptr);
  cache.store("d", std::string(9, 'd'));
  CHECK(cache.find("b") == nullptr);
  REQUIRE(cache.find("a") != nullptr);
  CHECK(*cache.find("a") == std::string(9, 'a'));
  CHECK(*cache.find("d") == std::string(9, 'd'));
  CHECK(cache.bytes() == 30);
}

TEST_CASE("a body larger than the cache is not stored and displaces nothing") {
  ResponseCache cache(10);
  cache.store("a", "small");
  cache.store("b", std::string(10, 'b'));
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("a") != nullptr);
  cache.store("a", "small");
  CHECK(cache.bytes() == 6);
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
