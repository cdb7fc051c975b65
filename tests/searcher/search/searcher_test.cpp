// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/searcher.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::searcher_test {
namespace {

using Strings = std::vector<std::string>;

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

/// Ferry stories `1` to `count`, each a day later; every third has no date.
std::vector<Article> ferries(int count) {
  std::vector<Article> articles;
  for (int i = 1; i <= count; ++i) {
    Article article = make_article(std::to_string(i), "", "The ferry came.");
    if (i % 3 != 0) article.published = day(2026, 1, static_cast<unsigned>(i));
    articles.push_back(article);
  }
  return articles;
}

TEST_CASE("a hit has rank, score, article, title and snippet") {
  Article article = make_article("wire-1", "Ferry late", "The ferry came late.\n");
  article.authors = {"Mara Lindqvist"};
  article.topics = {{"economy/trade"}};
  article.published = day(2026, 2, 3);
  const SampleIndex index({article});
  Request request;
  request.query = "ferry";
  const Page page = Searcher(index.path()).search(request);
  REQUIRE(page.hits.size() == 1);
  const Hit& hit = page.hits.front();
  CHECK(hit.rank == 1);
  CHECK(hit.score > 0);
  CHECK(hit.article == article);
  CHECK(hit.snippet.text == "The ferry came late.");
  CHECK(hit.snippet.highlights == std::vector<CodePointRange>{{4, 9}});
  CHECK(page.query == "ferry");
  CHECK(page.parsed == "(ranked ferry)");
  CHECK(page.took_ms >= 0);
  CHECK(page.warnings.empty());
}

TEST_CASE("pages follow one another without gap or overlap") {
  const SampleIndex index(ferries(25));
  Searcher searcher(index.path());
  for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    Request request;
    request.query = "ferry";
    request.sort = order;
    request.limit = 100;
    const Strings whole = ids(searcher.search(request));
    CHECK(whole.size() == 25);
    for (const std::size_t size : {1U, 4U, 25U}) {
      Strings paged;
      request.limit = size;
      for (request.offset = 0; request.offset < 30; request.offset += size) {
        const Page page = searcher.search(request);
        CHECK(page.total == 25);
        CHECK(page.total_is_exact);
        for (const Hit& hit : page.hits) {
          paged.push_back(hit.article.id);
          CHECK(hit.rank == paged.size());
        }
      }
      CHECK(paged == whole);
    }
  }
}

TEST_CASE("a page beyond the end or of no size has the total and no hits") {
  const SampleIndex index(ferries(7));
  Searcher searcher(index.path());
  for (const SortOrder order : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    Request request;
    request.query = "ferry";
    request.sort = order;
    for (const auto& [offset, limit] :
         {std::pair{7U, 10U}, std::pair{5000U, 10U}, std::pair{0U, 0U}, std::pair{9999U, 1U}}) {
      request.offset = offset;
      request.limit = limit;
      const Page page = searcher.search(request);
      CHECK(page.hits.empty());
      CHECK(page.total == 7);
      CHECK(page.total_is_exact);
    }
  }
}

TEST_CASE("a page may begin and end anywhere up to its last hit") {
  const SampleIndex index(ferries(3));
  Searcher searcher(index.path());
  constexpr std::size_t most = max_page_end;
  for (const SortOrder sort : {SortOrder::relevance, SortOrder::newest, SortOrder::oldest}) {
    for (const auto& [offset, limit, want] : {std::array{std::size_t{0}, most, std::size_t{3}},
                                              std::array{std::size_t{1}, most - 1, std::size_t{2}},
                                              std::array{std::size_t{3}, most - 3, std::size_t{0}},
                                              std::array{most, std::size_t{0}, std::size_t{0}}}) {
      Request request;
      request.sort = sort;
      request.offset = offset;
      request.limit = limit;
      CAPTURE(offset, limit);
      const Page page = searcher.search(request);
      CHECK(page.hits.size() == want);
      CHECK(page.total == 3);
    }
  }
}

TEST_CASE("where ids alone are wanted, hits hold nothing else") {
  const SampleIndex index(ferries(3));
  Request request;
  request.query = "ferry";
  Searcher searcher(index.path());
  const Page whole = searcher.search(request);
  request.hit_content = HitContent::id_only;
  const Page bare = searcher.search(request);
  REQUIRE(bare.hits.size() == whole.hits.size());
  for (std::size_t i = 0; i < bare.hits.size(); ++i) {
    CHECK(bare.hits[i].article.id == whole.hits[i].article.id);
    CHECK(bare.hits[i].rank == whole.hits[i].rank);
    CHECK(bare.hits[i].snippet.text.empty());
  }
}

