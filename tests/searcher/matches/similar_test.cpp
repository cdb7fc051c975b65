// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/similar.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::similar_test {
namespace {

using Strings = std::vector<std::string>;

/// Two stories of a ferry and their copies, one of a bank, and many of the weather.
std::vector<Article> stories() {
  const std::string ferry = "The ferry lost its anchor off the harbour in 1987.";
  std::vector<Article> articles = {
      make_article("ferry", "Ferry adrift", ferry),
      make_article("tug", "Tug saves ferry", "A tug brought the ferry and its anchor to harbour."),
      make_article("copy", "Other title", "The  FERRY lost its anchor\noff the harbour in 1987."),
      make_article("bank", "Bank", "The bank lost money in 1987."),
      make_article("title", "Ferry", ""),
      make_article("lone", "", "Zyzzyva 1987."),
  };
  for (int i = 0; i < 30; ++i) {
    articles.push_back(make_article("rain-" + std::to_string(i), "Rain", "Rain and wind in 1987."));
  }
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].published = day(2026, 1, static_cast<unsigned>(i % 28) + 1);
    articles[i].topics = {{i == 1 ? "sport" : "weather"}};
  }
  return articles;
}

Request like(const std::string& id) {
  Request request;
  request.similar_to = id;
  request.limit = 100;
  request.explain = Explain::yes;
  return request;
}

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

TEST_CASE("similar articles share telling words; the article and its copies are left out") {
  const SampleIndex index(stories());
  const Page page = Searcher(index.path()).search(like("ferry"));
  CHECK(ids(page) == Strings{"tug", "title", "bank"});
  CHECK(page.total == 3);
  CHECK(page.total_is_exact);
  CHECK(page.similar_to == "ferry");
  CHECK(page.query.empty());
  CHECK(page.hits[0].score > page.hits[1].score);
  CHECK_FALSE(page.hits[0].snippet.highlights.empty());
}

TEST_CASE("copies are left out whatever other headline a paper gave them") {
  const std::string text =
      "The ferry lost its anchor off the harbour, and forty passengers waited for a tug until the "
      "storm abated, while the captain served soup, biscuits and lemonade in the wheelhouse.";
  std::vector<Article> articles = {
      make_article("wire", "Marooned", text),
      make_article("paper", "Stormbound", text),
      make_article("other", "Marooned sheep saved", "The captain of a tug served soup to sheep."),
      make_article("inquiry", "Inquiry into ferry",
                   "Passengers of the ferry tell how anchor, tug and harbour failed them, and that "
                   "lemonade and biscuits from the wheelhouse helped until the storm abated."),
  };
  for (const Article& article : stories()) articles.push_back(article);
  const SampleIndex index(articles);
  const Page page = Searcher(index.path()).search(like("wire"));
  const std::vector<WeightedTerm>& terms = page.explanation.value().similar_terms;
  CHECK(std::ranges::any_of(terms,
                            [](const WeightedTerm& each) { return each.term == "maroon (en)"; }));
  const Strings found = ids(page);
  CHECK(std::ranges::count(found, "inquiry") == 1);
  CHECK(std::ranges::count(found, "paper") == 0);
}

TEST_CASE("a text of few words is another under another headline") {
  std::vector<Article> articles = {
      make_article("coffee", "Coffee options of Monday morning", "Business nil."),
      make_article("cocoa", "Cocoa options of Monday noon", "Business nil."),
      make_article("again", "Coffee options of Monday morning", "Business  nil."),
      make_article("coffee-price", "Coffee falls at noon", "Coffee and cocoa fell this morning."),
  };
  for (const Article& article : stories()) articles.push_back(article);
  const SampleIndex index(articles);
  const Strings found = ids(Searcher(index.path()).search(like("coffee")));
  CHECK(std::ranges::count(found, "cocoa") == 1);
  CHECK(std::ranges::count(found, "again") == 0);
}

