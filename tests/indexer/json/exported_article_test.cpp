// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/exported_article.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/json/json_parser.hpp"
#include "tests/catch.hpp"

namespace gazette::exported_article_test {
namespace {

JsonValue parsed(const std::string& json) {
  ParsedJson value = JsonParser().parse(json);
  REQUIRE(std::holds_alternative<JsonValue>(value));
  return std::get<JsonValue>(std::move(value));
}

std::string object(const std::string& members) {
  return R"({"schema": "gazette.article/1", "filed": [], )" + members + '}';
}

TEST_CASE("an object is exported when it says so and how it was filed") {
  struct Case {
    std::string json;
    bool want;
  };
  for (const auto& [json, want] : std::vector<Case>{
           {object(R"("id": "1")"), true},
           {R"({"schema": "gazette.article/1", "id": "1"})", false},
           {R"({"schema": "gazette.article/2", "filed": []})", false},
           {R"({"schema": "gazette.article/1", "filed": "no"})", false},
           {R"({"filed": []})", false},
           {R"([])", false},
       }) {
    CAPTURE(json);
    CHECK(is_exported(parsed(json)) == want);
  }
}

TEST_CASE("an exported article is read as it was, settled") {
  const JsonValue json = parsed(
      R"({"schema": "gazette.article/1", "id": "a b", "title": " Ferry ", "body": "One.\nTwo.\n",)"
      R"("authors": ["Quill, Ada; Ferry, Bo"], "language": "de", "published": )"
      R"("2026-02-03T08:15:00Z", "published_offset_minutes": 60, "made": ["title", "id", "id"],)"
      R"("url": null, "filed": [{"topic": "sport", "origin": "model", "confidence": 0.456},)"
      R"({"topic": "politics", "origin": "source", "confidence": 1}]})");
  std::variant<Article, std::string> read = exported_article(json);
  REQUIRE(std::holds_alternative<Article>(read));
  const Article& article = std::get<Article>(read);
  CHECK(article.id == "a b");
  CHECK(article.url.empty());
  CHECK(article.title == " Ferry ");
  CHECK(article.body == "One.\nTwo.\n");
  CHECK(article.authors == std::vector<std::string>{"Quill, Ada; Ferry, Bo"});
  CHECK(to_rfc3339(*article.published) == "2026-02-03T09:15:00+01:00");
  CHECK(article.made == std::vector<std::string>{"id", "title"});
  CHECK(article.topic_state == TopicState::settled);
  REQUIRE(article.topics.size() == 2);
  CHECK(article.topics[0] == FiledTopic{"politics", TopicOrigin::source, 1});
  CHECK(article.topics[1] == FiledTopic{"sport", TopicOrigin::model, 0.46});
}

TEST_CASE("a member that no export has names itself") {
  struct Case {
    std::string members;
    std::string key;
  };
  for (const auto& [members, key] : std::vector<Case>{
           {R"("title": 7)", "title"},
           {R"("authors": "Ada")", "authors"},
           {R"("authors": [7])", "authors"},
           {R"("language": "German")", "language"},
           {R"("language": "far-too-long")", "language"},
           {R"("published": "soon")", "published"},
           {R"("published": "2026-02-03", "published_offset_minutes": 1440)",
            "published_offset_minutes"},
           {R"("published": "2026-02-03", "published_offset_minutes": "60")",
            "published_offset_minutes"},
           {R"("made": ["body"])", "made"},
           {R"("filed": ["sport"])", "filed"},
           {R"("filed": [{"topic": "", "origin": "rule", "confidence": 1}])", "filed"},
           {R"("filed": [{"topic": "sport", "origin": "me", "confidence": 1}])", "filed"},
           {R"("filed": [{"topic": "sport", "origin": "rule", "confidence": 2}])", "filed"},
           {R"("filed": [{"topic": "sport", "origin": "rule"}])", "filed"},
           {R"("filed": [{"topic": "sport", "origin": "source", "confidence": 1},)"
            R"({"topic": " Sport", "origin": "rule", "confidence": 0.5}])",
            "filed"},
       }) {
    CAPTURE(members);
    const std::variant<Article, std::string> read = exported_article(parsed(object(members)));
    REQUIRE(std::holds_alternative<std::string>(read));
    CHECK(std::get<std::string>(read) ==
          "its \"" + key + "\" is not as gazette-index export writes it");
  }
}

}  // namespace
}  // namespace gazette::exported_article_test
