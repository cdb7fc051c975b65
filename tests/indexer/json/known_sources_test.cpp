// SPDX-License-Identifier: GPL-3.0-or-later
// What the JSON of news services, data sets and programs is read as. The answers are short ones in
// the form that each of them documents.
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "indexer/json/read_json.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::known_sources_test {
namespace {

using Strings = std::vector<std::string>;

/// What is empty here is empty in the article.
struct Source {
  std::string_view name;
  std::string_view json;
  std::string id = {}, url = {}, title = {}, summary = {}, body = {};
  Strings authors = {};
  std::string source = {}, language = {};
  std::string_view published = {}, modified = {};
  Strings topics = {}, places = {}, people = {}, keywords = {};
};

std::string day_and_time(const std::optional<Timestamp>& time) {
  return time ? to_rfc3339(time->utc) : std::string();
}

const std::vector<Source> sources = {
    {.name = "NewsAPI",
     .json = R"({"status": "ok", "totalResults": 1, "articles": [{
         "source": {"id": null, "name": "Alder Post"}, "author": "Ida Brook",
         "title": "Mill wheel turns", "description": "It had stood for years.",
         "url": "https://post.example/mill", "publishedAt": "2026-04-01T09:00:00Z",
         "content": "The wheel of the mill at Alder turns again, its own… [+812 chars]"}]})",
     .url = "https://post.example/mill",
     .title = "Mill wheel turns",
     .summary = "It had stood for years.",
     .body = "The wheel of the mill at Alder turns again, its own…",
     .authors = {"Ida Brook"},
     .source = "Alder Post",
     .published = "2026-04-01T09:00:00Z"},
    {.name = "Guardian",
     .json = R"({"response": {"status": "ok", "results": [{
         "id": "world/2026/apr/01/mill", "type": "article", "sectionName": "World news",
         "webPublicationDate": "2026-04-01T09:00:00Z", "webTitle": "Mill turns | Alder",
         "webUrl": "https://paper.example/mill", "apiUrl": "https://api.example/mill",
         "fields": {"headline": "Mill turns", "byline": "Ida Brook and Odo Field",
                    "trailText": "<p>It had <b>stood</b>.</p>", "body": "<p>One.</p><p>Two.</p>",
                    "lastModified": "2026-04-02T10:00:00Z"},
         "tags": [{"id": "t/1", "type": "keyword", "webTitle": "Mills"},
                  {"id": "p/1", "type": "contributor", "webTitle": "Ida Brook"}]}]}})",
     .id = "world/2026/apr/01/mill",
     .url = "https://paper.example/mill",
     .title = "Mill turns",
     .summary = "It had stood.\n",
     .body = "One.\nTwo.\n",
     .authors = {"Ida Brook", "Odo Field"},
     .published = "2026-04-01T09:00:00Z",
     .modified = "2026-04-02T10:00:00Z",
     .topics = {"world-news"},
     .keywords = {"Mills"}},
    {.name = "Guardian, one item",
     .json = R"({"response": {"status": "ok", "content": {"id": "a/1", "webTitle": "Mill turns",
         "fields": {"bodyText": "One. Two."}}}})",
     .id = "a/1",
     .title = "Mill turns",
     .body = "One. Two."},
    {.name = "New York Times",
     .json = R"({"response": {"docs": [{"_id": "nyt://article/1", "web_url": "https://t.example/1",
         "snippet": "A wheel.", "lead_paragraph": "The wheel turns again.",
         "abstract": "A mill in Alder.", "source": "The Example Times",
         "headline": {"main": "A Mill Turns", "kicker": null, "name": null},
         "keywords": [{"name": "subject", "value": "Mills", "rank": 1},
                      {"name": "glocations", "value": "Alder", "rank": 2},
                      {"name": "persons", "value": "Brook, Ida", "rank": 3}],
         "pub_date": "2026-04-01T09:00:00+0000", "section_name": "Europe",
         "byline": {"original": "By Ida Brook, Odo Field and Una Hill", "person": []}}]}})",
     .id = "nyt://article/1",
     .url = "https://t.example/1",
     .title = "A Mill Turns",
     .summary = "A mill in Alder.",
     .body = "The wheel turns again.",
     .authors = {"Ida Brook", "Odo Field", "Una Hill"},
     .source = "The Example Times",
     .published = "2026-04-01T09:00:00Z",
     .topics = {"europe"},
     .places = {"Alder"},
     .people = {"Brook, Ida"},
     .keywords = {"Mills", "Alder", "Brook, Ida"}},
    {.name = "GDELT",
     .json = R"({"articles": [{"url": "https://post.example/g", "title": "Mill turns",
         "seendate": "20260401T091500Z", "domain": "post.example", "language": "English",
         "sourcecountry": "Ireland"}]})",
     .url = "https://post.example/g",
     .title = "Mill turns",
     .source = "post.example",
     .language = "en",
     .published = "2026-04-01T09:15:00Z"},
    {.name = "Media Cloud",
     .json = R"([{"stories_id": 5511, "title": "Mill turns", "url": "https://post.example/m",
         "media_name": "Alder Post", "language": "en", "publish_date": "2026-04-01 09:00:00",
         "text": "The wheel turns again."}])",
     .id = "5511",
     .url = "https://post.example/m",
     .title = "Mill turns",
     .body = "The wheel turns again.",
     .source = "Alder Post",
     .language = "en",
     .published = "2026-04-01T09:00:00Z"},
    {.name = "Event Registry",
     .json = R"({"articles": {"totalResults": 1, "results": [{"uri": "88", "lang": "eng",
         "date": "2026-04-01", "dateTime": "2026-04-01T09:00:00Z", "title": "Mill turns",
         "url": "https://post.example/e", "body": "The wheel turns again.",
         "source": {"uri": "post.example", "dataType": "news", "title": "Alder Post"},
         "authors": [{"uri": "ida@post.example", "name": "Ida Brook", "type": "author"}],
         "concepts": [{"uri": "w/Alder", "type": "loc", "label": {"eng": "Alder"}}]}]}})",
     .id = "88",
     .url = "https://post.example/e",
     .title = "Mill turns",
     .body = "The wheel turns again.",
     .authors = {"Ida Brook"},
     .source = "Alder Post",
     .language = "en",
     .published = "2026-04-01T09:00:00Z",
     .places = {"Alder"}},
    {.name = "news-please",
     .json = R"({"authors": ["Ida Brook"], "date_download": "2026-05-01 00:00:00",
         "date_modify": "2026-04-02 10:00:00", "date_publish": "2026-04-01 09:00:00",
         "description": "It had stood.", "filename": "x.json", "image_url": null,
         "language": "en", "source_domain": "post.example", "maintext": "One.\nTwo.",
         "title": "Mill turns", "title_page": null, "url": "https://post.example/n"})",
     .url = "https://post.example/n",
     .title = "Mill turns",
     .summary = "It had stood.",
     .body = "One.\nTwo.",
     .authors = {"Ida Brook"},
     .source = "post.example",
     .language = "en",
     .published = "2026-04-01T09:00:00Z",
     .modified = "2026-04-02T10:00:00Z"},
    {.name = "Washington Post",
     .json = R"({"id": "b2e8", "article_url": "https://w.example/1", "title": "Mill turns",
         "author": "Ida Brook", "published_date": 1775034000000, "contents": [
         {"content": "Local", "type": "kicker"}, {"content": "Mill turns", "type": "title"},
         {"content": "By Ida Brook", "type": "byline"},
         {"content": 1775034000000, "type": "date"}, null,
         {"content": "One <b>wheel</b>.", "mime": "text/html", "type": "sanitized_html"}],
         "type": "article", "source": "The Post"})",
     .id = "b2e8",
     .url = "https://w.example/1",
     .title = "Mill turns",
     .body = "One wheel.\n",
     .authors = {"Ida Brook"},
     .source = "The Post",
     .published = "2026-04-01T09:00:00Z",
     .topics = {"local"}},
    {.name = "HuffPost",
     .json = R"({"link": "https://h.example/1", "headline": "Mill turns", "category": "WORLD NEWS",
         "short_description": "It had stood.", "authors": "Ida Brook", "date": "2026-04-01"})",
     .url = "https://h.example/1",
     .title = "Mill turns",
     .body = "It had stood.",
     .authors = {"Ida Brook"},
     .published = "2026-04-01T00:00:00Z",
     .topics = {"world-news"}},
    {.name = "WordPress",
     .json = R"([{"id": 12, "date": "2026-04-01T11:00:00", "date_gmt": "2026-04-01T09:00:00",
         "modified_gmt": "2026-04-02T10:00:00", "slug": "mill", "link": "https://b.example/mill",
         "title": {"rendered": "Mill &#8217;turns&#8217;"},
         "content": {"rendered": "<p>One.</p>\n<p>Two.</p>", "protected": false},
         "excerpt": {"rendered": "<p>It had stood.</p>"}, "author": 3, "categories": [7, 8],
         "tags": [9], "_embedded": {"author": [{"id": 3, "name": "Ida Brook"}],
         "wp:term": [[{"id": 7, "name": "Crafts", "taxonomy": "category"}],
                     [{"id": 9, "name": "mills", "taxonomy": "post_tag"}]]}}])",
     .id = "12",
     .url = "https://b.example/mill",
     .title = "Mill ’turns’",
     .summary = "It had stood.\n",
     .body = "One.\nTwo.\n",
     .authors = {"Ida Brook"},
     .published = "2026-04-01T09:00:00Z",
     .modified = "2026-04-02T10:00:00Z",
     .topics = {"crafts"},
     .keywords = {"mills"}},
    {.name = "Elasticsearch",
     .json = R"({"took": 2, "hits": {"total": 1, "hits": [{"_index": "n", "_id": "7",
         "_source": {"Title": "Mill turns", "Body Text": "One.", "Publication-Date": "2026-04-01"}
         }]}})",
     .title = "Mill turns",
     .body = "One.",
     .published = "2026-04-01T00:00:00Z"},
    {.name = "ninjs 1",
     .json = R"({"uri": "urn:x:1", "type": "text", "versioncreated": "2026-04-01T09:00:00Z",
         "byline": "Ida Brook", "headline": "Mill turns", "located": "Alder, Ireland",
         "body_xhtml": "<p>One.</p>", "person": [{"name": "Odo Field", "rel": "about"}],
         "associations": {"pic": {"uri": "urn:x:2", "type": "picture", "headline": "Wheel"}}})",
     .id = "urn:x:1",
     .title = "Mill turns",
     .body = "One.\n",
     .authors = {"Ida Brook"},
     .published = "2026-04-01T09:00:00Z",
     .modified = "2026-04-01T09:00:00Z",
     .places = {"Alder, Ireland"},
     .people = {"Odo Field"}},
    {.name = "ninjs 3",
     .json = R"({"uri": "urn:x:3", "type": "text", "firstCreated": "2026-04-01T09:00:00Z",
         "versionCreated": "2026-04-01T10:00:00Z", "pubStatus": "usable", "by": "Von Ida Brook, xpa",
         "title": "mill-slug", "headlines": [{"role": "main", "value": "Mill turns"}],
         "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>One.</p>"}],
         "infoSources": [{"name": "XPA"}], "embargoed": "2001-01-01T00:00:00Z"})",
     .id = "urn:x:3",
     .title = "Mill turns",
     .body = "One.\n",
     .authors = {"Ida Brook"},
     .source = "XPA",
     .published = "2026-04-01T09:00:00Z",
     .modified = "2026-04-01T10:00:00Z"},
};

