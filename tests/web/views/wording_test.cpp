// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/wording.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"
#include "tests/web/web_index.hpp"
#include "web/views/search_view.hpp"

namespace gazette::wording_test {
namespace {

Parameters read(const std::string& query_string) {
  return parse_query_string(query_string).parameters;
}

Page page_of(std::size_t total) {
  Page page;
  page.total = total;
  page.limit = 10;
  return page;
}

TEST_CASE("numbers are grouped as in the visitor's locale, or else as in English") {
  struct Case {
    std::size_t number;
    std::string text, german;
  };
  for (const Case& c :
       {Case{0, "0", "0"}, Case{999, "999", "999"}, Case{1000, "1,000", "1.000"},
        Case{123'456, "123,456", "123.456"}, Case{1'234'567, "1,234,567", "1.234.567"}}) {
    CHECK(number_text({}, c.number) == c.text);
    CHECK(number_text(parse_visitor("en-GB"), c.number) == c.text);
    CHECK(number_text(parse_visitor("de"), c.number) == c.german);
  }
}

TEST_CASE("the heading says how much was found, and whether the number is an estimate") {
  CHECK(heading(page_context_of("q=a"), page_of(0)) == "Nothing found");
  CHECK(heading(page_context_of(""), page_of(0)) == "No articles yet");
  CHECK(heading(page_context_of("q=a"), page_of(1)) == "1 article");
  Page many = page_of(12'000);
  many.total_is_exact = false;
  CHECK(heading(page_context_of("q=a"), many) == "About 12,000 articles");
  CHECK(heading(page_context_of("similar=a"), page_of(2)) == "2 similar articles");
}

TEST_CASE("the summary shows the order and the time taken") {
  Page page = page_of(3);
  page.took_ms = 1.94;
  CHECK(summary(page_context_of("topic=a"), page) == "newest first, 1.9 ms");
  CHECK(summary(page_context_of("q=a"), page) == "best match first, 1.9 ms");
  CHECK(summary(page_context_of("q=a&sort=oldest"), page) == "oldest first, 1.9 ms");
  PageContext german = page_context_of("q=a");
  german.visitor = parse_visitor("de");
  CHECK(summary(german, page) == "best match first, 1,9 ms");
}

TEST_CASE("a search for all articles in the default order is the front page") {
  Page page = page_of(108);
  page.hits.resize(10);
  CHECK(is_front_page(read(""), page));
  CHECK(is_front_page(read("limit=5&facets=year"), page));
  CHECK(heading(page_context_of(""), page) == "The newest of 108 articles");
  Page one = page_of(1);
  one.hits.resize(1);
  CHECK(heading(page_context_of(""), one) == "1 article");
  CHECK(summary(page_context_of(""), page).empty());
  for (const std::string other :
       {"q=a", "topic=a", "since=2026", "similar=a", "sort=oldest", "topic-origin=rule"}) {
    CAPTURE(other);
    CHECK_FALSE(is_front_page(read(other), page));
    CHECK_FALSE(summary(page_context_of(other), page).empty());
  }
  page.offset = 10;
  CHECK_FALSE(is_front_page(read("page=2"), page));
  CHECK_FALSE(is_front_page(read(""), page_of(0)));
}

TEST_CASE("when nothing is found, weaker searches are offered with the number that they find") {
  Page page = page_of(0);
  page.relaxations = {{"without topic economy", "a", {"topic"}, 1200},
                      {"without the dates", "a", {"since", "until"}, 3},
                      {"without b", "a c", {}, 1}};
  const auto list = advice(
      page_context_of("q=a&topic=economy&source=B&since=2026&until=7d&sort=oldest&page=3"), page);
  REQUIRE(list.size() == 4);
  CHECK(list[0].text == "1,200 articles");
  CHECK(list[0].label == "without topic economy");
  CHECK(list[0].url == "/g?q=a&source=B&since=2026&until=7d&sort=oldest");
  CHECK(list[1].url == "/g?q=a&topic=economy&source=B&sort=oldest");
  CHECK(list[2].text == "1 article");
  CHECK(list[2].url == "/g?q=a+c&topic=economy&source=B&since=2026&until=7d&sort=oldest");
  CHECK(list[3].url == "/g");
}

TEST_CASE("a page without hits has advice even when no weaker search finds anything") {
  CHECK(advice(page_context_of("q=a"), page_of(0))[0].text.find("word~") != std::string::npos);
  CHECK(advice(page_context_of("topic=a"), page_of(0)).size() == 1);
  CHECK(advice(page_context_of("q=a&page=9"), page_of(30))[0].text.find("no such page") !=
        std::string::npos);
}

TEST_CASE(
    "after a time-out the first page has no next, and an empty one says why, with a way back") {
  Page page = page_of(30);
  page.limit = 10;
  page.ran_out_of_time = page.are_hits_of_a_part = true;
  page.hits = {{1, 1, {}, {}, {}}};
  CHECK_FALSE(contains(render_search(page_context_of("q=a"), page, ""), "rel=\"next\""));
  page.hits.clear();
  page.offset = 10;
  const std::string html = render_search(page_context_of("q=a&page=2"), page, "");
  CHECK(contains(html, "Time ran out before the hits of this page were found."));
  CHECK(contains(html, "rel=\"prev\">"));
  CHECK_FALSE(contains(html, "rel=\"next\""));
  page.offset = 40;  // beyond what was seen, but who knows
  CHECK_FALSE(contains(render_search(page_context_of("q=a&page=5"), page, ""), "no such page"));
}

TEST_CASE("a suggestion keeps the conditions of the search, and is shown once") {
  Page page = page_of(0);
  CHECK(suggestion(page_context_of("q=fery"), page).url.empty());
  page.suggestion = "ferry";
  page.relaxations = {{"with ferry for fery", "ferry", {}, 12}};
  const LinkedText meant = suggestion(page_context_of("q=fery&topic=economy&page=2"), page);
  CHECK(meant.label == "ferry");
  CHECK(meant.url == "/g?q=ferry&topic=economy");
  CHECK(advice(page_context_of("q=fery&topic=economy"), page).size() == 1);
}

TEST_CASE("a page links to the search for all words, and from there back to any") {
  const WebIndex index(
      "{\"id\": \"1\", \"title\": \"Oil price\", \"body\": \"News.\"}\n"
      "{\"id\": \"2\", \"title\": \"Oil\", \"body\": \"News.\"}\n");
  const std::string any = index.get("q=oil+price").body;
  CHECK(contains(any, "q=oil+price&amp;all=1\">1 with all words</a>, 2 with any</p>"));
  const std::string all = index.get("q=oil+price&all=1").body;
  CHECK(contains(all, "<h1>1 article</h1>"));
  CHECK(contains(all, "1 with all words, <a href="));
  CHECK(contains(all, "q=oil+price\">2 with any</a></p>"));
  CHECK_FALSE(contains(index.get("q=oil").body, "with any"));
  CHECK(contains(index.get("q=oil+qqqqq").body, "No article has: <span dir=\"auto\">qqqqq</span>"));
}

}  // namespace
}  // namespace gazette::wording_test
