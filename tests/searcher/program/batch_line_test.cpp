// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/batch_line.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::batch_line_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("a line is an id, a tab and a query, or a JSON object with options") {
  struct Case {
    std::string text;
    std::string query_id;
    std::string query;
    Strings options;
  };
  const std::vector<Case> cases = {
      {"7\tferry strike", "7", "ferry strike", {}},
      {"q one\ta\tb", "q one", "a\tb", {}},
      {"7\t", "7", "", {}},
      {"7\t{\"query\": 1}", "7", "{\"query\": 1}", {}},
      {R"({"query_id": "7", "query": "ferry"})", "7", "ferry", {}},
      {R"(  {"id": 7, "query": "ferry"})", "7", "ferry", {}},
      {R"({"query": "ferry"})", "42", "ferry", {}},
      {R"({"query": null})", "42", "", {}},
      {"{}", "42", "", {}},
      {R"({"query": 1984, "limit": 5})", "42", "1984", {"--limit=5"}},
      {R"({"topic": ["sport", "a/b"], "plain": true, "count": false})",
       "42",
       "",
       {"--topic=sport", "--topic=a/b", "--plain=true", "--count=false"}},
      {R"({"source": "", "author": [], "since": null})", "42", "", {"--source", ""}},
      {R"({"limit": -1, "offset": 1.5})", "42", "", {"--limit=-1", "--offset=1.5"}},
      {R"({"author": "[a,b] \u00e9"})", "42", "", {"--author=[a,b] \u00e9"}},
  };
  for (const auto& [text, query_id, query, options] : cases) {
    CAPTURE(text);
    const BatchLine line = read_batch_line(text, 42);
    CHECK_FALSE(line.fault);
    CHECK(line.number == 42);
    CHECK(line.query_id == query_id);
    CHECK(line.query == query);
    CHECK(line.options == options);
  }
}

TEST_CASE("a line that cannot be read is a value with a fault, and with its id where it has one") {
  struct Case {
    std::string text;
    std::optional<std::string> query_id;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"ferry", std::nullopt, "there is no tab between id and query"},
      {"\tferry", std::nullopt, "there is no id before the tab"},
      {"[1]", std::nullopt, "there is no tab between id and query"},
      {"{", std::nullopt, "the line is not a valid JSON object"},
      {R"({"query": "a"} x)", std::nullopt, "the line is not a valid JSON object"},
      {"{\"query\": \"\xFF\"}", std::nullopt, "the line is not a valid JSON object"},
      {std::string(100'000, '{'), std::nullopt, "the line is not a valid JSON object"},
      {R"({"query_id": ""})", "42", "\"query_id\" is neither a string nor a whole number"},
      {R"({"id": 1.5})", "42", "\"id\" is neither a string nor a whole number"},
      {R"({"id": "1", "query_id": "2"})", "1", "query_id and id are both given"},
      {R"({"query": ["a"], "id": "1"})", "1", "\"query\" is not a string"},
      {R"({"format": "ids", "id": "1"})", "1", "\"format\" cannot be set for one line of a batch"},
      {R"({"db": "/x"})", "42", "\"db\" cannot be set for one line of a batch"},
      {R"({"Limit": 1})", "42", "unknown key \"Limit\""},
      {R"({"": 1})", "42", "unknown key \"\""},
      {R"({"limit=1": 1})", "42", "unknown key \"limit=1\""},
      {R"({"topic": {"a": 1}})", "42", "\"topic\" is an object"},
      {R"({"topic": [["a"], {}]})", "42", "\"topic\" is an object"},
  };
  for (const auto& [text, query_id, want] : cases) {
    CAPTURE(text.substr(0, 80));
    const BatchLine line = read_batch_line(text, 42);
    REQUIRE(line.fault);
    CHECK(line.fault->what() == want);
    CHECK_FALSE(line.fault->hint().empty());
    CHECK(line.query_id == query_id);
  }
}

}  // namespace
}  // namespace gazette::batch_line_test
