// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/answer_cache.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"
#include "web/site/handler.hpp"

namespace gazette::answer_cache_test {
namespace {

TEST_CASE("answers are kept until there is no room, those asked for last the longest") {
  AnswerCache cache(30);
  cache.keep("a", std::string(9, 'a'));
  cache.keep("b", std::string(9, 'b'));
  cache.keep("c", std::string(9, 'c'));
  CHECK(cache.bytes() == 30);
  REQUIRE(cache.find("a") != nullptr);
  cache.keep("d", std::string(9, 'd'));
  CHECK(cache.find("b") == nullptr);
  REQUIRE(cache.find("a") != nullptr);
  CHECK(*cache.find("a") == std::string(9, 'a'));
  CHECK(*cache.find("d") == std::string(9, 'd'));
  CHECK(cache.bytes() == 30);
}

TEST_CASE("an answer larger than the room is not kept and takes nothing else's place") {
  AnswerCache cache(10);
  cache.keep("a", "small");
  cache.keep("b", std::string(10, 'b'));
  CHECK(cache.find("b") == nullptr);
  CHECK(cache.find("a") != nullptr);
  cache.keep("a", "small");
  CHECK(cache.bytes() == 6);
}

TEST_CASE("the same question is answered from what was kept, until the index changes") {
  WebIndex index(ferry_articles());
  Archive archive(index.db());
  const CgiRequest request{"GET", "/gazette.cgi", "", "q=ferry&format=json"};
  const Response first = handle(request, archive);
  const std::size_t kept = archive.answers().bytes();
  CHECK(kept > first.body.size());
  // Only one that was kept has the time that the first one took.
  CHECK(handle(request, archive).body == first.body);
  CHECK(archive.answers().bytes() == kept);

  index.add(R"({"id": "f-13", "title": "Ferry", "body": "One more ferry."})");
  CHECK(contains(handle(request, archive).body, R"("total":13)"));
}

TEST_CASE("what was kept is given to nobody who asks otherwise") {
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
    CHECK(other == answer_once(others[i], index.db()).body);
  }
  CHECK(answer(asked, archive) == first);
  index.add(R"({"id": "f-13", "title": "Ferry", "body": "One more ferry."})");
  CHECK(answer(asked, archive) != first);
}

TEST_CASE("errors are not kept") {
  const WebIndex index(ferry_articles());
  Archive archive(index.db());
  for (const std::string query : {"id=nobody", "page=0", "topic=nowhere"}) {
    CAPTURE(query);
    CHECK(handle({"GET", "/gazette.cgi", "", query}, archive).status >= 400);
  }
  CHECK(archive.answers().bytes() == 0);
}

}  // namespace
}  // namespace gazette::answer_cache_test
