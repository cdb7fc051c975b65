// SPDX-License-Identifier: GPL-3.0-or-later
// Files of JSON that are not one well-formed text: several texts, arrays read value by value,
// mistakes that people and programs make.
#include "indexer/json/json_pieces.hpp"

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/json/read_json.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::json_pieces_test {
namespace {

using Strings = std::vector<std::string>;
using namespace std::string_literals;

enum class Bytes { little_first, big_first };

std::string in_utf16(std::string_view ascii, Bytes order) {
  std::string bytes;
  for (const char c : ascii)
    bytes += order == Bytes::big_first ? std::string{'\0', c} : std::string{c, '\0'};
  return bytes;
}

TEST_CASE("JSON that breaks the rules is read as far as it makes sense") {
  struct Case {
    std::string json;
    Strings titles;
    Strings skipped;  ///< their places
  };
  const std::string two = R"([{"title": "one"}, {"title": "two"}])";
  const std::vector<Case> cases = {
      {R"({"title": "one"}{"title": "two"})", {"one", "two"}, {}},
      {"{\"title\":\n\"one\"}\n\n{\"title\":\n\"two\"\n}", {"one", "two"}, {}},
      {"\x1e{\"title\": \"one\"}\n\x1e{\"title\": \"two\"}\n", {"one", "two"}, {}},
      {R"([{"title": "one"}][{"title": "two"}])", {"one", "two"}, {}},
      {R"({"title": "one"},{"title": "two"},)", {"one", "two"}, {}},
      {R"([{"title": "one",}, {"title": "two"},])", {"one", "two"}, {}},
      {R"([{"title": "one", "score": NaN}, {"score": -Infinity, "title": "two"}])",
       {"one", "two"},
       {}},
      {"{\"title\": \"one\" // first\n}", {"one"}, {}},
      {"{\"title\": \"one\", \"body\": \"a\nb\tc\"}", {"one"}, {}},
      {"\xEF\xBB\xBF" + two, {"one", "two"}, {}},
      {"\xFF\xFE" + in_utf16(two, Bytes::little_first), {"one", "two"}, {}},
      {"\xFE\xFF" + in_utf16(two, Bytes::big_first), {"one", "two"}, {}},
      {in_utf16(two, Bytes::little_first), {"one", "two"}, {}},
      {in_utf16(two, Bytes::big_first), {"one", "two"}, {}},
      {R"([{"title": "one"}, {"title": }, {"title": "two"}])", {"one", "two"}, {"[1]"}},
      {R"([{"title": "one"}, {"title": "tw)", {"one"}, {"[1]"}},
      {R"([{"title": "one"}, )", {"one"}, {"[1]"}},
      {R"([{"title": "one"}, oops, {"title": "two"}])", {"one", "two"}, {"[1]"}},
      {R"([{"title": "one"}, "tw\"o}", {"title": "two"}])", {"one", "two"}, {"[1]"}},
      // Objects that lack their last bracket.
      {R"([{"title": "lost", {"title": "one"}, {"title": "two"}])", {"one", "two"}, {"[0]"}},
      {R"([{"title": "one"}, {"title": "lost" {"title": "two"}])", {"one", "two"}, {"[1]"}},
      {R"([{"title": "one"}, {"title": "two"}, {"title": "lost"])", {"one", "two"}, {"[2]"}},
      {R"([{"title": "lost", "media": {"url": "x"}, {"title": "one"}])", {"one"}, {"[0]"}},
      {R"([{"title": "lost", "tags": ["a", {"b": [1]}], "n": 7 {"title": "one"}])",
       {"one"},
       {"[0]"}},
      {R"([{"title": "one", "tags": [{"a": 1}, {"b": {}}], "x": {"y": {}}}])", {"one"}, {}},
      {"{\"title\": \"lost\",\n{\"title\":\n\"one\"}\n", {"one"}, {":1"}},
      {"{\"title\": \"one\"}\n{\"title\": }\n{\"title\":\n\"two\"}\n", {"one", "two"}, {":2"}},
      {R"([{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "one"},
           {"@type": "Person", "name": "y"}])",
       {"one"},
       {}},
      {R"([{"@type": "Thing", "name": "one"}])", {"one"}, {}},
  };
  for (const auto& [json, titles, skipped] : cases) {
    CAPTURE(json);
    const Stories stories = stories_of(read_json, json, "a");
    Strings read;
    for (const Article& article : stories.articles) read.push_back(article.title);
    CHECK(read == titles);
    Strings places;
    for (const Skipped& each : stories.skipped) places.push_back(each.place);
    CHECK(places == skipped);
  }
}

TEST_CASE("texts that follow each other on a line of JSON Lines are read") {
  const Stories stories = stories_of(
      read_json_lines,
      "{\"title\": \"one\"}{\"title\": \"two\"}\n{\"title\": \"three\"}, {\"title\": }\n", "a");
  CHECK(stories.articles.size() == 3);
  REQUIRE(stories.skipped.size() == 1);
  CHECK(stories.skipped[0].place == ":2");
}

TEST_CASE("pieces are whole wherever the blocks of the stream end") {
  constexpr std::size_t block = 64 * 1024;
  for (std::size_t before = block - 12; before < block + 2; ++before) {
    const std::string blanks(before, ' ');
    std::istringstream stream("[" + blanks + "{\"a\\\"\": \"]\\\\\"}, 17]");
    JsonPieces pieces(stream, block);
    const std::optional<JsonPiece> object = pieces.next();
    REQUIRE(object);
    CHECK(object->json == "{\"a\\\"\": \"]\\\\\"}");
    const std::optional<JsonPiece> number = pieces.next();
    REQUIRE(number);
    CHECK(number->json == "17");
    CHECK(number->index == 1);
    CHECK(pieces.next()->kind == JsonPiece::Kind::array_end);
    CHECK_FALSE(pieces.next());
  }
}

TEST_CASE("a piece beyond the limit is cut, and the next one is whole") {
  std::istringstream stream("[\"" + std::string(100'000, 'a') + "\",\n{}]");
  JsonPieces pieces(stream, 1'000);
  const std::optional<JsonPiece> cut = pieces.next();
  REQUIRE(cut);
  CHECK(cut->is_too_long);
  CHECK(cut->json.size() == 1'000);
  const std::optional<JsonPiece> whole = pieces.next();
  REQUIRE(whole);
  CHECK_FALSE(whole->is_too_long);
  CHECK(whole->json == "{}");
  CHECK(whole->line == 2);
}

}  // namespace
}  // namespace gazette::json_pieces_test
