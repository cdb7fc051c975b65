// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/linked_data.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "indexer/json/json_article.hpp"
#include "tests/catch.hpp"

namespace gazette::linked_data_test {
namespace {

using Strings = std::vector<std::string>;

/// The article of a page that has `members` in its article and `graph` beside it.
Article article_with(std::string_view members, std::string_view graph = "{}") {
  return article_of_json_ld(R"({"@graph": [{"@type": "NewsArticle", "headline": "Ferry", )" +
                            std::string(members) + "}, " + std::string(graph) + "]}");
}

TEST_CASE("a reference is replaced by the object that it names") {
  const std::string_view graph = R"(
      {"@type": "Person", "@id": "https://example.org/#/person/1", "name": "Mara Lindqvist"},
      {"@type": "Person", "@id": "https://example.org/#/person/2", "name": "Jo Okafor"},
      {"@type": "Organization", "@id": "https://example.org/#org", "name": "Northern Wire"})";
  const Article article = article_with(R"("author": [{"@id": "https://example.org/#/person/1"},
                                 {"@id": "https://example.org/#/person/2"}],
                      "publisher": {"@id": "https://example.org/#org"})",
                                       graph);
  CHECK(article.authors == Strings{"Mara Lindqvist", "Jo Okafor"});
  CHECK(article.source == "Northern Wire");
  CHECK(article_with(R"("author": {"@id": "https://example.org/#/person/1"})", graph).authors ==
        Strings{"Mara Lindqvist"});
}

TEST_CASE("references to a large object are resolved until its copies are many times the page") {
  std::string references;
  for (int i = 0; i < 200; ++i) references += R"({"@id": "#big"},)";
  const std::string big = R"({"@id": "#big", "name": "Mara Lindqvist", "text": ")" +
                          std::string(100'000, 'x') +
                          R"("}, {"@id": "#small", "name": "Jo Okafor"})";
  const Article article = article_with(
      R"("publisher": {"@id": "#small"}, "author": [)" + references + R"({"@id": "#small"}])", big);
  CHECK(article.source == "Jo Okafor");
  CHECK(article.authors == Strings{"Mara Lindqvist", "Jo Okafor"});
}

TEST_CASE("a reference that leads nowhere in the page is no name") {
  const Article article = article_with(
      R"("author": [{"@id": "https://example.org/#jo"}, {"name": "Jo"}, "https://example.org/mara"],
         "publisher": {"@id": "https://example.org/#org"})");
  CHECK(article.authors == Strings{"Jo"});
  CHECK(article.source.empty());
}

TEST_CASE("references in a circle end") {
  const Article article =
      article_with(R"("author": {"@id": "#a"})",
                   R"({"@id": "#a", "name": {"@id": "#a"}, "author": {"@id": "#a"}})");
  CHECK(article.authors.empty());
}

TEST_CASE("the address of an article is a whole one, without the part of the page") {
  struct Case {
    std::string_view member;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {R"("url": "https://example.org/ferry#webpage")", "https://example.org/ferry"},
      {R"("mainEntityOfPage": {"@id": "https://example.org/ferry/#webpage"})",
       "https://example.org/ferry/"},
      {R"("mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/ferry"})",
       "https://example.org/ferry"},
      {R"("mainEntityOfPage": "https://example.org/ferry")", "https://example.org/ferry"},
      {R"("mainEntityOfPage": true)", ""},
      {R"("url": "/ferry")", ""},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(article_with(member).url == want);
  }
}

TEST_CASE("the number or anchor that a page gives its article is not its id") {
  CHECK(article_with(R"("@id": "#article")").id.empty());
  CHECK(article_with(R"("identifier": 4711)").id.empty());
  CHECK(article_with(R"("identifier": {"@type": "PropertyValue", "value": "4711"})").id.empty());
}

TEST_CASE("character references in JSON-LD are resolved once") {
  const Article article = article_with(
      R"("alternativeHeadline": "x", "description": "R&amp;D &amp;lt; 1 <2",
         "articleBody": "It&#8217;s late.\nFish &amp; chips.", "author": "Jo O&#039;Kafor",
         "articleSection": ["Arts &amp; Life", "R&#39;n&#39;B"], "keywords": "Q&amp;A, ferry")");
  CHECK(article.summary == "R&D &lt; 1 <2");
  CHECK(article.body == "It’s late.\nFish & chips.");
  CHECK(article.authors == Strings{"Jo O'Kafor"});
  CHECK(topic_paths(article.topics) == Strings{"arts-&-life", "r'n'b"});
  CHECK(article.keywords == Strings{"Q&A", "ferry"});
  CHECK(
      article_of_json_ld(R"({"@type": "NewsArticle", "headline": "Mara&#8217;s &lt;b&gt; ferry"})")
          .title == "Mara’s <b> ferry");
}

TEST_CASE("a body with tags in JSON-LD becomes text, whether the tags are escaped or not") {
  CHECK(article_with(R"("articleBody": "<p>One</p><p>Two</p>")").body == "One\nTwo\n");
  CHECK(article_with(R"("articleBody": "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;")").body ==
        "One\nTwo\n");
}

TEST_CASE("a page that has no article in JSON-LD may tell its date there") {
  const Article article = article_of_json_ld(
      R"({"@graph": [{"@type": "WebPage", "name": "Site", "datePublished": "2026-02-26"}]})");
  CHECK(article.published == parse_date("2026-02-26"));
  CHECK(article.title.empty());
}

TEST_CASE("raw line breaks in the texts of JSON-LD are pardoned") {
  CHECK(
      article_of_json_ld("{\"@type\": \"NewsArticle\",\n\"headline\": \"Ferry\n sails\"}").title ==
      "Ferry sails");
}

}  // namespace
}  // namespace gazette::linked_data_test