TEST_CASE("articles without a date come last in both orders of time") {
  std::vector<Article> articles = ferries(9);
  articles[6].published = day(1950, 1, 1);
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  request.sort = SortOrder::newest;
  Strings newest = ids(searcher.search(request));
  request.sort = SortOrder::oldest;
  Strings oldest = ids(searcher.search(request));
  REQUIRE(newest.size() == 9);
  REQUIRE(oldest.size() == 9);
  for (Strings* order : {&newest, &oldest}) std::sort(order->end() - 3, order->end());
  CHECK(newest == Strings{"8", "5", "4", "2", "1", "7", "3", "6", "9"});
  CHECK(oldest == Strings{"7", "1", "2", "4", "5", "8", "3", "6", "9"});
}

TEST_CASE("an order by date is strictly by date, of one second by relevance, then the undated") {
  std::vector<Article> articles = {
      make_article("new, weak", "", "The ferry, the bridge, the school and the roof."),
      make_article("old, best", "Ferry", "Ferry, ferry, ferry, ferry."),
      make_article("old, weak", "", "The ferry, the bridge, the school and the roof."),
      make_article("a second later", "", "The ferry, the bridge, the school and the roof."),
      make_article("undated, weak", "", "The ferry, the bridge, the school and the roof."),
      make_article("undated, best", "Ferry", "Ferry, ferry, ferry, ferry.")};
  articles[0].published = day(2026, 2, 3);
  articles[1].published = day(1969, 2, 3);  // before the first second that Unix counts
  articles[2].published = articles[1].published;
  articles[3].published = Timestamp{articles[1].published->utc + std::chrono::seconds{1}, {}};
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  request.sort = SortOrder::newest;
  CHECK(ids(searcher.search(request)) == Strings{"new, weak", "a second later", "old, best",
                                                 "old, weak", "undated, best", "undated, weak"});
  request.sort = SortOrder::oldest;
  CHECK(ids(searcher.search(request)) == Strings{"old, best", "old, weak", "a second later",
                                                 "new, weak", "undated, best", "undated, weak"});
}

TEST_CASE("without words the newest come first, with words the best") {
  std::vector<Article> articles = ferries(5);
  articles[0].title = "Ferry ferry";
  articles[0].topics = articles[4].topics = {{"economy"}};
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  CHECK(ids(searcher.search(request)) == Strings{"5", "4", "2", "1", "3"});
  request.query = "topic:economy";
  CHECK(ids(searcher.search(request)) == Strings{"5", "1"});
  request.query = "topic:economy ferry";
  CHECK(ids(searcher.search(request)) == Strings{"1", "5"});
}

TEST_CASE("filters on one field mean either, on several fields all") {
  std::vector<Article> articles = ferries(6);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].source = i < 2 ? "Harbour Times" : i < 4 ? "Northern Wire" : "El Puerto";
    articles[i].topics = {{i % 2 == 0 ? "economy/trade" : "sport"}};
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  const auto found = [&](std::vector<Filter> filters) {
    Request request;
    request.filters = std::move(filters);
    Strings result = ids(searcher.search(request));
    std::sort(result.begin(), result.end());
    return result;
  };
  const Filter times{&field("source"), "harbour times"};
  const Filter wire{&field("source"), "Northern Wire"};
  const Filter economy{&field("topic"), "economy"};
  const Filter sport{&field("topic"), "sport"};
  CHECK(found({times}) == Strings{"1", "2"});
  CHECK(found({times, wire}) == Strings{"1", "2", "3", "4"});
  CHECK(found({times, wire, economy}) == Strings{"1", "3"});
  CHECK(found({economy, sport}) == Strings{"1", "2", "3", "4", "5", "6"});
  CHECK(found({{&field("source"), "nobody"}}).empty());
  CHECK(found({{&field("id"), "3"}, {&field("id"), "5"}}) == Strings{"3", "5"});
}