TEST_CASE("the JSON of news services and data sets is read by its own names") {
  for (const Source& want : sources) {
    CAPTURE(want.name);
    const Stories stories = stories_of(read_json, std::string(want.json), "a.json");
    CHECK(stories.skipped.empty());
    REQUIRE(stories.articles.size() == 1);
    const Article& article = stories.articles[0];
    CHECK(article.id == want.id);
    CHECK(article.url == want.url);
    CHECK(article.title == want.title);
    CHECK(article.summary == want.summary);
    CHECK(article.body == want.body);
    CHECK(article.authors == want.authors);
    CHECK(article.source == want.source);
    CHECK(article.language == want.language);
    CHECK(day_and_time(article.published) == want.published);
    CHECK(day_and_time(article.modified) == want.modified);
    CHECK(topic_paths(article.topics) == want.topics);
    CHECK(article.places == want.places);
    CHECK(article.people == want.people);
    CHECK(article.keywords == want.keywords);
  }
}

TEST_CASE("items of ninjs that are no text of now are skipped with the reason") {
  struct Case {
    std::string_view member;
    std::string_view why;
  };
  for (const auto& [member, why] : {
           Case{R"("type": "picture")", "its type is \"picture\", not text"},
           Case{R"("type": "EVENT")", "its type is \"event\", not text"},
           Case{R"("embargoed": "9999-01-01T00:00:00Z")", "embargoed until 9999-01-01T00:00:00Z"},
           Case{R"("type": "composite")", ""},
           Case{R"("embargoed": "soon")", ""},
       }) {
    CAPTURE(member);
    const std::string item = R"({"uri": "urn:x:1", "versioncreated": "2026-04-01T09:00:00Z",
        "headline": "Mill turns", )" +
                             std::string(member) + "}";
    const Stories stories = stories_of(read_json, item);
    CHECK(stories.articles.size() == (why.empty() ? 1 : 0));
    CHECK((stories.skipped.empty() ? std::string() : stories.skipped[0].why) == why);
  }
  CHECK(stories_of(read_json, R"({"title": "Mill turns", "type": "video"})").articles.size() == 1);
}

