// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_article.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/json/json_stories.hpp"

namespace gazette::json_article_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("each value is found under each of its names") {
  struct Text {
    std::string Article::*member;
    std::string_view want;
    Strings names;
  };
  const std::vector<Text> texts = {
      {&Article::id, "wire-17", {"id", "_id", "guid", "uuid", "identifier", "@id"}},
      {&Article::url, "https://example.org/1", {"url", "link", "canonical_url"}},
      {&Article::body, "It was late.", {"body", "articleBody", "text", "content", "full_text"}},
      {&Article::source, "Northern Wire", {"source", "publisher", "site", "provider"}},
      {&Article::language, "de", {"language", "inLanguage", "lang"}}};
  for (const auto& [member, want, names] : texts) {
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(article_with("\"" + name + "\": \"" + std::string(want) + "\"").*member == want);
    }
  }
  for (const std::string name : {"title", "headline", "name"}) {
    CHECK(article_of("{\"" + name + "\": \" Ferry\\n sails \"}").title == "Ferry sails");
  }
  for (const std::string name :
       {"published", "datePublished", "date", "pubDate", "publishedAt", "published_at",
        "publish_date", "published_date", "publication_date", "publishDate", "dateCreated",
        "timestamp", "firstPublished", "versioncreated", "versionCreated", "date_published"}) {
    CAPTURE(name);
    CHECK(article_with("\"" + name + "\": \"2026-02-26T14:05:00+01:00\"").published ==
          parse_date("2026-02-26T14:05:00+01:00"));
  }
  for (const std::string name : {"modified", "dateModified", "updated"}) {
    CHECK(article_with("\"" + name + "\": \"2026-02-26\"").modified == parse_date("2026-02-26"));
  }
}

TEST_CASE("a name without a value leaves the way to the next name") {
  CHECK(article_of(R"({"title": "", "headline": "Ferry sails"})").title == "Ferry sails");
  CHECK(article_of(R"({"title": null, "headline": "Ferry sails"})").title == "Ferry sails");
  CHECK(article_with(R"("body": "", "text": "It was late.")").body == "It was late.");
  CHECK(article_with(R"("body": [], "text": "It was late.")").body == "It was late.");
  CHECK(article_with(R"("id": "", "guid": "wire-17")").id == "wire-17");
}

TEST_CASE("values of another type are read as far as they make sense") {
  CHECK(article_of(R"({"title": 17, "body": "x"})").title == "17");
  CHECK(article_with(R"("id": 17)").id == "17");
  CHECK(article_with(R"("id": {"$oid": "5f1e"})").id == "5f1e");
  CHECK(article_with(R"("id": ["a", "b"])").id == "a");
  CHECK(article_with(R"("identifier": {"@type": "PropertyValue", "value": "a-7"})").id == "a-7");
  CHECK(article_with(R"("publisher": {"name": "Northern Wire"})").source == "Northern Wire");
  CHECK(article_with(R"("publisher": {"logo": {"url": "x"}})").source.empty());
  const auto epoch = article_with(R"("date": 1772114700)").published;
  REQUIRE(epoch);
  CHECK(to_rfc3339(epoch->utc) == "2026-02-26T14:05:00Z");
  CHECK_FALSE(article_with(R"("date": "soon")").published);
  CHECK_FALSE(article_with(R"("date": {"year": 2026})").published);
  CHECK(article_with(R"("language": "en-GB")").language == "en");
  CHECK(article_with(R"("language": "English spoken")").language.empty());
}

TEST_CASE("an agency's item is read whole, one form of each text") {
  const Article article = article_of(R"({"uri": "urn:x:1", "versioncreated": "2026-05-05T10:00:00Z",
      "headlines": [{"role": "sub", "value": "It was late"}, {"role": "main", "value": "Ferry"}],
      "bodies": [{"role": "text", "contenttype": "text/plain", "value": "One. Two."},
                 {"role": "html", "contenttype": "text/html", "value": "<p>One. <b>Two.</b></p>"},
                 {"role": "box", "contenttype": "text/plain", "value": "A box."}],
      "descriptions": [{"role": "lead", "value": "A ferry."}], "by": "Mara Lindqvist",
      "subjects": [{"name": "Sport", "rel": "about"}]})");
  CHECK(article.id == "urn:x:1");
  CHECK(article.title == "Ferry");
  CHECK(article.body == "One. Two.\nA box.\n");
  CHECK(article.summary == "A ferry.");
  CHECK(article.authors == Strings{"Mara Lindqvist"});
  CHECK(topic_paths(article.topics) == Strings{"sport"});
  CHECK(article.published == parse_date("2026-05-05T10:00:00Z"));
}