TEST_CASE("since and until include their days and leave out what has no date") {
  const SampleIndex index(ferries(8));
  Searcher searcher(index.path());
  struct Case {
    std::string since, until;
    std::size_t want;
  };
  for (const auto& [since, until, want] :
       {Case{"2026-01-02", "", 5}, Case{"", "2026-01-04", 3}, Case{"2026-01-02", "2026-01-05", 3},
        Case{"2026-01-04", "2026-01-04", 1}, Case{"2026-01", "2026", 6}, Case{"2027", "", 0}}) {
    Request request;
    request.since = since;
    request.until = until;
    const Page page = searcher.search(request);
    CAPTURE(since, until);
    CHECK(page.total == want);
    REQUIRE(page.warnings.size() == 1);
    CHECK(page.warnings.front().find("2 of 8") != std::string::npos);
  }
  for (const auto& [since, until] :
       {std::pair{"soon", ""}, std::pair{"", "2026-02-30"}, std::pair{"2026-02", "2026-01"},
        std::pair{"..2026", ""}, std::pair{"", "2026.."}}) {
    Request request;
    request.since = since;
    request.until = until;
    CAPTURE(since, until);
    try {
      searcher.search(request);
      FAIL("not refused");
    } catch (const QueryError& error) {
      CHECK_FALSE(error.hint().empty());
      CHECK(error.byte_offset() == 0);
    }
  }
}

