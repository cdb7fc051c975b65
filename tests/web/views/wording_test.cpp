// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/wording.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"

namespace gazette::wording_test {
namespace {

Parameters read(const std::string& query_string) {
  return read_parameters(query_string).parameters;
}

Page page_of(std::size_t total) {
  Page page;
  page.total = total;
  page.limit = 10;
  return page;
}

TEST_CASE("numbers are grouped as the visitor's locale does, and as in English without one") {
  struct Case {
    std::size_t number;
    std::string text, german;
  };
  for (const Case& c :
       {Case{0, "0", "0"}, Case{999, "999", "999"}, Case{1000, "1,000", "1.000"},
        Case{123'456, "123,456", "123.456"}, Case{1'234'567, "1,234,567", "1.234.567"}}) {
    CHECK(number_text({}, c.number) == c.text);
    CHECK(number_text(reader_of("en-GB"), c.number) == c.text);
    CHECK(number_text(reader_of("de"), c.number) == c.german);
  }
}

TEST_CASE("the heading says how much was found, and whether that is an estimate") {
  CHECK(heading(asking("q=a"), page_of(0)) == "Nothing found");
  CHECK(heading(asking(""), page_of(0)) == "No articles yet");
  CHECK(heading(asking("q=a"), page_of(1)) == "1 article");
  Page many = page_of(12'000);
  many.total_is_exact = false;
  CHECK(heading(asking("q=a"), many) == "About 12,000 articles");
  CHECK(heading(asking("similar=a"), page_of(2)) == "2 similar articles");
}

TEST_CASE("the summary tells order and time") {
  Page page = page_of(3);
  page.took_ms = 1.94;
  CHECK(summary(read("topic=a"), page) == "newest first, 1.9 ms");
  CHECK(summary(read("q=a"), page) == "best match first, 1.9 ms");
  CHECK(summary(read("q=a&sort=oldest"), page) == "oldest first, 1.9 ms");
}

TEST_CASE("the front page is that of the newest articles when nothing is asked for") {
  Page page = page_of(108);
  page.hits.resize(10);
  CHECK(is_front(read(""), page));
  CHECK(is_front(read("limit=5&facets=year"), page));
  CHECK(heading(asking(""), page) == "The newest of 108 articles");
  CHECK(summary(read(""), page).empty());
  for (const std::string other :
       {"q=a", "topic=a", "since=2026", "similar=a", "sort=oldest", "topic-origin=rule"}) {
    CAPTURE(other);
    CHECK_FALSE(is_front(read(other), page));
    CHECK_FALSE(summary(read(other), page).empty());
  }
  page.offset = 10;
  CHECK_FALSE(is_front(read("page=2"), page));
  CHECK_FALSE(is_front(read(""), page_of(0)));
}

TEST_CASE("each condition can be taken back by itself") {
  const auto list = conditions(
      site_at("/g"), read("q=a&topic=economy&source=B&since=2026&until=7d&plain=1&page=2"));
  std::vector<std::string> labels;
  labels.reserve(list.size());
  for (const LinkedText& row : list) labels.push_back(row.label);
  CHECK(labels == std::vector<std::string>{"topic: economy", "source: B", "since 2026", "until 7d",
                                           "words only"});
  CHECK(list[0].url == "/g?q=a&source=B&since=2026&until=7d&plain=1");
  CHECK(list[2].url == "/g?q=a&topic=economy&source=B&until=7d&plain=1");
  CHECK(list[4].url == "/g?q=a&topic=economy&source=B&since=2026&until=7d");
}

TEST_CASE("articles that resemble one are said to resemble it by its headline") {
  const auto label = [](const std::string& title) {
    return conditions(site_at("/g"), read("similar=hg-17&q=a"), {}, title).at(0).label;
  };
  CHECK(label("Harbour bridge shut") == "similar to Harbour bridge shut");
  CHECK(label("") == "similar to hg-17");
}

TEST_CASE("conditions tell who filed an article and how surely, and call topics by their labels") {
  const auto list = conditions(
      site_at("/g"),
      read("topic=economy/trade&topic=acq&topic-origin=model&topic-origin=rule&min-confidence=.8"),
      {{"economy/trade", "Trade and tariffs"}});
  std::vector<std::string> labels;
  for (const LinkedText& row : list) labels.push_back(row.label);
  CHECK(labels == std::vector<std::string>{"topic: Trade and tariffs", "topic: acq",
                                           "filed by model or rule", "confidence 0.80 or more"});
  CHECK(list[2].url == "/g?topic=economy%2Ftrade&topic=acq&min-confidence=0.80");
  CHECK(list[3].url == "/g?topic=economy%2Ftrade&topic=acq&topic-origin=model&topic-origin=rule");
}

TEST_CASE("when nothing is found the page tells what asks for less, with the number it finds") {
  Page page = page_of(0);
  page.relaxations = {{"without topic economy", "a", {"topic"}, 1200},
                      {"without the dates", "a", {"since", "until"}, 3},
                      {"without b", "a c", {}, 1}};
  const auto list =
      advice(asking("q=a&topic=economy&source=B&since=2026&until=7d&sort=oldest&page=3"), page);
  REQUIRE(list.size() == 4);
  CHECK(list[0].text == "1,200 articles");
  CHECK(list[0].label == "without topic economy");
  CHECK(list[0].url == "/g?q=a&source=B&since=2026&until=7d&sort=oldest");
  CHECK(list[1].url == "/g?q=a&topic=economy&source=B&sort=oldest");
  CHECK(list[2].text == "1 article");
  CHECK(list[2].url == "/g?q=a+c&topic=economy&source=B&since=2026&until=7d&sort=oldest");
  CHECK(list[3].url == "/g");
}

TEST_CASE("a page without hits has advice also where nothing asks for less") {
  CHECK(advice(asking("q=a"), page_of(0))[0].text.find("word~") != std::string::npos);
  CHECK(advice(asking("topic=a"), page_of(0)).size() == 1);
  CHECK(advice(asking("q=a&page=9"), page_of(30))[0].text.find("no such page") !=
        std::string::npos);
}

TEST_CASE("what was meant keeps all that narrows the search, and is told once") {
  Page page = page_of(0);
  CHECK(suggestion(asking("q=fery"), page).url.empty());
  page.suggestion = "ferry";
  page.relaxations = {{"with ferry for fery", "ferry", {}, 12}};
  const LinkedText meant = suggestion(asking("q=fery&topic=economy&page=2"), page);
  CHECK(meant.label == "ferry");
  CHECK(meant.url == "/g?q=ferry&topic=economy");
  CHECK(advice(asking("q=fery&topic=economy"), page).size() == 1);
}

}  // namespace
}  // namespace gazette::wording_test
