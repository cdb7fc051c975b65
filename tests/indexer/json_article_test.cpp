// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json_article.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/topic.hpp"
#include "tests/catch.hpp"

namespace gazette {
namespace {

using Strings = std::vector<std::string>;

/// The one article of `json`.
Article article_of(std::string_view json) {
  std::vector<Article> articles;
  read_json_text(json, "input", [&](Story story) {
    if (Article* article = std::get_if<Article>(&story)) articles.push_back(std::move(*article));
  });
  REQUIRE(articles.size() == 1);
  return articles[0];
}

/// Why the one story of `json` is skipped.
std::string skipped_why(std::string_view json) {
  std::vector<std::string> reasons;
  read_json_text(json, "input", [&](Story story) {
    const Skipped* skipped = std::get_if<Skipped>(&story);
    reasons.push_back(skipped == nullptr ? "not skipped" : skipped->why);
  });
  REQUIRE(reasons.size() == 1);
  return reasons[0];
}

/// An article with one more member.
Article article_with(const std::string& member) {
  return article_of("{\"title\": \"Ferry sails\", " + member + "}");
}

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

TEST_CASE("authors may be a text, an object, or a list of either") {
  struct Case {
    std::string_view member;
    Strings want;
  };
  const std::vector<Case> cases = {
      {R"("author": "Mara Lindqvist")", {"Mara Lindqvist"}},
      {R"("authors": "Mara Lindqvist")", {"Mara Lindqvist"}},
      {R"("author": {"@type": "Person", "name": "Mara Lindqvist"})", {"Mara Lindqvist"}},
      {R"("author": ["Mara Lindqvist", {"name": "Jo Okafor"}])", {"Mara Lindqvist", "Jo Okafor"}},
      {R"("authors": [{"name": "Mara Lindqvist"}, {"name": "Mara Lindqvist"}])",
       {"Mara Lindqvist"}},
      {R"("authors": [], "author": "Jo Okafor")", {"Jo Okafor"}},
      {R"("authors": [null, "", {}, "Jo Okafor", []])", {"Jo Okafor"}},
      {R"("author": null, "byline": "Jo Okafor")", {"Jo Okafor"}},
      {R"("author": null)", {}},
      {R"("author": "Mara Lindqvist; Jo Okafor")", {"Mara Lindqvist", "Jo Okafor"}},
      {R"("author": "Lindqvist, Mara")", {"Lindqvist, Mara"}},
      {R"("byline": "By Jane Roe")", {"Jane Roe"}},
      {R"("author": "BY JANE ROE")", {"JANE ROE"}},
      {R"("author": "Byron Jane")", {"Byron Jane"}},
      {R"("author": {"name": ["A", "B"]})", {"A", "B"}},
      {R"("author": {"id": 17})", {}},
      {R"("author": " ")", {}},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(article_with(std::string(member)).authors == want);
  }
}

TEST_CASE("topics may be a text or a list and take their one form") {
  struct Case {
    std::string_view member;
    Strings want;
  };
  const std::vector<Case> cases = {
      {R"("section": "Economy / Foreign Trade")", {"economy/foreign-trade"}},
      {R"("category": "Sport, Weather")", {"sport", "weather"}},
      {R"("topics": ["economy/trade", "Economy/Trade", "sport"])", {"economy/trade", "sport"}},
      {R"("articleSection": ["Sport", "Local"])", {"sport", "local"}},
      {R"("topic": {"name": "Sport"})", {"sport"}},
      {R"("topics": [{"name": "Sport"}, null, "/"])", {"sport"}},
      {R"("topics": [], "section": "Sport")", {"sport"}},
      {R"("section": 5)", {"5"}},
      {R"("section": null)", {}},
      {R"("section": "World", "category": "Sport", "topics": ["sport", "Cycling"])",
       {"sport", "cycling", "world"}},
      {R"("section": "World > Europe")", {"world/europe"}},
      {R"("categories": [{"name": "World>Europe>Spain"}])", {"world/europe/spain"}},
      {R"("topics": [{"name": "Bribery, graft and fraud"}])", {"bribery,-graft-and-fraud"}},
      {R"("topics": ["medtop:04000000", "subj:04005000"])", {"medtop:04000000", "subj:04005000"}},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(topic_paths(article_with(std::string(member)).topics) == want);
  }
}

TEST_CASE("subjects of ninjs are told by the codes of IPTC, where they have one") {
  struct Case {
    std::string_view subject;
    std::string_view want;
  };
  const std::vector<Case> cases = {
      {R"({"uri": "http://cv.iptc.org/newscodes/mediatopic/15000000", "name": "Sport"})",
       "medtop:15000000"},
      {R"({"uri": "http://cv.iptc.org/newscodes/subjectcode/15000000"})", "subj:15000000"},
      {R"({"uri": "http://tt.se/spec/subref/1.0/16000000", "name": "Krig"})", "subj:16000000"},
      {R"({"name": "Olje og energi", "literal": "04005000"})", "subj:04005000"},
      {R"({"name": "cycling", "literal": "20000892"})", "medtop:20000892"},
      {R"({"code": "medtop:20000892"})", "medtop:20000892"},
      {R"({"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "04000000"})",
       "medtop:04000000"},
      {R"({"scheme": "house", "code": "04000000", "name": "Money"})", "money"},
      {R"({"name": "Innenriks", "literal": "Innenriks"})", "innenriks"},
      {R"({"name": "Dates", "literal": "99123456"})", "dates"},
      {R"({"name": "Photo", "uri": "http://example.org/photo/x15000000"})", "photo"},
      {R"({"name": "Long", "literal": "104005000"})", "long"},
      {R"({"name": "Gardens", "uri": "https://example.org/subjects/12345678"})", "gardens"},
      {R"({"name": "Gardens", "uri": "https://example.org/subjunctive/04005000"})", "gardens"},
      {R"({"name": "Gardens", "uri": "https://example.org/subj/old/04005000"})", "gardens"},
      {R"({"name": "Gardens", "code": "20260210"})", "gardens"},
      {R"({"name": "Gardens", "code": "12345678"})", "gardens"},
      {R"({"name": "Gardens", "scheme": "house-subjectcodes", "code": "04005000"})", "gardens"},
      {R"({"scheme": "medtop", "code": "20000892"})", "medtop:20000892"},
  };
  for (const auto& [subject, want] : cases) {
    CAPTURE(subject);
    const std::string list = "\"subjects\": [" + std::string(subject) + "]";
    CHECK(topic_paths(article_with(list).topics) == Strings{std::string(want)});
    const std::string one = "\"subject\": " + std::string(subject);
    CHECK(topic_paths(article_with(one).topics) == Strings{std::string(want)});
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

TEST_CASE("a body may be a list of paragraphs, as texts or objects") {
  CHECK(article_with(R"("body": ["One.", "Two."])").body == "One.\nTwo.\n");
  CHECK(article_with(R"("content": [{"type": "p", "text": "One."}, {"content": "Two."}])").body ==
        "One.\nTwo.\n");
}

TEST_CASE("a text wrapped in an object is found under each of its names") {
  for (const std::string key : {"rendered", "main", "full", "plain", "text", "content", "value"}) {
    CAPTURE(key);
    const Article article =
        article_of("{\"title\": {\"" + key + "\": \"Ferry\"}, \"content\": {\"" + key +
                   "\": \"It was late.\"}}");
    CHECK(article.title == "Ferry");
    CHECK(article.body.starts_with("It was late."));
  }
  CHECK(article_of(R"({"title": {"rendered": "Fish &#8217;n&#8217; <i>chips</i>"}})").title ==
        "Fish ’n’ chips");
  CHECK(article_of(R"({"headline": {"main": "Ferry", "kicker": "Harbour"}})").title == "Ferry");
}

TEST_CASE("a body of HTML becomes its text, whatever surrounds it in pages") {
  struct Case {
    std::string_view member;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"("content": {"rendered": "<p>Hello</p>"})", "Hello\n"},
      Case{R"("content": {"rendered": "Fish &amp; <b>chips</b>"})", "Fish & chips\n"},
      Case{R"("content": "<h1>One</h1><aside>two</aside>\n<p class='related'>three<br>four")",
           "One\ntwo\nthree\nfour\n"},
      Case{R"("body_html": "Fish &amp; chips")", "Fish & chips\n"},
      Case{R"("body_xhtml": "one<sup>2</sup>")", "one2\n"},
      Case{R"("body": "Fish &amp; chips, 1 < 2, <b>bold</b>\nand more")",
           "Fish &amp; chips, 1 < 2, <b>bold</b>\nand more"},
      Case{R"("body_text": "plain", "body_html": "<p>html</p>")", "plain"},
  };
  for (const auto& [member, want] : cases) {
    CAPTURE(member);
    CHECK(article_with(std::string(member)).body == want);
  }
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

TEST_CASE("a body in which no text is found skips the article, unless another name gives one") {
  CHECK(skipped_why(R"({"title": "Ferry", "body": {"rating": 5}})") ==
        "no text was found in its body (\"body\")");
  CHECK(skipped_why(R"({"title": "Ferry", "content": [{"image": "x"}]})") ==
        "no text was found in its body (\"content\")");
  CHECK(article_with(R"("body": {"rating": 5}, "text": "It was late.")").body == "It was late.");
  CHECK(article_with(R"("body": {"rating": 5}, "summary": "A ferry.")").body == "A ferry.");
  for (const char* member :
       {R"("body": "")", R"("body": null)", R"("body": [])", R"("body": {})"}) {
    CAPTURE(member);
    CHECK(article_with(member).body.empty());
  }
}

TEST_CASE("of the names of a date the first that can be read counts") {
  CHECK(article_with(R"("published": "garbage", "date": "2026-05-05")").published ==
        parse_date("2026-05-05"));
  CHECK(article_with(R"("date": {"$date": {"$numberLong": "1772114700000"}})").published ==
        parse_date("1772114700"));
  CHECK(article_with(R"("date": 1772114700.5)").published == parse_date("1772114700"));
  CHECK(article_with(R"("modified": 0, "updated": "2026-05-05")").modified ==
        parse_date("2026-05-05"));
}

TEST_CASE("a number is kept as it was written, of however many digits") {
  for (const std::string id : {"0", "17", "-17", "18446744073709551615", "12345678901234567890123",
                               "-12345678901234567890123", "1.50"}) {
    CAPTURE(id);
    CHECK(article_with("\"id\": " + id).id == id);
  }
}

TEST_CASE("the body of structured input loses nothing") {
  const std::string body =
      "The ferry sails.\\n\\nFUEL SHORTAGE DENIED BY OPERATOR\\n\\nIt was late.\\n\\n"
      "Discount Applied Successfully!\\nYour savings have been added to the cart.";
  CHECK(article_with("\"body\": \"" + body + "\"").body ==
        "The ferry sails.\n\nFUEL SHORTAGE DENIED BY OPERATOR\n\nIt was late.\n\n"
        "Discount Applied Successfully!\nYour savings have been added to the cart.");
}

TEST_CASE("a summary stands in where there is no body") {
  const Article both = article_with(R"("body": "It was late.", "description": "A ferry.")");
  CHECK(both.body == "It was late.");
  CHECK(both.summary == "A ferry.");
  const Article alone = article_with(R"("description": "A ferry.")");
  CHECK(alone.body == "A ferry.");
  CHECK(alone.summary.empty());
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
}  // namespace gazette
