// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/score_parts.hpp"

#include <array>
#include <cmath>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::score_parts_test {
namespace {

using namespace std::string_view_literals;

/// Enough stories for words of very different frequency, in two languages.
std::vector<Article> stories(int first, int last) {
  constexpr std::array words = {"ferry"sv, "bridges"sv, "harbour"sv,  "storms"sv,
                                "pilot"sv, "whale"sv,   "educación"sv};
  RandomText random(11);
  std::vector<Article> articles;
  for (int i = 0; i <= last; ++i) {
    std::string body = "The";
    for (std::size_t j = 0; j < 5 + static_cast<std::size_t>(i) % 30; ++j) {
      body += ' ';
      body += words[random.below(static_cast<std::uint32_t>(1 + j % words.size()))];
    }
    Article article = make_article(std::to_string(i), "A harbour story", body + " came.",
                                   i % 4 == 0 ? "es" : "en");
    if (i % 3 != 0) article.published = day(2026, 1, 1 + static_cast<unsigned>(i) % 28);
    article.topics = {{i % 2 == 0 ? "sport" : "economy/trade"}};
    if (i >= first) articles.push_back(article);
  }
  return articles;
}

Page explained(Searcher& searcher, const std::string& query, SortOrder sort) {
  Request request;
  request.query = query;
  request.sort = sort;
  request.explain = Explain::yes;
  return searcher.search(request);
}

/// What is wrong with the parts of the page's scores; empty when nothing is.
std::string fault_of(const Page& page) {
  for (const Hit& hit : page.hits) {
    double sum = 0;
    for (const ScorePart& part : hit.score_parts) {
      if (part.word == "other" || part.score < 0) return "a part has no name: " + hit.article.id;
      sum += part.score;
    }
    if (std::abs(sum - hit.score) > 1e-6 * hit.score) {
      return hit.article.id + " has the score " + std::to_string(hit.score) + ", its parts " +
             std::to_string(sum);
    }
  }
  return {};
}

constexpr std::array queries = {
    "ferry"sv,
    "ferry whale pilot"sv,
    "whale whale ferry"sv,
    "\"ferry ferry\" whale"sv,
    "ferry NEAR/3 bridges"sv,
    "(whale AND pilot) OR ferry"sv,
    "((whale AND pilot) OR (storms AND educación)) AND ferry"sv,
    "(whale NOT pilot) OR ferry"sv,
    "+ferry whale -pilot"sv,
    "title:harbour whale"sv,
    "title:harbour AND whale"sv,
    "(title:harbour AND topic:sport) OR whale"sv,
    "topic:sport ferry"sv,
    "topic:sport"sv,
    "the"sv,
    "educacion bridge storm"sv,
    ""sv,
};

TEST_CASE("the parts of a score add up to it, whatever the query") {
  const SampleIndex index(stories(0, 80));
  Searcher searcher(index.path());
  for (const std::string_view query : queries) {
    for (const SortOrder sort : {SortOrder::automatic, SortOrder::newest, SortOrder::oldest}) {
      const Page page = explained(searcher, std::string(query), sort);
      CAPTURE(query, page.explanation->xapian_query);
      CHECK(!page.hits.empty());
      CHECK(fault_of(page).empty());
    }
  }
}

TEST_CASE("the parts of a score add up to it in queries put together at random") {
  constexpr std::array scraps = {"ferry "sv, "bridge "sv, "harbour "sv, "whale "sv,
                                 "pilot "sv, " AND "sv,   " OR "sv,     " NOT "sv,
                                 "("sv,      ")"sv,       "+"sv,        "-"sv,
                                 "\""sv,     "title:"sv,  "the "sv,     "NEAR/4 "sv};
  const SampleIndex index(stories(0, 80));
  Searcher searcher(index.path());
  RandomText random(7);
  for (int i = 0; i < 1'000; ++i) {
    const std::string query = random.pieces(scraps, 2 + static_cast<std::size_t>(i) % 12);
    const std::string fault = fault_of(explained(searcher, query, SortOrder::automatic));
    if (!fault.empty()) {
      CAPTURE(query);
      FAIL(fault);
    }
  }
}

TEST_CASE("several databases and a server explain their scores as well") {
  const SampleIndex first(stories(0, 30));
  const SampleIndex second(stories(31, 80));
  const DatabaseServer server(second.path());
  const TemporaryFolder folder;
  const std::string stub = (folder / "stub").string();
  std::ofstream(stub) << "auto " + first.path() + "\nremote " + server.address() + "\n";
  Searcher searcher(stub);
  for (const std::string_view query : queries) {
    const Page page = explained(searcher, std::string(query), SortOrder::automatic);
    CAPTURE(query);
    CHECK(!page.hits.empty());
    CHECK(fault_of(page).empty());
  }
}

TEST_CASE("a part is called as it was typed, with what it was looked up as") {
  const SampleIndex index({make_article("1", "", "The bridges and the phone call of a ferry."),
                           make_article("2", "", "Another story.")});
  Searcher searcher(index.path());
  const Page page = explained(searcher, "Bridge \"phone call\" ferry NEAR/9 phone xylophone",
                              SortOrder::automatic);
  REQUIRE(page.hits.size() == 1);
  std::vector<std::string> names;
  for (const ScorePart& part : page.hits.front().score_parts) names.push_back(part.word);
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"\"phone call\"", "Bridge", "ferry NEAR phone"});
  for (const ScorePart& part : page.hits.front().score_parts) {
    if (part.word == "Bridge") CHECK(part.terms == std::vector<std::string>{"bridg (en)"});
  }
}

TEST_CASE("nothing is explained that was not asked for") {
  const SampleIndex index(stories(0, 5));
  Request request;
  request.query = "ferry";
  const Page page = Searcher(index.path()).search(request);
  CHECK(!page.explanation);
  REQUIRE(!page.hits.empty());
  CHECK(page.hits.front().score_parts.empty());
}

}  // namespace
}  // namespace gazette::score_parts_test
