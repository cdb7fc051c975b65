// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/query_string.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"

namespace gazette::query_string_test {
namespace {

Parameters read(const std::string& query_string) {
  const ParsedQueryString result = parse_query_string(query_string);
  CAPTURE(query_string);
  REQUIRE(result.errors.empty());
  return result.parameters;
}

TEST_CASE("a query string is parsed to a request") {
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

TEST_CASE("a page starts where the page before it ends") {
  CHECK(read("page=1").request.offset == 0);
  CHECK(read("page=3").request.offset == 20);
  CHECK(read("limit=25&page=3").request.offset == 50);
  CHECK(read("page=3&limit=25").request.offset == 50);
  CHECK(read("page=1000").request.offset == 9990);
  CHECK(read("offset=9000&limit=1000").request.offset == 9000);
}

TEST_CASE("an error names the parameter and says what to do") {
  struct Case {
    std::string query_string;
    std::string message;
    std::string hint;
  };
  const std::vector<Case> cases = {
      {"strict=1&Q=ferry", "unknown parameter \"Q\"", "did you mean q?"},
      {"sinc=2026&strict=1", "unknown parameter \"sinc\"", "did you mean since?"},
      {"strict=yes", "strict: must be 1", "strict=1"},
      {"q=a&q=b", "q: given more than once", "once"},
      {"since=2026&since=2025", "since: given more than once", "once"},
      {"format=json&format=json", "format: given more than once", "once"},
      {"limit=ten", "limit: \"ten\" is not a whole number from 0 to 1000", "digits"},
      {"limit=all", "limit: a page cannot list all hits", "gazette-search --limit all"},
      {"limit=-1", "limit: \"-1\" is not a whole number", "digits"},
      {"limit=%2B1", "limit: \"+1\" is not a whole number", "digits"},
      {"limit=1.5", "limit: \"1.5\" is not a whole number", "digits"},
      {"limit=1001", "limit: \"1001\" is not a whole number", "digits"},
      {"limit=99999999999999999999", "limit: \"99999999999999999999\" is not a whole number",
       "digits"},
      {"offset=x", "offset: \"x\" is not a whole number from 0 to 10000", "digits"},
      {"offset=10001", "offset: \"10001\" is not a whole number", "digits"},
      {"page=0", "page: \"0\" is not a whole number from 1", "digits"},
      {"page=1001", "page: 1001 is beyond hit 10000", "earlier page"},
      {"page=2&offset=10", "page: cannot be combined with offset", "one of the two"},
      {"topic-origin=reader", "topic-origin: unknown origin \"reader\"", "source, rule, model"},
      {"min-confidence=2", "min-confidence: \"2\" is not a number from 0 to 1",
       "min-confidence=0.8"},
      {"min-confidence=sure", "min-confidence: \"sure\" is not a number from 0 to 1", "0.8"},
      {"min-confidence=nan", "min-confidence: \"nan\" is not a number from 0 to 1", "0.8"},
      {"sort=random", "sort: unknown order \"random\"", "relevance, newest, oldest"},
      {"format=xml", "format: unknown format \"xml\"", "html, json"},
      {"facets=topic,colour", "facets: unknown facet \"colour\"", "use one of topic"},
      {"offset=9995", "offset: 9995 with limit 10 goes beyond hit 10000", "fewer"},
      {"plain=maybe", "plain: must be 1, not \"maybe\"", "plain=1"},
      {"plain=0", "plain: must be 1, not \"0\"", "plain=1"},
      {"plain=on", "plain: must be 1, not \"on\"", "plain=1"},
      {"expand=yes", "expand: must be 1, not \"yes\"", "expand=1"},
      {"count=2&format=json", "count: must be 1, not \"2\"", "count=1"},
      {"count=1", "count: needs format=json", "format=json"},
      {"id=f-1&q=ferry", "id: cannot be combined with a search", "every parameter except"},
      {"q=%zz", "q: not valid UTF-8", "%25"},
      {"q=%FF", "q: not valid UTF-8", "%25"},
      {"topic=%C3", "topic: not valid UTF-8", "%25"},
      {"q=" + std::string(4097, 'a'), "q: the query has 4097 bytes; at most 4096 are allowed",
       "fewer"},
      {"q=" + std::string(40'000, 'a'), "q: the query string has 40002 bytes", "fewer"},
  };
  for (const Case& c : cases) {
    const ParsedQueryString result = parse_query_string(c.query_string);
    CAPTURE(c.query_string.substr(0, 60));
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].message.starts_with(c.message));
    CHECK(result.errors[0].hint.find(c.hint) != std::string::npos);
  }
}

TEST_CASE("parameters of other sites are ignored, whatever they hold") {
  for (const std::string foreign :
       {"fbclid=IwAR0x", "gclid=1", "utm_source=a&utm_id=7", "mc_cid=1&mc_eid=2", "_=1700000000",
        "ref=twitter", "%FF=1", "utm_term=%E9t%E9", "=x", "db=%2Fetc", "colour=red", "igshid=1",
        "q[]=x"}) {
    for (const std::string& query_string :
         {"q=ferry&page=2&" + foreign, foreign + "&q=ferry&page=2&strict=1"}) {
      CAPTURE(query_string);
      const ParsedQueryString result = parse_query_string(query_string);
      CHECK(result.errors.empty());
      CHECK(result.ignored.empty());
      const std::string written = write_query_string(result.parameters);
      CHECK((written == "q=ferry&page=2" || written == "q=ferry&strict=1&page=2"));
    }
  }
}

TEST_CASE("a slip of one of our names is ignored, with what was meant") {
  struct Case {
    std::string query_string;
    std::string_view meant;
  };
  const std::vector<Case> cases = {
      {"sinc=2026", "since"},   {"tpoic=sport", "topic"}, {"Q=ferry", "q"},
      {"Topic=sport", "topic"}, {"lang=en", "language"},  {"min_confidence=0.8", "min-confidence"},
      {"authors=A", "author"},  {"ID=f-1", "id"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.query_string);
    const ParsedQueryString result = parse_query_string(c.query_string);
    CHECK(result.errors.empty());
    REQUIRE(result.ignored.size() == 1);
    CHECK(result.ignored[0].meant == c.meant);
    CHECK(write_query_string(result.parameters).empty());
  }
}

/// The long options in the help of gazette-search, without dashes.
std::set<std::string> options_in_help() {
  std::set<std::string> names;
  const std::string help = read_file(GAZETTE_SOURCE_DIR "/tests/golden/search-help.case");
  for (std::size_t at = 0; (at = help.find("--", at)) != std::string::npos;) {
    at += 2;
    const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string name = help.substr(at, end - at);
    if (!name.empty() && name.front() != '-') names.insert(name);
    at = end;
  }
  return names;
}

TEST_CASE("an option that the page lacks is ignored with a warning, and an error where strict") {
  for (const std::string_view option : options_without_parameter()) {
    CAPTURE(option);
    const ParsedQueryString result = parse_query_string("q=ferry&" + std::string(option) + "=1");
    CHECK(result.errors.empty());
    REQUIRE(result.ignored.size() == 1);
    CHECK(result.ignored[0].typed == option);
    CHECK(result.ignored[0].meant.empty());
    CHECK(write_query_string(result.parameters) == "q=ferry");
    CHECK(parse_query_string("strict=1&" + std::string(option) + "=1").errors.size() == 1);
    CHECK(parse_query_string(std::string(option) + "=").ignored.empty());
  }
}

TEST_CASE("every option of gazette-search is a parameter, is warned of, or is about the program") {
  const std::set<std::string> about_the_program = {"color",    "config", "db",     "help",   "mcp",
                                                   "no-pager", "quiet",  "syntax", "version"};
  const std::set<std::string> options = options_in_help();
  CHECK(options.size() > 30);
  const std::span<const std::string_view> lacked = options_without_parameter();
  for (const std::string& option : options) {
    CAPTURE(option);
    const bool is_lacked = std::find(lacked.begin(), lacked.end(), option) != lacked.end();
    CHECK(int{find_parameter(option) != nullptr} + int{is_lacked} +
              int{about_the_program.contains(option)} ==
          1);
  }
  for (const std::string_view option : lacked) CHECK(options.contains(std::string(option)));
}

TEST_CASE("a value in an error message is one line of bounded length") {
  const ParsedQueryString result = parse_query_string("sort=a%0Ab" + std::string(500, 'c'));
  REQUIRE(result.errors.size() == 1);
  CHECK(result.errors[0].message.find('\n') == std::string::npos);
  CHECK(result.errors[0].message.size() < 150);
}

TEST_CASE("valid parameters are kept when others have errors") {
  const ParsedQueryString result = parse_query_string("q=ferry&limit=x&topic=economy&sort=y");
  CHECK(result.errors.size() == 2);
  CHECK(result.parameters.request.query == "ferry");
  CHECK(result.parameters.request.filters.size() == 1);
}

TEST_CASE("parameters are written as they are parsed") {
  const std::vector<std::string> canonical = {
      "",
      "q=ferry",
      "q=caf%C3%A9+%22a+b%22+%2Bc%26d",
      "id=https%3A%2F%2Fexample.org%2F1",
      "topic=economy%2Ftrade&topic=politics&source=Northern+Wire&author=A&language=th",
      "topic=sport&topic-origin=model&topic-origin=rule&min-confidence=0.81",
      "q=a&since=2026-01&until=yesterday&sort=newest&recency=7d&expand=1&plain=1",
      "q=a&around=2026-02-26~7d&date-boost=0.2",
      "q=a&plain=1&strict=1",
      "q=a&facets=topic,year&limit=20&page=3",
      "limit=20&offset=30",
      "limit=0&offset=30",
      "count=1&format=json",
  };
  for (std::string query_string : canonical) {
    // The comma is the only character that people would not encode.
    const std::string written = write_query_string(read(query_string));
    if (const auto comma = query_string.find(','); comma != std::string::npos) {
      query_string.replace(comma, 1, "%2C");
    }
    CHECK(written == query_string);
  }
  CHECK(write_query_string(read("limit=20&offset=40")) == "limit=20&page=3");
}

TEST_CASE("every parameter has a unique name and a row in docs/web.md") {
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