TEST_CASE("a ninjs item that is canceled or withheld withdraws its article") {
  for (const std::string_view member :
       {R"("pubstatus": "canceled")", R"("pubStatus": "withheld")"}) {
    CAPTURE(member);
    const Stories stories =
        stories_of(read_json, R"([{"uri": "urn:x:1", "versioncreated": "2026-04-01T09:00:00Z", )" +
                                  std::string(member) + "}]");
    CHECK(stories.skipped.empty());
    REQUIRE(stories.withdrawn.size() == 1);
    CHECK(stories.withdrawn[0].id == "urn:x:1");
    CHECK(day_and_time(stories.withdrawn[0].when) == "2026-04-01T09:00:00Z");
  }
}

TEST_CASE("a map names the fields of a source, and unmapped fields are found as usual") {
  const ReaderSettings settings{.map = {{ArticleField::title, "kop.tekst"},
                                        {ArticleField::body, "alinea[].t"},
                                        {ArticleField::keywords, "x.y"}},
                                .columns = {}};
  std::istringstream stream(R"({"title": "not this", "kop": {"tekst": "Molen draait"},
      "alinea": [{"t": "Een."}, {"t": "<p>Twee.</p>"}, {"u": "nee"}], "x.y": ["molens"],
      "date": "2026-04-01"})");
  std::vector<Article> articles;
  read_json({.stream = stream, .name = "a.json", .settings = settings}, [&](Story story) {
    articles.push_back(std::get<SoleArticle>(std::move(story)).article);
  });
  REQUIRE(articles.size() == 1);
  CHECK(articles[0].title == "Molen draait");
  CHECK(articles[0].body == "Een.\nTwee.\n");
  CHECK(articles[0].keywords == Strings{"molens"});
  CHECK(day_and_time(articles[0].published) == "2026-04-01T00:00:00Z");
}

}  // namespace
}  // namespace gazette::known_sources_test
