// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/facet_list.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"

namespace gazette::facet_list_test {
namespace {

FacetList list_of(const std::string& query_string, const Facet& facet) {
  return facet_list(page_context_of(query_string), facet);
}

std::vector<std::string> labels(const std::vector<FacetRow>& rows) {
  std::vector<std::string> texts;
  texts.reserve(rows.size());
  for (const FacetRow& row : rows) texts.push_back(std::string(row.depth, '.') + row.label);
  return texts;
}

const Facet topics = {"topic",
                      {{"politics", 9},
                       {"economy", 7},
                       {"politics/diplomacy", 6},
                       {"economy/trade", 5},
                       {"economy/trade/tariffs", 2},
                       {"economy/transport", 2},
                       {"politics/local", 1}}};

TEST_CASE("topics form a tree, frequent ones first and each below its parent") {
  const FacetList list = list_of("q=ferry&page=2", topics);
  CHECK(labels(list.frequent) == std::vector<std::string>{"politics", ".diplomacy", ".local",
                                                          "economy", ".trade", "..tariffs",
                                                          ".transport"});
  CHECK(list.rest.empty());
  CHECK(list.frequent[1].url == "/g?q=ferry&topic=politics%2Fdiplomacy");
  CHECK(list.frequent[1].count == 6);
}

TEST_CASE("a chosen topic can be removed, and others can still be chosen") {
  const FacetList list = list_of("q=ferry&topic=Economy", topics);
  CHECK(labels(list.frequent) == std::vector<std::string>{"politics", ".diplomacy", ".local",
                                                          "economy", ".trade", "..tariffs",
                                                          ".transport"});
  CHECK(list.parameter == "topic");
  CHECK(list.frequent[3].state == FacetRow::State::chosen);
  CHECK(list.frequent[3].url == "/g?q=ferry");
  CHECK(list.frequent[4].state == FacetRow::State::offered);
  CHECK(list.frequent[4].url == "/g?q=ferry&topic=economy%2Ftrade");
  CHECK(list.frequent[4].value == "economy/trade");
}

TEST_CASE("chosen topics and topics below them are listed as frequent, however rare") {
  Facet many{"topic", {}};
  for (std::size_t i = 0; i < 40; ++i) many.values.push_back({"t" + std::to_string(10 + i), 99});
  many.values.push_back({"rare", 3});
  for (std::size_t i = 0; i < 20; ++i) {
    many.values.push_back({"rare/" + std::to_string(10 + i), 1});
  }
  const FacetList list = list_of("topic=rare&topic=Gone", many);
  const std::vector<std::string> shown = labels(list.frequent);
  CHECK(std::count(shown.begin(), shown.end(), "rare") == 1);
  CHECK(std::count(shown.begin(), shown.end(), ".17") == 1);
  CHECK(std::count(shown.begin(), shown.end(), ".18") == 0);
  CHECK(list.frequent.size() == max_frequent_values + 10);
  const auto gone = std::find_if(list.frequent.begin(), list.frequent.end(),
                                 [](const FacetRow& row) { return row.value == "gone"; });
  REQUIRE(gone != list.frequent.end());
  CHECK(gone->state == FacetRow::State::chosen);
  CHECK_FALSE(gone->count);
  CHECK(gone->url == "/g?topic=rare");
}

TEST_CASE("a chosen value is recognised in any spelling") {
  const FacetList sources =
      list_of("source=northern+WIRE&source=B", {"source", {{"Northern Wire", 2}, {"A", 1}}});
  REQUIRE(sources.frequent.size() == 3);
  CHECK(sources.frequent[0].value == "B");
  CHECK(sources.frequent[1].state == FacetRow::State::chosen);
  CHECK(sources.frequent[1].url == "/g?source=B");
  CHECK(sources.frequent[2].state == FacetRow::State::offered);
  CHECK(list_of("language=pt-BR", {"language", {{"pt", 2}}}).frequent[0].state ==
        FacetRow::State::chosen);
}

TEST_CASE("topics are shown by label and linked by path") {
  const FacetList list = facet_list(page_context_of("topic=economy"), topics,
                                    {{"economy", "Wirtschaft"}, {"economy/trade", "Handel"}});
  CHECK(labels(list.frequent) == std::vector<std::string>{"politics", ".diplomacy", ".local",
                                                          "Wirtschaft", ".Handel", "..tariffs",
                                                          ".transport"});
  CHECK(list.frequent[4].url == "/g?topic=economy%2Ftrade");
  Facet many{"topic", {}};
  for (std::size_t i = 0; i < 16; ++i) many.values.push_back({"t" + std::to_string(14 + i), 5});
  const FacetList folded = facet_list(page_context_of(""), many, {{"t29", "The last"}});
  REQUIRE(folded.rest.size() == 4);
  CHECK(folded.rest[3].label == "The last");
}

TEST_CASE("languages, months and years are written as in the visitor's locale") {
  const auto called = [](const std::string& facet, const std::string& value) {
    const PageContext german = page_context_of("", "de");
    const FacetRow row = facet_list(german, {facet, {{value, 1}}}).frequent.at(0);
    return row.label + " " + row.url;
  };
  CHECK(called("language", "ja") == "Japanisch (ja) /g?language=ja");
  CHECK(called("month", "2026-02") == "Feb. 2026 /g?date=2026-02");
  CHECK(called("year", "2026") == "2026 /g?date=2026");
  CHECK(called("source", "de") == "de /g?source=de");
}

TEST_CASE("the rest comes by falling count as well") {
  Facet sources{"topic", {}};
  for (std::size_t i = 0; i < max_frequent_values; ++i) {
    sources.values.push_back({"frequent" + std::to_string(i), 9});
  }
  sources.values.push_back({"c", 3});
  sources.values.push_back({"a", 2});
  sources.values.push_back({"b", 1});
  const FacetList list = facet_list(page_context_of(""), sources, {{"a", "Zoo"}, {"c", "apple"}});
  CHECK(labels(list.rest) == std::vector<std::string>{"apple", "Zoo", "b"});
}

TEST_CASE("a long list has a rest, and a very long one is cut and says so") {
  Facet sources{"source", {}};
  for (std::size_t i = 0; i < 700; ++i) {
    sources.values.push_back({"Source " + std::to_string(1000 - i), 1000 - i});
  }
  const FacetList list = list_of("", sources);
  CHECK(list.frequent.size() == max_frequent_values);
  CHECK(list.frequent[0].label == "Source 1000");
  CHECK(list.frequent.size() + list.rest.size() == default_facet_values);
  CHECK(list.left_out == 600);
  CHECK(std::is_sorted(list.rest.begin(), list.rest.end(),
                       [](const FacetRow& a, const FacetRow& b) { return a.count > b.count; }));
}

TEST_CASE("each facet links with its own parameter") {
  CHECK(list_of("", {"source", {{"A & B", 1}}}).frequent[0].url == "/g?source=A+%26+B");
  CHECK(list_of("", {"year", {{"2026", 1}}}).frequent[0].url == "/g?date=2026");
  CHECK(list_of("", {"month", {{"2026-02", 1}}}).frequent[0].url == "/g?date=2026-02");
  CHECK(labels(list_of("", {"year", {{"2024", 9}, {"2026", 2}, {"2025", 1}}}).frequent) ==
        std::vector<std::string>{"2024", "2026", "2025"});
  CHECK(list_of("", {"place", {{"Lisbon", 1}}}).frequent[0].url.empty());
}

}  // namespace
}  // namespace gazette::facet_list_test