TEST_CASE("the total is exact up to its limit, and always when asked for or for facets") {
  std::vector<Article> articles;
  constexpr int count = 10'300;
  for (int i = 0; i < count; ++i) {
    Article article = make_article(std::to_string(i), "", i % 2 == 0 ? "ferry" : "ferry bridge");
    article.source = "Harbour Times";
    articles.push_back(article);
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  request.query = "bridge";
  CHECK(searcher.search(request).total == count / 2);
  CHECK(searcher.search(request).total_is_exact);
  request.query = "ferry bridge";
  const Page page = searcher.search(request);
  CHECK(page.total > exact_total_limit / 2);
  CHECK((!page.total_is_exact || page.total == count));
  request.counting = Counting::exact;
  CHECK(searcher.search(request).total == count);
  CHECK(searcher.search(request).total_is_exact);
  request.counting = Counting::up_to_limit;
  request.facets = {"source"};
  CHECK(searcher.search(request).total == count);
  CHECK(searcher.search(request).facets.at(0).values.at(0).count == count);
  request.sort = SortOrder::oldest;
  CHECK(searcher.search(request).total == count);
}

TEST_CASE("a total that nobody looks at is nothing only when nothing matches") {
  const SampleIndex index(ferries(30));
  Searcher searcher(index.path());
  for (const std::string query : {"ferry", "ferry OR unheard", "ferry AND late", "", "unheard",
                                  "\"ferry unheard\"", "-ferry", "ferry AND unheard"}) {
    for (const std::size_t limit : {0, 3, 100}) {
      CAPTURE(query, limit);
      Request request;
      request.query = query;
      request.limit = limit;
      request.counting = Counting::exact;
      const Page exact = searcher.search(request);
      request.counting = Counting::up_to_limit;
      const Page enough = searcher.search(request);
      CHECK(enough.total == exact.total);
      CHECK(enough.total_is_exact);
      request.counting = Counting::none;
      const Page none = searcher.search(request);
      CHECK((none.total == 0) == (exact.total == 0));
      CHECK(none.hits.size() == exact.hits.size());
    }
  }
}

TEST_CASE("where no snippet is wanted, hits hold the article alone") {
  const SampleIndex index(ferries(2));
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  const Page whole = searcher.search(request);
  request.hit_content = HitContent::article;
  const Page bare = searcher.search(request);
  REQUIRE(bare.hits.size() == whole.hits.size());
  CHECK(bare.hits[0].article == whole.hits[0].article);
  CHECK(bare.hits[0].snippet.text.empty());
  CHECK(bare.hits[0].title.text.empty());
}

TEST_CASE("a facet that is asked twice is refused, whatever its numbers") {
  const SampleIndex index(ferries(1));
  Request request;
  request.facets = {"source:2", "topic", "source"};
  CHECK_THROWS_WITH(Searcher(index.path()).search(request), "facet \"source\" is given twice");
}

TEST_CASE("an unknown facet is refused") {
  const SampleIndex index(ferries(1));
  Request request;
  request.facets = {"topic", "colour"};
  try {
    Searcher(index.path()).search(request);
    FAIL("not refused");
  } catch (const QueryError& error) {
    CHECK(std::string(error.what()).find("colour") != std::string::npos);
    CHECK(error.hint().find("topic, source") != std::string::npos);
  }
}

TEST_CASE("an article is shown by its whole id alone") {
  std::vector<Article> articles = ferries(2);
  articles[0].id = "file:/news/a b.txt";
  articles[1].id = std::string(300, 'x') + "1";
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  for (const Article& article : articles) CHECK(searcher.article(article.id) == article);
  for (const std::string& id : {std::string(), std::string("file"), std::string(300, 'x') + "2"}) {
    CAPTURE(id);
    CHECK_FALSE(searcher.article(id));
  }
}

TEST_CASE("a result says how many articles have all words of a query, and how many any") {
  const SampleIndex index({make_article("1", "Oil price", "The oil price rose."),
                           make_article("2", "Oil", "The price of oil."),
                           make_article("3", "Oil", "News."), make_article("4", "Price", "News.")});
  Searcher searcher(index.path());
  struct Case {
    std::string query;
    std::optional<std::pair<std::size_t, std::size_t>> want;  ///< all, any
  };
  for (const Case& c : std::vector<Case>{{"oil price", {{2, 4}}},
                                         {"the oil of price", {{2, 4}}},
                                         {"\"oil price\" news", {{0, 3}}},
                                         {"oil price qqqqq", {{0, 4}}},
                                         {"oil news language:en", {{1, 4}}},
                                         {"oil", {}},
                                         {"oil Oil", {}},
                                         {"the oil", {}},
                                         {"oil +price", {}},
                                         {"oil AND price", {}},
                                         {"oil (price OR news)", {}},
                                         {"", {}}}) {
    CAPTURE(c.query);
    Request request;
    request.query = c.query;
    const Page any = searcher.search(request);
    REQUIRE(any.word_totals.has_value() == c.want.has_value());
    if (!c.want) continue;
    CHECK(any.word_totals->all.count == c.want->first);
    CHECK(any.word_totals->all.is_exact);
    CHECK(any.word_totals->any.count == c.want->second);
    CHECK(any.word_totals->any.count == any.total);
    request.words_wanted = WordsWanted::all;
    const Page all = searcher.search(request);
    CHECK(all.total == c.want->first);
    REQUIRE(all.word_totals);
    CHECK(all.word_totals->any.count == c.want->second);
    if (all.total > 0) continue;
    REQUIRE_FALSE(all.relaxations.empty());
    CHECK(all.relaxations.front().left_out == std::vector<std::string>{"all"});
    CHECK(all.relaxations.front().count == c.want->second);
  }
}

TEST_CASE("all words are asked for in brackets as well, and none of those left out") {
  const SampleIndex index({make_article("1", "Oil", "price rise"),
                           make_article("2", "Oil", "price"), make_article("3", "Gas", "rise")});
  Searcher searcher(index.path());
  Request request;
  request.words_wanted = WordsWanted::all;
  const auto total = [&](const std::string& query) {
    request.query = query;
    return searcher.search(request).total;
  };
  CHECK(total("oil (price rise)") == 1);
  CHECK(total("oil -(rise gas)") == 1);
  CHECK(total("(gas OR oil) price") == 2);
  CHECK(total("the") == 0);
}

TEST_CASE("where there are no words but stop words, all of them are asked for") {
  const SampleIndex index({make_article("1", "To", "be or not to be"), make_article("2", "To", "a"),
                           make_article("3", "Schule", "Die Schule.", "de")});
  Searcher searcher(index.path());
  Request request;
  const auto total = [&](const std::string& query) {
    request.query = query;
    return searcher.search(request).total;
  };
  CHECK(total("to be") == 2);
  request.words_wanted = WordsWanted::all;
  CHECK(total("to be") == 1);
  CHECK(total("to be schule") == 1);
}

TEST_CASE("words that no article has are named") {
  const SampleIndex index({make_article("1", "Oil price", "The e-mail of O'Brien.")});
  Searcher searcher(index.path());
  const auto absent = [&](const std::string& query) {
    Request request;
    request.query = query;
    return searcher.search(request).words_without_articles;
  };
  CHECK(absent("oil prices email OBrien").empty());
  CHECK(absent("oil qqqqq Zzzzz qqqqq") == Strings{"qqqqq", "Zzzzz"});
  CHECK(absent("\"oil qqqqq\" AND (zzzz OR oil)") == Strings{"qqqqq", "zzzz"});
  CHECK(absent("oil -qqqqq title:oil").empty());
}

}  // namespace
}  // namespace gazette::searcher_test
