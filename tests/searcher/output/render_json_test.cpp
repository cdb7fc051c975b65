// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_json.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/schema/article_json.hpp"
#include "core/text/text.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::render_json_test {
namespace {

using Json = nlohmann::ordered_json;
using Strings = std::vector<std::string>;

Strings keys(const Json& object) {
  Strings names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

/// The one object of a text that is one line.
Json only_line(const std::string& text) {
  REQUIRE_FALSE(text.empty());
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(is_valid_utf8(text));
  return Json::parse(text);
}

Article full_article() {
  Article article = make_article("wire-1", "Ferry \"late\"", "Été: the ferry came late.\n");
  article.url = "https://example.org/1";
  article.summary = "A ferry.";
  article.authors = {"Mara Lindqvist", "Tom Okafor"};
  article.source = "Harbour Times";
  article.published = Timestamp{day(2026, 2, 26).utc, std::chrono::minutes{60}};
  article.modified = day(2026, 2, 27);
  article.topics = {{"politics/diplomacy"}};
  article.places = {"Lisbon"};
  article.people = {"A. Okafor"};
  article.keywords = {"ferry"};
  article.origin = "/secret/place";
  return article;
}

TEST_CASE("a page has the keys of gazette.search/1 in their order") {
  Article bare = make_article("bare", "", "ferry");
  bare.language.clear();
  Page page;
  page.query = "ferry";
  page.parsed = "(ranked ferry)";
  page.total = 123;
  page.total_is_exact = false;
  page.word_totals = {{67, true}, {10'001, false}};
  page.words_without_articles = {"qqqqq"};
  page.took_ms = 1.5;
  page.offset = 20;
  page.limit = 10;
  page.warnings = {"one", "two"};
  page.hits = {{21, 12.5, full_article(), {}, {"Été: the ferry", {{9, 14}}}},
               {22, 0, bare, {}, {"", {}}}};
  page.facets = {{"topic", {{"politics", 12}, {"sport/golf", 1}}}, {"source", {}}};
  page.topic_labels = {{"politics", "Politik"}};
  page.similar_to = "wire-2";
  page.relaxations = {{"without topic acq", "oil", {"topic"}, 41}};
  page.timeline = {TimeUnit::year, {{std::chrono::sys_days{}, 3}}, 1};
  const Json json = only_line(render_json(page));
  CHECK(keys(json) == Strings{"schema", "query", "parsed", "total", "total_is_exact", "totals",
                              "words_without_articles", "took_ms", "offset", "limit", "suggestion",
                              "warnings", "hits", "facets", "timeline", "silent", "relaxations",
                              "similar_to"});
  CHECK(json["schema"] == "gazette.search/1");
  CHECK(json["query"] == "ferry");
  CHECK(json["parsed"] == "(ranked ferry)");
  CHECK(json["total"] == 123);
  CHECK(json["total_is_exact"] == false);
  CHECK(json["totals"].dump() ==
        R"({"all":67,"any":10001,"all_is_exact":true,"any_is_exact":false})");
  CHECK(json["words_without_articles"] == Json({"qqqqq"}));
  CHECK(json["took_ms"] == 1.5);
  CHECK(json["offset"] == 20);
  CHECK(json["limit"] == 10);
  CHECK(json["timeline"].dump() ==
        R"({"unit":"year","periods":[{"start":"1970-01-01","count":3}],"undated":1})");
  CHECK(json["relaxations"].dump() ==
        R"([{"what":"without topic acq","query":"oil","left_out":["topic"],"count":41}])");
  CHECK(json["similar_to"] == "wire-2");
  CHECK(json["suggestion"].is_null());
  CHECK(json["warnings"] == Json({"one", "two"}));
  REQUIRE(json["hits"].size() == 2);

  const Json& hit = json["hits"][0];
  CHECK(keys(hit) == Strings{"rank", "id", "score", "title", "url", "source", "authors", "language",
                             "published", "day", "topics", "snippet", "highlights"});
  CHECK(hit["rank"] == 21);
  CHECK(hit["id"] == "wire-1");
  CHECK(hit["score"] == 12.5);
  CHECK(hit["title"] == "Ferry \"late\"");
  CHECK(hit["url"] == "https://example.org/1");
  CHECK(hit["source"] == "Harbour Times");
  CHECK(hit["authors"] == Json({"Mara Lindqvist", "Tom Okafor"}));
  CHECK(hit["language"] == "en");
  CHECK(hit["published"] == "2026-02-26T00:00:00Z");
  CHECK(hit["day"] == "2026-02-26");
  CHECK(hit["topics"] == Json::array({"politics/diplomacy"}));
  CHECK(hit["snippet"] == "Été: the ferry");
  CHECK(hit["highlights"] == Json::array({Json::array({9, 14})}));

  const Json& empty = json["hits"][1];
  CHECK(keys(empty) == keys(hit));
  for (const std::string name : {"title", "url", "source", "language", "published", "day"}) {
    CAPTURE(name);
    CHECK(empty[name].is_null());
  }
  for (const std::string name : {"authors", "topics", "highlights"}) {
    CAPTURE(name);
    CHECK(empty[name] == Json::array());
  }
  CHECK(empty["snippet"].get<std::string>().empty());

  CHECK(keys(json["facets"]) == Strings{"topic", "source"});
  CHECK(json["facets"]["topic"].dump() == R"([{"value":"politics","count":12,"label":"Politik"},)"
                                          R"({"value":"sport/golf","count":1,"label":"golf"}])");
  CHECK(json["facets"]["source"] == Json::array());
}

TEST_CASE("a page without hits or facets has empty ones") {
  const Json json = only_line(render_json(Page()));
  CHECK(json["hits"] == Json::array());
  CHECK(json["facets"] == Json::object());
  CHECK(json["warnings"] == Json::array());
  CHECK(json["total_is_exact"] == true);
}

TEST_CASE("JSON Lines are the hits in the same form, one a line") {
  Page page;
  page.hits = {{1, 2, full_article(), {}, {"a", {}}}, {2, 1, full_article(), {}, {"b", {}}}};
  const std::string lines = render_jsonl(page);
  const std::size_t first_end = lines.find('\n');
  REQUIRE(first_end != std::string::npos);
  const Json hits = only_line(render_json(page))["hits"];
  CHECK(Json::parse(lines.substr(0, first_end)) == hits[0]);
  CHECK(only_line(lines.substr(first_end + 1)) == hits[1]);
  CHECK(render_jsonl(Page()).empty());
}

TEST_CASE("what explains page and scores is there when it was asked for, and only then") {
  Page page;
  page.hits = {{1, 3, full_article(), {}, {"a", {}}}, {2, 0, full_article(), {}, {"b", {}}}};
  page.hits[0].score_parts = {{"bridges", {"bridg"}, 2}, {"\"a b\"", {"a", "b"}, 1}};
  CHECK(!only_line(render_json(page)).contains("explain"));
  page.explanation = {"(ranked bridges)", "Query(bridg)", {"expand: span 1.00"}};
  const Json json = only_line(render_json(page));
  CHECK(json["explain"] == Json({{"tree", "(ranked bridges)"},
                                 {"xapian", "Query(bridg)"},
                                 {"notes", Json::array({"expand: span 1.00"})}}));
  const Json parts = {{{"word", "bridges"}, {"terms", {"bridg"}}, {"score", 2.0}},
                      {{"word", "\"a b\""}, {"terms", {"a", "b"}}, {"score", 1.0}}};
  CHECK(json["hits"][0]["explain"] == parts);
  CHECK(json["hits"][1]["explain"] == Json::array());
}

TEST_CASE("an article has the keys of gazette.article/1 in their order") {
  const Json json = only_line(article_line(full_article()));
  CHECK(keys(json) == Strings{"schema",
                              "id",
                              "url",
                              "title",
                              "summary",
                              "body",
                              "authors",
                              "source",
                              "language",
                              "published",
                              "published_offset_minutes",
                              "day",
                              "modified",
                              "modified_offset_minutes",
                              "topics",
                              "filed",
                              "places",
                              "people",
                              "keywords",
                              "made"});
  CHECK(json["schema"] == "gazette.article/1");
  CHECK(json["body"] == "Été: the ferry came late.\n");
  CHECK(json["published"] == "2026-02-26T00:00:00Z");
  CHECK(json["published_offset_minutes"] == 60);
  CHECK(json["modified_offset_minutes"].is_null());
  CHECK(json["day"] == "2026-02-26");
  CHECK(json["modified"] == "2026-02-27T00:00:00Z");
  CHECK(json["places"] == Json::array({"Lisbon"}));
  CHECK(json["filed"].dump() ==
        R"([{"topic":"politics/diplomacy","origin":"source","confidence":1.0}])");
  const Json bare = only_line(article_line(make_article("1", "", "body", "")));
  for (const std::string name :
       {"url", "title", "summary", "source", "language", "published", "day"}) {
    CAPTURE(name);
    CHECK(bare[name].is_null());
  }
  CHECK(bare["keywords"] == Json::array());
  CHECK_FALSE(bare.contains("version"));
  Article numbered = full_article();
  numbered.version = 7;
  CHECK(only_line(article_line(numbered))["version"] == 7);
}

TEST_CASE("each topic of an article tells its origin and confidence") {
  Article article = full_article();
  article.topics = {{"sport"}, {"economy/trade", TopicOrigin::model, 0.83}};
  const Json json = only_line(article_line(article));
  CHECK(json["topics"] == Json::array({"sport", "economy/trade"}));
  CHECK(json["filed"][1].dump() ==
        R"({"topic":"economy/trade","origin":"model","confidence":0.83})");
}

TEST_CASE("whatever the texts hold, JSON is valid and on one line") {
  const std::string bad = "a\xFF\xC3\n\r\x01\x1b[31m\u2028\\\"</script>";
  Article article = full_article();
  article.title = article.id = article.body = bad;
  article.authors = {bad};
  article.topics = {{bad}};
  Page page;
  page.query = page.parsed = bad;
  page.warnings = {bad};
  page.hits = {{1, 2, article, {}, {bad, {}}}};
  page.facets = {{bad, {{bad, 1}}}};
  CHECK(only_line(render_json(page))["query"].get<std::string>().starts_with("a\uFFFD"));
  only_line(render_jsonl(page));
  only_line(article_line(article));
}

TEST_CASE("highlights cut the words out of the snippet, counted in code points") {
  const SampleIndex index(
      {make_article("1", "", "Été 🦈 東京: the ferry, Ferries and été.", "en")});
  Request request;
  request.query = "ferry été";
  const Json hit = only_line(render_json(Searcher(index.path()).search(request)))["hits"][0];
  const auto snippet = hit["snippet"].get<std::string>();
  std::vector<std::string> points;
  for (const char c : snippet) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) {
      points.back() += c;
    } else {
      points.emplace_back(1, c);
    }
  }
  Strings words;
  for (const Json& range : hit["highlights"]) {
    std::string word;
    for (auto i = range[0].get<std::size_t>(); i < range[1].get<std::size_t>(); ++i) {
      word += points.at(i);
    }
    words.push_back(word);
  }
  CHECK(words == Strings{"Été", "ferry", "Ferries", "été"});
}

}  // namespace
}  // namespace gazette::render_json_test
