// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/read_json.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/sources/input.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_json_test {
namespace {

using Strings = std::vector<std::string>;

Strings titles(const Stories& stories) {
  Strings result;
  for (const Article& article : stories.articles) result.push_back(article.title);
  return result;
}

Strings places(const Stories& stories) {
  Strings result;
  for (const Skipped& skipped : stories.skipped) result.push_back(skipped.path + skipped.place);
  return result;
}

TEST_CASE("each line of JSON Lines is an article, blank lines are none") {
  const Stories stories = stories_of(
      read_json_lines,
      "\xEF\xBB\xBF{\"title\": \"one\"}\r\n\n  \n{\"title\": \"two\"}\n{\"title\": \"three\"}");
  CHECK(titles(stories) == Strings{"one", "two", "three"});
  CHECK(stories.skipped.empty());
}

TEST_CASE("a bad line is skipped with its number and the rest is read") {
  const Stories stories = stories_of(read_json_lines,
                                     "{\"title\": \"one\"}\n"
                                     "{\"title\": \"tw\n"
                                     "\n"
                                     "not JSON\n"
                                     "[1, {\"title\": \"two\"}]\n"
                                     "{\"rating\": 5}\n"
                                     "{\"title\": \"three\"}\n",
                                     "wire.jsonl");
  CHECK(titles(stories) == Strings{"one", "two", "three"});
  CHECK(places(stories) ==
        Strings{"wire.jsonl:2", "wire.jsonl:4", "wire.jsonl:5[0]", "wire.jsonl:6"});
  for (const Skipped& skipped : stories.skipped) CHECK_FALSE(skipped.why.empty());
}

TEST_CASE("an article of more names than any has is skipped at its place") {
  const auto line = [](std::string_view member, int names) {
    std::string list;
    for (int i = 0; i < names; ++i) {
      list += (list.empty() ? "\"" : ",\"") + std::to_string(i) + '"';
    }
    return "{\"title\": \"one\", \"" + std::string(member) + "\": [" + list + "]}\n";
  };
  for (const std::string_view member : {"authors", "topics", "places", "people", "keywords"}) {
    CAPTURE(member);
    const Stories stories = stories_of(read_json_lines, line(member, 1'000) + line(member, 1'001));
    CHECK(stories.articles.size() == 1);
    REQUIRE(stories.skipped.size() == 1);
    CHECK(stories.skipped[0].place == ":2");
    CHECK(stories.skipped[0].why == "it has more than 1000 " + std::string(member));
  }
}

TEST_CASE("a line in another encoding is read in that, the lines around it in theirs") {
  const Stories stories = stories_of(
      read_json_lines, "{\"title\": \"d\xC3\xA9j\xC3\xA0\"}\n{\"title\": \"caf\xE9\"}\n");
  CHECK(titles(stories) == Strings{"déjà", "café"});
}

TEST_CASE("one object, an array and an envelope are read alike") {
  for (
      const std::string_view json :
      {R"([{"title": "one"}, {"title": "two"}])",
       R"({"articles": [{"title": "one"}, {"title": "two"}]})",
       R"({"status": "ok", "count": 2, "results": [{"title": "one"}, {"title": "two"}]})",
       R"({"@context": "https://schema.org", "@graph": [{"headline": "one"}, {"headline": "two"}]})",
       R"({"@graph": [{"@graph": [{"headline": "one"}]}, {"@graph": [{"headline": "two"}]}]})",
       R"([{"articles": [{"title": "one"}]}, {"title": "two"}])"}) {
    CAPTURE(json);
    const Stories stories = stories_of(read_json, std::string(json));
    CHECK(titles(stories) == Strings{"one", "two"});
    CHECK(stories.skipped.empty());
  }
  CHECK(titles(stories_of(read_json, R"({"title": "one"})")) == Strings{"one"});
}

TEST_CASE("an object that is its whole file is the sole article there, one of a list never") {
  struct Case {
    Read read;
    std::string_view json;
    std::size_t sole;
  };
  constexpr std::array cases = {
      Case{read_json, R"({"title": "one"})", 1},
      Case{read_json, R"([{"title": "one"}])", 0},
      Case{read_json, R"({"articles": [{"title": "one"}]})", 0},
      Case{read_json_lines, R"({"title": "one"})", 0},
      Case{read_json_lines, "{\"title\": \"one\"}\n", 0},
  };
  for (const auto& [read, json, sole] : cases) {
    CAPTURE(json);
    const Stories stories = stories_of(read, std::string(json));
    CHECK(titles(stories) == Strings{"one"});
    CHECK(stories.sole == sole);
  }
}

TEST_CASE("lines of a file named .json whose first one is very long are read one by one") {
  const std::string first =
      R"({"title": "one", "body": ")" + std::string(head_bytes, 'a') + "\"}\n";
  CHECK_FALSE(is_json_lines(std::string_view(first).substr(0, head_bytes), "a.json"));
  const Stories lines = stories_of(read_json, first + "{\"title\": \"two\"}\n", "a.json");
  CHECK(titles(lines) == Strings{"one", "two"});
  CHECK(lines.sole == 0);
  const Stories alone = stories_of(read_json, first, "a.json");
  CHECK(titles(alone) == Strings{"one"});
  CHECK(alone.sole == 1);
}