TEST_CASE("a word that is cut where texts are no longer compared is no word of the text") {
  std::string long_text;
  while (long_text.size() < 20'000 - 5) long_text += "harbour1 ";
  long_text.resize(20'000 - 5);
  long_text.back() = ' ';
  long_text += "lighthouse";
  std::vector<Article> articles = {
      make_article("light", "Light", long_text),
      make_article("lamp", "Lamp", long_text),
      make_article("keeper", "Light of the keeper", "harbour1 and lighthouse"),
  };
  for (const Article& article : stories()) articles.push_back(article);
  const SampleIndex index(articles);
  const Strings found = ids(Searcher(index.path()).search(like("light")));
  CHECK(std::ranges::count(found, "keeper") == 1);
  CHECK(std::ranges::count(found, "lamp") == 0);
}

TEST_CASE("copies are left out, be their text long or without a telling word") {
  std::string long_text;
  for (int i = 0; i < 4'000; ++i) long_text += "harbour" + std::to_string(i % 7) + " ";
  long_text += "lighthouse";
  std::vector<Article> articles = {
      make_article("long", "Lamps", long_text),
      make_article("long-copy", "Other lamps", long_text + "\n"),
      make_article("prices", "Closing prices", "10 20 30"),
      make_article("prices-copy", "Closing prices", "10  20 30"),
      make_article("later", "Closing prices", "11 21 31"),
      make_article("keeper", "Lighthouse keeper", "harbour1"),
  };
  for (const Article& article : stories()) articles.push_back(article);
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  CHECK(ids(searcher.search(like("long"))) == Strings{"keeper"});
  CHECK(ids(searcher.search(like("prices"))) == Strings{"later"});
}

TEST_CASE(
    "the words that made it so are told with their weights, none of them a number or stop word") {
  const SampleIndex index(stories());
  const Page page = Searcher(index.path()).search(like("ferry"));
  Strings terms;
  double before = 1;
  for (const WeightedTerm& term : page.explanation->similar_terms) {
    terms.push_back(term.term);
    CHECK(term.weight <= before);
    CHECK(term.weight > 0);
    before = term.weight;
  }
  std::sort(terms.begin(), terms.end());
  CHECK(terms == Strings{"anchor (en)", "ferri (en)", "harbour (en)", "lost (en)"});
  CHECK(page.explanation->similar_terms.front().weight == 1);
}

TEST_CASE("filters, order, counts and pages apply to similar articles") {
  const SampleIndex index(stories());
  Searcher searcher(index.path());
  Request request = like("ferry");
  request.filters = {{find_field("topic"), "sport"}};
  CHECK(ids(searcher.search(request)) == Strings{"tug"});
  request.filters.clear();
  request.facets = {"topic"};
  request.timeline = TimeUnit::year;
  for (const SortOrder sort : {SortOrder::newest, SortOrder::oldest, SortOrder::relevance}) {
    request.sort = sort;
    const Page page = searcher.search(request);
    const Strings newest = {"title", "bank", "tug"};
    const Strings oldest = {"tug", "bank", "title"};
    if (sort != SortOrder::relevance) {
      CHECK(ids(page) == (sort == SortOrder::newest ? newest : oldest));
    }
    CHECK(page.total == 3);
    CHECK(page.facets[0].values == std::vector<FacetValue>{{"weather", 2}, {"sport", 1}});
    CHECK(page.timeline->periods.at(0).count == 3);
  }
  request = like("ferry");
  request.query = "tug OR bank";
  CHECK(ids(searcher.search(request)) == Strings{"tug", "bank"});
  request.query = "-bank";
  request.offset = 1;
  CHECK(ids(searcher.search(request)) == Strings{"title"});
}

TEST_CASE("an article that shares no word with another has none that resemble it") {
  const SampleIndex index(stories());
  const Page page = Searcher(index.path()).search(like("lone"));
  CHECK(page.total == 0);
  CHECK(page.warnings == Strings{"the article has no word in common with any other article"});
  CHECK(page.suggestion.empty());
  CHECK(page.relaxations.empty());
}

TEST_CASE("articles of the same subject come before one that shares a rare name") {
  std::vector<Article> articles = {
      make_article("asked", "", "Grain, grain, grain and grain by ship, a ship, said Zanzibari."),
      make_article("subject", "", "Grain and more grain, grain that went by ship upon ship."),
      make_article("name", "", "Zanzibari slept through the whole of the long afternoon."),
  };
  for (int i = 0; i < 100; ++i) {
    articles.push_back(make_article(
        "other" + std::to_string(i), "",
        i % 5 == 0 ? "Some grain was said to wait for a ship of the line in another town, farther "
                     "down the river."
                   : "Nothing of it."));
  }
  const SampleIndex index(articles);
  const std::vector<std::string> found = ids(Searcher(index.path()).search(like("asked")));
  REQUIRE(found.size() > 2);
  CHECK(found.front() == "subject");
  CHECK(std::find(found.begin(), found.end(), "name") != found.end());
}

TEST_CASE("an unknown id is an error with a hint") {
  const SampleIndex index(stories());
  Searcher searcher(index.path());
  try {
    searcher.search(like("nope"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "there is no article \"nope\"");
    CHECK_FALSE(std::string(error.hint()).empty());
  }
}

TEST_CASE("articles of a database behind a server are as similar") {
  const SampleIndex index(stories());
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  write_file(folder / "stub", "remote " + server.address() + "\n");
  Request request = like("ferry");
  request.timeline = TimeUnit::day;
  const Page there = Searcher((folder / "stub").string()).search(request);
  const Page here = Searcher(index.path()).search(request);
  CHECK(ids(there) == ids(here));
  CHECK(there.total == here.total);
  CHECK(there.timeline->periods == here.timeline->periods);
  request.similar_to.clear();
  request.query = "\"harbour ferry\"";
  CHECK(Searcher((folder / "stub").string()).search(request).relaxations.size() == 2);
}

}  // namespace
}  // namespace gazette::similar_test
