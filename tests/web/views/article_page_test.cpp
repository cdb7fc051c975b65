// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one article, and the search for similar ones.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/schema/article_json.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::article_page_test {
namespace {

using Json = nlohmann::json;

TEST_CASE("the page of an article shows all of it") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("id=c-1");
  CHECK(page.status == 200);
  CHECK(contains(page.body, "<h1 lang=\"pt\" dir=\"auto\">O coro canta</h1>"));
  CHECK(contains(page.body, "<p dir=\"auto\">O coro cantou em Lisboa.</p>"));
  CHECK(contains(page.body, "<a href=\"/gazette.cgi?author=In%C3%AAs+Prado\">Inês Prado</a>"));
  CHECK(contains(page.body, "Read it at example.org"));
  const Response json = index.get("id=c-1&format=json");
  CHECK(json.body == article_line(*Searcher(index.db()).article("c-1")));
}

TEST_CASE("an article is followed by similar stories and a link to all of them") {
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
    return handle_once({"GET", "/gazette.cgi", "", query_string}, index.path());
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
  // A new query searches all articles; facets narrow the similar ones.
  const std::string kept = "<input type=\"hidden\" name=\"similar\" value=\"deck\">";
  CHECK(all.body.find(kept) > all.body.find("</header>"));
  CHECK(contains(all.body, kept));
  CHECK(Json::parse(get("similar=deck&format=json").body)["similar_to"] == "deck");
  for (const std::string form : {"", "&format=json"}) {
    const Response none = get("similar=none" + form);
    CHECK(none.status == 400);
    CHECK(contains(none.body, "similar: no article has the id"));
  }
}

TEST_CASE("an unknown article is 404") {
  const WebIndex index(ferry_articles());
  const Response page = index.get("id=none");
  CHECK(page.status == 404);
  CHECK(contains(page.body, "no article has the id &quot;none&quot;"));
  const Response json = index.get("id=none&format=json");
  CHECK(json.status == 404);
  CHECK(Json::parse(json.body)["schema"] == "gazette.error/1");
}

}  // namespace
}  // namespace gazette::article_page_test