TEST_CASE("other objects of a graph are not articles") {
  const Stories stories = stories_of(read_json, R"({"@graph": [
      {"@type": "WebSite", "name": "The Wendale Courier"},
      {"@type": "Organization", "name": "Courier Press"},
      {"@type": ["NewsArticle"], "headline": "Ferry sails"}]})");
  CHECK(titles(stories) == Strings{"Ferry sails"});
  CHECK(stories.skipped.empty());
}

TEST_CASE("an article that contains a list of others is read as itself") {
  CHECK(titles(stories_of(read_json, R"({"title": "one", "items": [{"title": "two"}]})")) ==
        Strings{"one"});
}

TEST_CASE("JSON that is no article is skipped with the place and the reason") {
  struct Case {
    std::string json;
    Strings where;
    std::string_view why;
  };
  const std::vector<Case> cases = {
      {R"({"title": "one", "body": "cut of)", {"a.json"}, "not valid JSON at byte"},
      {R"([{"title": )", {"a.json[0]"}, "not valid JSON at byte"},
      {"", {"a.json"}, "not valid JSON"},
      {"5", {"a.json"}, "expected an object, found number"},
      {"[\"text\"]", {"a.json[0]"}, "expected an object, found string"},
      {"[null]", {"a.json[0]"}, "expected an object, found null"},
      {"{}", {"a.json"}, "no title and no body"},
      {R"({"title": " ", "body": "\n\t"})", {"a.json"}, "no title and no body"},
      {R"({"title": "\u0000"})", {"a.json"}, "no title and no body"},
      {R"({"id": "7", "author": "Mara"})", {"a.json"}, "no title and no body"},
      {R"({"articles": [{}, {"x": 1}]})", {"a.json[0]", "a.json[1]"}, "no title and no body"},
  };
  for (const auto& [json, where, why] : cases) {
    CAPTURE(json);
    const Stories stories = stories_of(read_json, json, "a.json");
    CHECK(stories.articles.empty());
    CHECK(places(stories) == where);
    for (const Skipped& skipped : stories.skipped) CHECK(skipped.why.starts_with(why));
  }
}

TEST_CASE("an empty list holds no article and no fault") {
  for (const char* json : {"[]", R"({"articles": []})"}) {
    const Stories stories = stories_of(read_json, json);
    CHECK(stories.articles.empty());
    CHECK(stories.skipped.empty());
  }
}

TEST_CASE("brackets nested however deep are skipped or read, never a crash") {
  constexpr std::size_t deep = 100'000;
  const std::string open(deep, '[');
  const std::string closed = open + std::string(deep, ']');
  std::string objects;
  for (std::size_t i = 0; i < deep; ++i) objects += "{\"a\":";
  std::string graphs;
  for (std::size_t i = 0; i < deep; ++i) graphs += "{\"@graph\":[";
  graphs += "{\"title\": \"deep\"}";
  for (std::size_t i = 0; i < deep; ++i) graphs += "]}";
  for (const std::string& json : {open, closed, objects, objects + '1' + std::string(deep, '}'),
                                  graphs, "{\"title\": \"one\", \"body\": " + closed + "}"}) {
    for (const Read read : {read_json, read_json_lines}) {
      const Stories stories = stories_of(read, json);
      CHECK(stories.articles.size() + stories.skipped.size() >= 1);
    }
  }
}

}  // namespace
}  // namespace gazette::read_json_test
