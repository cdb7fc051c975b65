// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/query_string.hpp"

#include <set>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"

namespace gazette::query_string_test {
namespace {

Parameters read(const std::string& query_string) {
  const ReadParameters result = read_parameters(query_string);
  CAPTURE(query_string);
  REQUIRE(result.faults.empty());
  return result.parameters;
}

TEST_CASE("a query string becomes a request") {
  const Parameters parameters = read(
      "q=%22ferry+strike%22&topic=economy&since=2026-01&until=7d&sort=oldest&plain=1&limit=20"
      "&offset=30&facets=topic,year&format=json");
  CHECK(parameters.request.query == "\"ferry strike\"");
  REQUIRE(parameters.request.filters.size() == 1);
  CHECK(parameters.request.filters[0].field == find_field("topic"));
  CHECK(parameters.request.filters[0].value == "economy");
  CHECK(parameters.request.since == "2026-01");
  CHECK(parameters.request.until == "7d");
  CHECK(parameters.request.sort == SortOrder::oldest);
  CHECK(parameters.request.syntax == Syntax::words);
  CHECK(parameters.request.limit == 20);
  CHECK(parameters.request.offset == 30);
  CHECK(parameters.request.facets == std::vector<std::string>{"topic", "year"});
  CHECK(parameters.format == "json");
}

TEST_CASE("empty fields of a form count as not given") {
  const Parameters parameters =
      read("q=&q=&topic=&topic=+&source=&since=&until=+&sort=&limit=&page=&offset=&format=&id=");
  CHECK(write_query_string(parameters).empty());
}

TEST_CASE("topic, source, author and language may be repeated") {
  const Parameters parameters = read(
      "topic=economy&topic=politics&source=A&source=B&author=C&author=D&language=en&language=es");
  CHECK(parameters.request.filters.size() == 8);
}

TEST_CASE("a page begins where the pages before it end") {
  CHECK(read("page=1").request.offset == 0);
  CHECK(read("page=3").request.offset == 20);
  CHECK(read("limit=25&page=3").request.offset == 50);
  CHECK(read("page=3&limit=25").request.offset == 50);
  CHECK(read("page=1000").request.offset == 9990);
  CHECK(read("offset=9000&limit=1000").request.offset == 9000);
}

TEST_CASE("a parameter that is wrong is named with what to do") {
  struct Case {
    std::string query_string;
    std::string message;
    std::string hint;
  };
  const std::vector<Case> cases = {
      {"colour=red", "colour: there is no such parameter", "parameters are q, id, similar, topic"},
      {"Q=ferry", "Q: there is no such parameter", "parameters are q"},
      {"db=%2Fetc", "db: there is no such parameter", "parameters are q"},
      {"=ferry", ": there is no such parameter", "parameters are q"},
      {"q=a&q=b", "q: given more than once", "once"},
      {"since=2026&since=2025", "since: given more than once", "once"},
      {"format=json&format=json", "format: given more than once", "once"},
      {"limit=ten", "limit: ten is no number from 0 to 1000", "digits"},
      {"limit=-1", "limit: -1 is no number", "digits"},
      {"limit=%2B1", "limit: +1 is no number", "digits"},
      {"limit=1.5", "limit: 1.5 is no number", "digits"},
      {"limit=1001", "limit: 1001 is no number", "digits"},
      {"limit=99999999999999999999", "limit: 99999999999999999999 is no number", "digits"},
      {"offset=x", "offset: x is no number from 0 to 10000", "digits"},
      {"offset=10001", "offset: 10001 is no number", "digits"},
      {"page=0", "page: 0 is no number from 1", "digits"},
      {"page=1001", "page: 1001 lies beyond hit 10000", "earlier page"},
      {"page=2&offset=10", "page: it cannot be combined with offset", "one of the two"},
      {"topic-origin=reader", "topic-origin: topics have no origin reader", "source, rule, model"},
      {"min-confidence=2", "min-confidence: 2 is no number from 0 to 1", "min-confidence=0.8"},
      {"min-confidence=sure", "min-confidence: sure is no number from 0 to 1", "0.8"},
      {"min-confidence=nan", "min-confidence: nan is no number from 0 to 1", "0.8"},
      {"sort=random", "sort: there is no order random", "relevance, newest, oldest"},
      {"format=xml", "format: there is no format xml", "html, json"},
      {"facets=topic,colour", "facets: there is no facet colour", "facets are topic"},
      {"offset=9995", "offset: 9995 and limit 10 reach beyond hit 10000", "fewer"},
      {"plain=maybe", "plain: maybe is not 1", "plain=1"},
      {"plain=0", "plain: 0 is not 1", "plain=1"},
      {"plain=on", "plain: on is not 1", "plain=1"},
      {"expand=yes", "expand: yes is not 1", "expand=1"},
      {"count=2&format=json", "count: 2 is not 1", "count=1"},
      {"count=1", "count: it needs format=json", "format=json"},
      {"id=f-1&q=ferry", "id: it shows one article", "every other parameter"},
      {"q=%zz", "q: not text in UTF-8", "%25"},
      {"q=%FF", "q: not text in UTF-8", "%25"},
      {"topic=%C3", "topic: not text in UTF-8", "%25"},
      {"%FF=1", "a parameter's name: not text in UTF-8", "%25"},
      {"q=" + std::string(4097, 'a'), "q: the query has 4097 bytes; 4096 is the most", "fewer"},
      {"q=" + std::string(40'000, 'a'), "q: the address has 40002 bytes", "fewer"},
  };
  for (const Case& c : cases) {
    const ReadParameters result = read_parameters(c.query_string);
    CAPTURE(c.query_string.substr(0, 60));
    REQUIRE(result.faults.size() == 1);
    CHECK(result.faults[0].message.starts_with(c.message));
    CHECK(result.faults[0].hint.find(c.hint) != std::string::npos);
  }
}

TEST_CASE("a value in a message is one line of bounded length") {
  const ReadParameters result = read_parameters("sort=a%0Ab" + std::string(500, 'c'));
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].message.find('\n') == std::string::npos);
  CHECK(result.faults[0].message.size() < 150);
}

TEST_CASE("what is in order is kept beside what is wrong") {
  const ReadParameters result = read_parameters("q=ferry&limit=x&topic=economy&sort=y");
  CHECK(result.faults.size() == 2);
  CHECK(result.parameters.request.query == "ferry");
  CHECK(result.parameters.request.filters.size() == 1);
}

TEST_CASE("parameters are written as they are read") {
  const std::vector<std::string> canonical = {
      "",
      "q=ferry",
      "q=caf%C3%A9+%22a+b%22+%2Bc%26d",
      "id=https%3A%2F%2Fexample.org%2F1",
      "topic=economy%2Ftrade&topic=politics&source=Northern+Wire&author=A&language=th",
      "topic=sport&topic-origin=model&topic-origin=rule&min-confidence=0.81",
      "q=a&since=2026-01&until=yesterday&sort=newest&recency=7d&expand=1&plain=1",
      "q=a&facets=topic,year&limit=20&page=3",
      "limit=20&offset=30",
      "limit=0&offset=30",
      "count=1&format=json",
  };
  for (std::string query_string : canonical) {
    // The comma is the one sign that a person would not escape.
    const std::string written = write_query_string(read(query_string));
    if (const auto comma = query_string.find(','); comma != std::string::npos) {
      query_string.replace(comma, 1, "%2C");
    }
    CHECK(written == query_string);
  }
  CHECK(write_query_string(read("limit=20&offset=40")) == "limit=20&page=3");
}

TEST_CASE("every parameter has a name of its own and a row in docs/web.md") {
  const std::string manual = read_file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "docs/web.md");
  std::set<std::string_view> names;
  for (const Parameter& row : parameter_table()) {
    CAPTURE(row.name);
    CHECK(names.insert(row.name).second);
    CHECK(manual.find("| `" + std::string(row.name) + "` |") != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::query_string_test
