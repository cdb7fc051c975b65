// SPDX-License-Identifier: GPL-3.0-or-later
// What the page makes of conditions that nothing meets and of addresses that lead nowhere.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/web/web_index.hpp"
#include "web/site/handler.hpp"

namespace gazette::handler_conditions_test {
namespace {

using Json = nlohmann::json;

TEST_CASE("what is no page and no method is told in JSON where JSON was asked for") {
  const WebIndex index(ferry_articles());
  const Response page = answer_once({"GET", "/g", "/nowhere", "q=ferry&format=json"}, index.db());
  CHECK(page.status == 404);
  CHECK(header_value(page, "Content-Type") == "application/json; charset=utf-8");
  CHECK(Json::parse(page.body)["schema"] == "gazette.error/1");
  const Response method = answer_once({"POST", "/g", "", "format=json"}, index.db());
  CHECK(method.status == 405);
  CHECK(header_value(method, "Allow") == "GET, HEAD");
  CHECK(Json::parse(method.body)["schema"] == "gazette.error/1");
}

TEST_CASE("a name that no article has is told, with the nearest") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("source=Northern+Wires");
  CHECK(page.status == 200);
  CHECK(
      contains(page.body,
               "no article has the source &quot;Northern Wires&quot;; did you mean &quot;northern "
               "wire&quot;?"));
}

TEST_CASE("who filed an article, and how surely, is asked for as on the command line") {
  std::vector<Article> articles = {make_article("1", "A", "One."), make_article("2", "B", "Two.")};
  articles[0].topics = {{"sport", TopicOrigin::model, 0.6}};
  articles[1].topics = {{"sport"}};
  const SampleIndex index(articles);
  const auto found = [&](const char* query_string) {
    return count_hits(answer_once({"GET", "/g", "", query_string}, index.path()));
  };
  CHECK(found("topic=sport") == 2);
  CHECK(found("topic=sport&topic-origin=model") == 1);
  CHECK(found("topic=sport&topic-origin=rule") == 0);
  CHECK(found("topic=sport&topic-origin=model&topic-origin=source") == 2);
  CHECK(found("topic=sport&min-confidence=0.7") == 1);
  CHECK(found("min-confidence=0.5") == 2);
}

TEST_CASE("a region behind the language is passed over") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("language=pt-BR")) == 1);
}

}  // namespace
}  // namespace gazette::handler_conditions_test
