// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions that no article meets, and requests for unknown pages and methods.
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

TEST_CASE("an unknown page or method is an error in the requested format") {
  const WebIndex index(ferry_articles());
  const Response page = handle_once({"GET", "/g", "/nowhere", "q=ferry&format=json"}, index.db());
  CHECK(page.status == 404);
  CHECK(header_value(page, "Content-Type") == "application/json; charset=utf-8");
  CHECK(Json::parse(page.body)["schema"] == "gazette.error/1");
  const Response method = handle_once({"POST", "/g", "", "format=json"}, index.db());
  CHECK(method.status == 405);
  CHECK(header_value(method, "Allow") == "GET, HEAD");
  CHECK(Json::parse(method.body)["schema"] == "gazette.error/1");
}

TEST_CASE("a source that no article has gets a warning with the nearest one") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("source=Northern+Wires");
  CHECK(page.status == 200);
  CHECK(
      contains(page.body,
               "no article has the source &quot;Northern Wires&quot;; did you mean &quot;Northern "
               "Wire&quot;?"));
}

TEST_CASE("what may be meant by an unknown value is a link") {
  const WebIndex index(ferry_articles());
  CHECK(contains(index.get("q=ferry&source=Northern+Wires").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry&amp;source=Northern+Wire\" "
                 "dir=\"auto\">source: Northern Wire</a>"));
  CHECK(contains(index.get("q=ferry+source%3A%22Northern+Wires%22").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry+source%3A%22Northern+Wire%22\" "
                 "dir=\"auto\">ferry source:&quot;Northern Wire&quot;</a>"));
  CHECK(contains(index.get("q=source%3ANorthernwire").body,
                 "<a href=\"/gazette.cgi?q=source%3A%22Northern+Wire%22\""));
  CHECK(contains(index.get("q=topic%3Atransprt").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=topic%3A"));
  const Response topic = index.get("q=ferry&topic=transprt");
  CHECK(topic.status == 400);
  CHECK(contains(topic.body, "Did you mean: <a href=\"/gazette.cgi?q=ferry&amp;topic="));
  CHECK(contains(index.get("q=tilte:ferry").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=title%3Aferry\""));
}

TEST_CASE("a mistyped field has a link to what was meant, whatever that finds") {
  const WebIndex index(ferry_articles());
  const std::string nothing = index.get("q=ferry+lagnuage:de").body;
  CHECK(contains(nothing, "did you mean language:de?"));
  CHECK(contains(nothing, "Did you mean: <a href=\"/gazette.cgi?q=ferry+language%3Ade\""));
  const std::string found = index.get("q=tilte:ferry").body;
  const std::string link = "Did you mean: <a href=\"/gazette.cgi?q=title%3Aferry\"";
  CHECK(found.find(link) != std::string::npos);
  CHECK(found.find(link) == found.rfind(link));
  const Response strict = index.get("q=ferry+lagnuage:de&strict=1");
  CHECK(strict.status == 400);
  CHECK(contains(strict.body, "Did you mean: <a href=\"/gazette.cgi?q=ferry+language%3Ade"));
}

TEST_CASE("a range in the wrong order has a link to the other way round") {
  const WebIndex index(ferry_articles());
  CHECK(contains(index.get("q=ferry+date:2026-02..2026-01").body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry+date%3A2026-01..2026-02\""));
  CHECK(contains(index.get("q=date:3+May+2026+to+2+May+2026+ferry").body,
                 "?q=date%3A%222+May+2026..3+May+2026%22+ferry\""));
  const Response option = index.get("q=ferry&date=2026-02..2026-01");
  CHECK(option.status == 400);
  CHECK(contains(option.body,
                 "Did you mean: <a href=\"/gazette.cgi?q=ferry&amp;date=2026-01..2026-02\""));
}

TEST_CASE("a mistyped parameter is warned of, with a link to what was meant") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("q=ferry&sinc=2026-01-10&fbclid=zz");
  CHECK(page.status == 200);
  CHECK(contains(page.body,
                 "the parameter sinc is unknown and ignored; did you mean since? <a "
                 "href=\"/gazette.cgi?q=ferry&amp;since=2026-01-10\">since=2026-01-10</a>"));
  CHECK_FALSE(contains(page.body, "fbclid"));
  CHECK(contains(index.get("id=f-1&formt=json").body,
                 "the parameter formt is unknown and ignored; did you mean format? <a "
                 "href=\"/gazette.cgi?id=f-1&amp;format=json\">"));
  const Json json = Json::parse(index.get("q=ferry&format=json&sinc=2026").body);
  CHECK(json["warnings"] ==
        Json({"the parameter sinc is unknown and ignored; did you mean since?"}));
  CHECK(json["total"] == 12);
  const Response strict = index.get("q=ferry&format=json&sinc=2026&strict=1");
  CHECK(strict.status == 400);
  CHECK(contains(strict.body, "did you mean since?"));
  CHECK(index.get("q=ferry&format=json&fbclid=2026&strict=1").status == 200);
  const Response chart = index.get("q=ferry&timeline=month");
  CHECK(contains(chart.body,
                 "<li>the parameter timeline is ignored: it is an option of gazette-search "
                 "alone</li>"));
  CHECK(contains(index.get("q=ferry&explain=1&format=json").body,
                 "the parameter explain is ignored: it is an option of gazette-search alone"));
  CHECK(index.get("q=ferry&timeline=month&strict=1").status == 400);
  // A value that is no value of the parameter meant has no link.
  CHECK(contains(index.get("limt=many").body, "did you mean limit?</li>"));
}

TEST_CASE("topics can be limited by origin and confidence, as on the command line") {
  std::vector<Article> articles = {make_article("1", "A", "One."), make_article("2", "B", "Two.")};
  articles[0].topics = {{"sport", TopicOrigin::model, 0.6}};
  articles[1].topics = {{"sport"}};
  const SampleIndex index(articles);
  const auto found = [&](const char* query_string) {
    return count_hits(handle_once({"GET", "/g", "", query_string}, index.path()));
  };
  CHECK(found("topic=sport") == 2);
  CHECK(found("topic=sport&topic-origin=model") == 1);
  CHECK(found("topic=sport&topic-origin=rule") == 0);
  CHECK(found("topic=sport&topic-origin=model&topic-origin=source") == 2);
  CHECK(found("topic=sport&min-confidence=0.7") == 1);
  CHECK(found("min-confidence=0.5") == 2);
}

TEST_CASE("the region after a language is ignored") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("language=pt-BR")) == 1);
}

}  // namespace
}  // namespace gazette::handler_conditions_test
