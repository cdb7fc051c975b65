// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/answer_cache.hpp"

#include <string>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"
#include "web/handler.hpp"

namespace gazette {
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
}  // namespace gazette
