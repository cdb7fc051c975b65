// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/field_names.hpp"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/json/json_parser.hpp"
#include "tests/catch.hpp"

namespace gazette::field_names_test {
namespace {

JsonValue parsed(std::string_view json) {
  ParsedJson value = JsonParser().parse(json);
  REQUIRE(std::holds_alternative<JsonValue>(value));
  return std::get<JsonValue>(std::move(value));
}

TEST_CASE("names of columns and members are known in any spelling") {
  struct Case {
    std::string_view name;
    bool is_story, is_field;
  };
  constexpr std::array cases = {
      Case{"title", true, true},       Case{"Body Text", true, true},
      Case{"articleBody", true, true}, Case{"ARTICLE-BODY", true, true},
      Case{"author", false, true},     Case{"Publication_Date", false, true},
      Case{"url", false, true},        Case{"score", false, false},
      Case{"", false, false},          Case{"fields", false, false},
  };
  for (const auto& [name, is_story, is_field] : cases) {
    CAPTURE(name);
    CHECK(is_story_name(name) == is_story);
    CHECK(is_field_name(name) == is_field);
  }
}

TEST_CASE("a path leads from member to member") {
  const JsonValue object = parsed(R"({"headline": {"Main_Text": "Ferry"}, "a.b": "c", "n": null})");
  struct Case {
    std::string_view path, want;  ///< "none": nothing is there
  };
  constexpr std::array cases = {
      Case{"headline.main_text", "Ferry"},
      Case{"Headline.mainText", "Ferry"},
      Case{"headline.kicker", "none"},
      Case{"headline.main_text.x", "none"},
      Case{"x", "none"},
  };
  for (const auto& [path, want] : cases) {
    CAPTURE(path);
    const JsonValue* value = value_at(object, path);
    CHECK((value == nullptr ? "none" : value->text) == want);
  }
}

TEST_CASE("the values of a field come in the order of the table, behind those of a map") {
  struct Case {
    std::string_view json;
    FieldMap map;
    ArticleField field;
    std::vector<std::string> paths;
  };
  const std::vector<Case> cases = {
      {R"({"name": "c", "headline": "b", "title": "a"})",
       {},
       ArticleField::title,
       {"title", "headline", "name"}},
      {R"({"title": "", "headline": "b"})", {}, ArticleField::title, {"headline"}},
      {R"({"title": "a", "kopf": "k"})",
       {{ArticleField::title, "kopf"}},
       ArticleField::title,
       {"kopf", "title"}},
      {R"({"title": "a", "x.y": "k"})",
       {{ArticleField::title, "x.y"}},
       ArticleField::title,
       {"x.y", "title"}},
      {R"({"x": [{"y": "k"}, {"y": "l"}]})",
       {{ArticleField::keywords, "x[].y"}},
       ArticleField::keywords,
       {"x[].y"}},
      {R"({"title": "a"})", {{ArticleField::title, "x.y"}}, ArticleField::title, {"title"}},
      {R"({"title": "a"})", {}, ArticleField::body, {}},
  };
  for (const auto& [json, map, field, paths] : cases) {
    CAPTURE(json);
    const JsonValue object = parsed(json);
    const FieldValues values(object, map);
    std::vector<std::string> found;
    for (const FieldValues::Named& named : values.of(field)) found.emplace_back(named.path);
    CHECK(found == paths);
  }
  const JsonValue twice = parsed(R"({"title": "a", "title": "b"})");
  CHECK(FieldValues(twice, {}).of(ArticleField::title).at(0).value->text == "b");
}

}  // namespace
}  // namespace gazette::field_names_test