TEST_CASE("the parts of an article are its body, save those that repeat its head") {
  const Article article = article_of(R"({"title": "Ferry", "contents": [
      {"type": "kicker", "content": "Local"}, {"type": "title", "content": "Ferry"},
      {"type": "byline", "content": "By Jo"}, {"type": "date", "content": 1514865008000},
      {"type": "sanitized_html", "mime": "text/html", "content": "It <a href=x>sails</a>."}, null,
      {"type": "image", "fullcaption": "The ferry."},
      {"type": "sanitized_html", "mime": "text/plain", "content": "It is late."}]})");
  CHECK(article.body == "It sails.\nThe ferry.\nIt is late.\n");
  CHECK(topic_paths(article.topics) == Strings{"local"});
  CHECK(article.published == parse_date("1514865008000"));
}

TEST_CASE("of the names of a date the first that can be read counts") {
  CHECK(article_with(R"("published": "garbage", "date": "2026-05-05")").published ==
        parse_date("2026-05-05"));
  CHECK(article_with(R"("date": {"$date": {"$numberLong": "1772114700000"}})").published ==
        parse_date("1772114700"));
  CHECK(article_with(R"("date": "3 февраля 2026")").published == parse_date("2026-02-03"));
  CHECK(article_with(R"("date": 1772114700.5)").published == parse_date("1772114700"));
  CHECK(article_with(R"("modified": 0, "updated": "2026-05-05")").modified ==
        parse_date("2026-05-05"));
}

TEST_CASE("a number stays as it was written, however many digits it has") {
  for (const std::string id : {"0", "17", "-17", "18446744073709551615", "12345678901234567890123",
                               "-12345678901234567890123", "1.50"}) {
    CAPTURE(id);
    CHECK(article_with("\"id\": " + id).id == id);
  }
}

TEST_CASE("of a key that comes twice the last counts") {
  CHECK(article_of(R"({"title": "one", "title": "two"})").title == "two");
}

TEST_CASE("escapes are resolved, halves of a surrogate pair are replaced") {
  struct Case {
    std::string_view json;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"({"title": "caf\u00e9"})", "café"},
      Case{R"({"title": "\ud83d\udea2 sails"})", "🚢 sails"},
      Case{R"({"title": "\uD83D sails"})", "\uFFFD sails"},
      Case{R"({"title": "sails \udea2"})", "sails \uFFFD"},
      Case{R"({"title": "\ud83d\ud83d\udea2"})", "\uFFFD🚢"},
      Case{R"({"title": "\ud83d\u0041"})", "\uFFFDA"},
      Case{R"({"title": "\ud83d"})", "\uFFFD"},
      Case{R"({"title": "\\ud83d"})", "\\ud83d"},
      Case{R"({"title": "\\\ud83d"})", "\\\uFFFD"},
  };
  for (const auto& [json, want] : cases) {
    CAPTURE(json);
    CHECK(article_of(json).title == want);
  }
}

TEST_CASE("the article of a page's JSON-LD is found at any depth of lists and graphs") {
  for (
      const std::string_view json :
      {R"({"@type": "NewsArticle", "headline": "Ferry sails"})",
       R"([{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "Ferry sails"}])",
       R"({"@graph": [{"@type": "Organization", "name": "x"},
                       {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Ferry sails"}]})",
       R"({"@graph": [{"@graph": [{"@type": "BlogPosting", "headline": "Ferry sails"}]}]})"}) {
    CAPTURE(json);
    CHECK(article_of_json_ld(json).title == "Ferry sails");
  }
  for (const std::string_view json :
       {"", "{", "null", "[]", R"({"@type": "WebSite", "name": "x"})", R"({"headline": "x"})",
        R"({"@type": 5, "headline": "x"})", R"({"@type": [5], "headline": "x"})"}) {
    CAPTURE(json);
    CHECK(article_of_json_ld(json) == Article{});
  }
  CHECK(article_of_json_ld(R"({"@type": "NewsArticle", "headline": "\ud83d sails"})").title ==
        "\uFFFD sails");
}

}  // namespace
}  // namespace gazette::json_article_test
