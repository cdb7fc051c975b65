// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/facets.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::facets_test {
namespace {

using Values = std::vector<FacetValue>;

Facet facet_made(std::string_view name, const Values& slot_values) {
  const FacetKind* kind = find_facet(name);
  REQUIRE(kind != nullptr);
  return make_facet(*kind, slot_values);
}

std::string list(std::initializer_list<std::string_view> values) {
  std::string text;
  for (const std::string_view value : values) {
    if (!text.empty()) text += list_separator;
    text += value;
  }
  return text;
}

TEST_CASE("every facet that messages name exists, and no other") {
  std::string names = facet_names() + ", ";
  std::size_t count = 0;
  for (std::size_t comma = names.find(", "); comma != std::string::npos; comma = names.find(", ")) {
    CAPTURE(names.substr(0, comma));
    CHECK(find_facet(names.substr(0, comma)) != nullptr);
    names.erase(0, comma + 2);
    ++count;
  }
  CHECK(count == 8);
  for (const std::string_view name : {"", "Topic", "topics", "id", "topic,source"}) {
    CAPTURE(name);
    CHECK(find_facet(name) == nullptr);
  }
}

TEST_CASE("an article counts once for each topic of its and each above") {
  const Facet facet = facet_made("topic", {{list({"economy/fish", "economy/trade"}), 2},
                                           {list({"economy/trade", "sport"}), 3},
                                           {"economy", 1},
                                           {"a/b/c", 1},
                                           {"", 9}});
  CHECK(facet.name == "topic");
  CHECK(facet.values == Values{{"economy", 6},
                               {"economy/trade", 5},
                               {"sport", 3},
                               {"economy/fish", 2},
                               {"a", 1},
                               {"a/b", 1},
                               {"a/b/c", 1}});
}

TEST_CASE("values come by falling count and then by name, however the index yields them") {
  const Facet facet = facet_made("source", {{"Zeta", 2}, {"Alpha", 2}, {"Mid", 7}, {"Beta", 2}});
  CHECK(facet.values == Values{{"Mid", 7}, {"Alpha", 2}, {"Beta", 2}, {"Zeta", 2}});
  CHECK(facet_made("author", {{list({"Ann", "Bob"}), 1}, {"Bob", 1}}).values ==
        Values{{"Bob", 2}, {"Ann", 1}});
  CHECK(facet_made("source", {}).values.empty());
}

TEST_CASE("spellings that a filter takes for one name count as one, under the commonest") {
  CHECK(facet_made("author", {{"Ana Núñez", 2},
                              {"ANA NUÑEZ", 3},
                              {list({"Ana Nunez", "Ana Núñez", "Bo"}), 4},
                              {"...", 1}})
            .values == Values{{"Ana Nunez", 9}, {"Bo", 4}, {"...", 1}});
  CHECK(facet_made("source", {{"The  Wire", 1}, {"the wire", 1}}).values ==
        Values{{"The  Wire", 2}});
}

/// The same filters as options, for each value of the facets of a page.
std::size_t found_by(Searcher& searcher, Request request, std::string_view facet,
                     const std::string& value) {
  const std::string_view field = facet == "year" || facet == "month" ? "date" : facet;
  request.filters.push_back({find_field(field), value});
  request.facets.clear();
  request.counting = Counting::exact;
  return searcher.search(request).total;
}

TEST_CASE("a filter by a value of a facet finds as many articles as the facet says") {
  std::vector<Article> articles;
  const std::vector<std::string> names = {"Ana Núñez", "ana nunez", "ANA NÚÑEZ", "Bo Straße",
                                          "BO STRASSE"};
  for (std::size_t i = 0; i < 60; ++i) {
    Article article = make_article(std::to_string(i), "Ferry", "News");
    article.authors = {names[i % 5], names[i % 3]};
    article.source = i % 2 == 0 ? "The Wire" : "the WIRE";
    article.places = {i % 4 == 0 ? "Zürich" : "ZURICH"};
    article.topics = {{"economy/trade", TopicOrigin::rule, 0.5},
                      {i % 3 == 0 ? "sport" : "sport/rowing", TopicOrigin::model,
                       static_cast<double>(i % 10) / 10}};
    if (i % 7 != 0) article.topics.push_back({"place/town", TopicOrigin::source, 1});
    article.published = day(2024, 1, static_cast<unsigned>(1 + i % 28));
    articles.push_back(article);
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  std::size_t compared = 0;
  for (const int percent : {0, 40, 60, 100}) {
    for (const std::vector<TopicOrigin>& origins :
         {std::vector<TopicOrigin>{}, {TopicOrigin::model}, {TopicOrigin::source}}) {
      Request request;
      request.query = "ferry";
      request.filings = {origins, percent};
      request.facets = {"topic", "source", "author", "language", "year", "month", "place"};
      const Page page = searcher.search(request);
      for (const Facet& facet : page.facets) {
        for (const FacetValue& value : facet.values) {
          CAPTURE(percent, facet.name, value.value);
          CHECK(found_by(searcher, request, facet.name, value.value) == value.count);
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("filters by both values of a pair find as many articles as the pair counts") {
  const std::vector<std::string> names = {"Ana Núñez", "ana nunez", "Bo Straße"};
  std::vector<std::vector<Article>> parts(2);
  for (std::size_t i = 0; i < 60; ++i) {
    Article article =
        make_article(std::to_string(i), "Ferry of the day", "News", i % 6 == 0 ? "de" : "en");
    article.authors = {names[i % 3], "Bo Strasse"};
    if (i % 5 != 0) article.source = i % 2 == 0 ? "The Wire" : "the WIRE";
    article.topics = {{"economy/trade", TopicOrigin::rule, 0.5},
                      {i % 3 == 0 ? "sport" : "sport/rowing", TopicOrigin::model,
                       static_cast<double>(i % 10) / 10}};
    if (i % 7 != 0) article.published = day(2024, 1 + static_cast<unsigned>(i % 4), 9);
    parts[i % 4 == 0 ? 0 : 1].push_back(article);
  }
  std::vector<Article> all = parts[0];
  all.insert(all.end(), parts[1].begin(), parts[1].end());
  const SampleIndex whole(all);
  const SampleIndex first(parts[0]);
  const SampleIndex second(parts[1]);
  Searcher searcher(whole.path());
  Searcher shards({first.path(), second.path()});
  const std::vector<std::string> pairs = {"source*month",   "author*year",     "topic*source",
                                          "month*topic",    "language*author", "source*language",
                                          "topic*language", "language*topic"};
  std::size_t compared = 0;
  for (const std::string query : {"ferry", "the ferry", ""}) {
    for (const FilingFilter& filings : std::vector<FilingFilter>{
             {{}, 0}, {{}, 60}, {{TopicOrigin::rule}, 0}, {{TopicOrigin::model}, 30}}) {
      Request request;
      request.query = query;
      request.filings = filings;
      request.facets = pairs;
      const Page page = searcher.search(request);
      const Page of_shards = shards.search(request);
      for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Facet& facet = page.facets.at(i);
        CAPTURE(query, filings.origins.size(), filings.min_confidence_percent, facet.name);
        CHECK(facet.name == pairs[i]);
        CHECK(!facet.values.empty());
        CHECK(facet.values == of_shards.facets.at(i).values);
        const std::size_t star = facet.name.find('*');
        for (const FacetValue& value : facet.values) {
          CAPTURE(value.value, value.with);
          Request narrow = request;
          const std::string with = facet.name.substr(star + 1);
          const bool is_date = with == "year" || with == "month";
          narrow.filters.push_back({find_field(is_date ? "date" : with), value.with});
          CHECK(found_by(searcher, narrow, facet.name.substr(0, star), value.value) == value.count);
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("of pairs as many are listed as are asked for, and each is shown by both values") {
  Article article = make_article("a", "Ferry", "News");
  article.source = "Wire";
  article.published = day(2026, 2, 26);
  Article other = article;
  other.id = "b";
  other.source = "Post";
  Article third = other;
  third.id = "c";
  const SampleIndex index({article, other, third});
  Request request;
  request.facets = {"source*month:1"};
  const Facet facet = Searcher(index.path()).search(request).facets.at(0);
  CHECK(facet.name == "source*month");
  CHECK(facet.values == Values{{"Post", 2, "2026-02"}});
  CHECK(facet.left_out == 1);
  for (const std::string_view wrong : {"source*", "*month", "source*source", "source*colour",
                                       "source*month*year", "source*month:0"}) {
    CAPTURE(wrong);
    CHECK(!parse_facet(wrong));
  }
}

TEST_CASE("facets of an index count what an article says, by year and month as well") {
  std::vector<Article> articles;
  for (int i = 0; i < 6; ++i) {
    Article article = make_article("a" + std::to_string(i), "Ferry", "Ferry news");
    article.source = i % 2 == 0 ? "Harbour Times" : "Northern Wire";
    article.authors = {"Mara Lindqvist", "Tom Okafor"};
    if (i > 0) article.published = day(2024 + i / 3, 12, 31);
    article.topics = {{"economy/trade"}, {"economy/fishing"}};
    articles.push_back(article);
  }
  articles[5].published = day(1969, 7, 1);
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  Request request;
  request.query = "ferry";
  request.limit = 1;
  request.facets = {"topic", "source", "author", "language", "year", "month", "place"};
  const Page page = searcher.search(request);
  CHECK(page.total == 6);
  REQUIRE(page.facets.size() == 7);
  CHECK(page.facets[0].values ==
        Values{{"economy", 6}, {"economy/fishing", 6}, {"economy/trade", 6}});
  CHECK(page.facets[1].values == Values{{"Harbour Times", 3}, {"Northern Wire", 3}});
  CHECK(page.facets[2].values == Values{{"Mara Lindqvist", 6}, {"Tom Okafor", 6}});
  CHECK(page.facets[3].values == Values{{"en", 6}});
  CHECK(page.facets[4].values == Values{{"2024", 2}, {"2025", 2}, {"1969", 1}});
  CHECK(page.facets[5].values == Values{{"2024-12", 2}, {"2025-12", 2}, {"1969-07", 1}});
  CHECK(page.facets[6].values.empty());
  for (const SortOrder order : {SortOrder::newest, SortOrder::oldest}) {
    request.sort = order;
    CHECK(searcher.search(request).facets[4].values == page.facets[4].values);
  }
}

TEST_CASE("years and months are those of the day that the source wrote") {
  Article late = make_article("a", "Ferry", "News");
  late.published = Timestamp{day(2026, 1, 1).utc + std::chrono::hours{4}, std::chrono::hours{-5}};
  Article early = make_article("b", "Ferry", "News");
  early.published = Timestamp{day(2026, 1, 1).utc - std::chrono::hours{1}, std::chrono::hours{2}};
  const SampleIndex index({late, early});
  Request request;
  request.facets = {"year", "month"};
  const Page page = Searcher(index.path()).search(request);
  CHECK(page.facets[0].values == Values{{"2025", 1}, {"2026", 1}});
  CHECK(page.facets[1].values == Values{{"2025-12", 1}, {"2026-01", 1}});
}

Page faceted(Searcher& searcher, const std::string& query) {
  Request request;
  request.query = query;
  request.facets = {"source", "topic", "place"};
  request.timeline = TimeUnit::day;
  return searcher.search(request);
}

TEST_CASE("what all articles of an index have alike is counted over the matches as well") {
  Article ferry = make_article("a", "Ferry", "News");
  ferry.source = "Wire";
  ferry.topics = {{"sport/rowing"}, {"economy"}};
  ferry.published = day(2026, 2, 26);
  Article bridge = ferry;
  bridge.id = "b";
  bridge.title = "Bridge";
  const auto on_that_day = [](std::size_t count) {
    return std::vector<PeriodCount>{
        {std::chrono::floor<std::chrono::days>(day(2026, 2, 26).utc), count}};
  };
  const SampleIndex index({ferry, bridge});
  Searcher searcher(index.path());
  const Page one = faceted(searcher, "ferry");
  CHECK(one.facets[0].values == Values{{"Wire", 1}});
  CHECK(one.facets[1].values == Values{{"economy", 1}, {"sport", 1}, {"sport/rowing", 1}});
  CHECK(one.facets[2].values.empty());
  REQUIRE(one.timeline);
  CHECK(one.timeline->periods == on_that_day(1));
  CHECK(one.timeline->undated == 0);
  CHECK(faceted(searcher, "news").facets[0].values == Values{{"Wire", 2}});
  const Page none = faceted(searcher, "tram");
  CHECK(none.facets[0].values.empty());
  CHECK(none.timeline->periods.empty());

  put_articles(index.path(), {make_article("c", "Tram", "News")});
  const Page more = faceted(searcher, "news");
  CHECK(more.total == 3);
  CHECK(more.facets[0].values == Values{{"Wire", 2}});
  CHECK(more.timeline->periods == on_that_day(2));
  CHECK(more.timeline->undated == 1);

  const SampleIndex without({make_article("d", "Tram", "News")});
  Searcher both({index.path(), without.path()});
  CHECK(faceted(both, "news").facets[0].values == Values{{"Wire", 2}});
}

/// How many articles a search finds with `value` in place of the filters of `field`.
std::size_t found_instead(Searcher& searcher, Request request, const Field& field,
                          const std::string& value) {
  std::erase_if(request.filters, [&](const Filter& each) { return each.field == &field; });
  request.filters.push_back({&field, value});
  request.facets.clear();
  request.limit = 0;
  return searcher.search(request).total;
}

TEST_CASE("a facet without its own filters tells what each value finds in place of them") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    Article article = make_article("a" + std::to_string(i), i % 3 == 0 ? "Ferry" : "Bridge",
                                   "News of the day", i % 5 == 0 ? "de" : "en");
    article.source = "Paper " + std::to_string(i % 4);
    if (i % 7 != 0) article.published = day(2024 + i % 3, 6, 1);
    article.topics = {{i % 2 == 0 ? "economy/trade" : "economy/fishing"}};
    articles.push_back(article);
  }
  const SampleIndex index(articles);
  Searcher searcher(index.path());
  const std::vector<std::pair<std::string, std::string>> facets = {
      {"topic", "topic"}, {"source", "source"}, {"language", "language"}, {"year", "date"}};
  const std::vector<Filter> choices = {{find_field("topic"), "economy/trade"},
                                       {find_field("source"), "Paper 1"},
                                       {find_field("source"), "Paper 2"},
                                       {find_field("language"), "en"},
                                       {find_field("date"), "2025"}};
  std::size_t counted = 0;
  for (unsigned chosen = 0; chosen < 32; ++chosen) {
    for (const std::string query : {"", "ferry"}) {
      Request request;
      request.query = query;
      request.suggestions = Suggestions::no;
      request.facet_scope = FacetScope::without_own_filters;
      for (std::size_t i = 0; i < choices.size(); ++i) {
        if ((chosen >> i & 1U) != 0) request.filters.push_back(choices[i]);
      }
      for (const auto& [facet, field] : facets) request.facets.push_back(facet);
      const Page page = searcher.search(request);
      for (std::size_t i = 0; i < facets.size(); ++i) {
        for (const FacetValue& value : page.facets[i].values) {
          CAPTURE(chosen, query, facets[i].first, value.value);
          CHECK(value.count ==
                found_instead(searcher, request, *find_field(facets[i].second), value.value));
          ++counted;
        }
      }
      request.facet_scope = FacetScope::matches;
      const Page narrow = searcher.search(request);
      CHECK(narrow.total == page.total);
      if (request.filters.empty()) {
        for (std::size_t i = 0; i < facets.size(); ++i) {
          CHECK(narrow.facets[i].values == page.facets[i].values);
        }
      }
    }
  }
  CHECK(counted > 300);
}

TEST_CASE("hundreds of topics are counted, each with those below") {
  std::vector<Article> articles;
  std::map<std::string, std::size_t> want;
  for (int i = 0; i < 400; ++i) {
    const std::string top = "top-" + std::to_string(i % 20);
    const std::string path = top + "/sub-" + std::to_string(i);
    Article article = make_article("id-" + std::to_string(i), "Ferry", "A story");
    article.topics = {{path}};
    ++want[top];
    ++want[path];
    articles.push_back(article);
  }
  const SampleIndex index(articles);
  Request request;
  request.limit = 0;
  request.facets = {"topic"};
  const Page page = Searcher(index.path()).search(request);
  CHECK(page.total == 400);
  CHECK(page.hits.empty());
  REQUIRE(page.facets.size() == 1);
  const Values& values = page.facets.front().values;
  CHECK(values.size() == 420);
  std::map<std::string, std::size_t> got;
  for (const FacetValue& value : values) got[value.value] = value.count;
  CHECK(got == want);
  CHECK(std::is_sorted(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  }));
}

}  // namespace
}  // namespace gazette::facets_test
