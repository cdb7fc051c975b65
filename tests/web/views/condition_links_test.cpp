// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/condition_links.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"

namespace gazette::condition_links_test {
namespace {

std::vector<std::string> labels_of(const std::vector<ConditionLink>& list) {
  std::vector<std::string> labels;
  labels.reserve(list.size());
  for (const ConditionLink& row : list) labels.push_back(row.label);
  return labels;
}

TEST_CASE("each condition can be removed by itself") {
  const auto list = condition_links(
      page_context_of("q=a&topic=economy&source=B&since=2026&until=7d&plain=1&page=2"));
  CHECK(labels_of(list) == std::vector<std::string>{"topic: economy", "source: B", "since 2026",
                                                    "until 7d", "words only"});
  CHECK(list[0].url == "/g?q=a&source=B&since=2026&until=7d&plain=1");
  CHECK(list[2].url == "/g?q=a&topic=economy&source=B&until=7d&plain=1");
  CHECK(list[4].url == "/g?q=a&topic=economy&source=B&since=2026&until=7d");
}

TEST_CASE("similar articles are described by the headline of the one that they resemble") {
  const auto label = [](const std::string& title) {
    return condition_links(page_context_of("similar=hg-17&q=a"), {}, title).at(0).label;
  };
  CHECK(label("Harbour bridge shut") == "similar to Harbour bridge shut");
  CHECK(label("") == "similar to hg-17");
}

TEST_CASE("conditions on topics show labels, origins and confidence") {
  const auto list = condition_links(
      page_context_of("topic=economy/trade&topic=acq&topic-origin=model&topic-origin=rule"
                      "&min-confidence=.8"),
      {{"economy/trade", "Trade and tariffs"}});
  CHECK(labels_of(list) == std::vector<std::string>{"topic: Trade and tariffs", "topic: acq",
                                                    "filed by model or rule",
                                                    "confidence 0.80 or more"});
  CHECK(list[2].url == "/g?topic=economy%2Ftrade&topic=acq&min-confidence=0.80");
  CHECK(list[3].url == "/g?topic=economy%2Ftrade&topic=acq&topic-origin=model&topic-origin=rule");
}

/// A valid value of every parameter. A new parameter needs a row here.
const std::map<std::string_view, std::string> examples = {
    {"q", "ferry"},
    {"id", "f-1"},
    {"similar", "f-1"},
    {"topic", "economy"},
    {"source", "A"},
    {"author", "B"},
    {"site", "a.example"},
    {"language", "en"},
    {"date", "2026"},
    {"since", "2026"},
    {"until", "2026"},
    {"sort", "oldest"},
    {"topic-origin", "rule"},
    {"recency", "7d"},
    {"around", "2026-02-26~7d"},
    {"date-boost", "0.2"},
    {"min-confidence", "0.50"},
    {"expand", "1"},
    {"plain", "1"},
    {"facets", "year"},
    {"limit", "5"},
    {"offset", "15"},
    {"page", "3"},
    {"count", "1"},
    {"format", "json"},
    {"strict", "1"},
    {"date-order", "dmy"},
    {"all", "1"},
};

TEST_CASE("every parameter that limits or changes a search is a condition, and no other") {
  for (const Parameter& row : parameter_table()) {
    CAPTURE(row.name);
    const auto example = examples.find(row.name);
    REQUIRE(example != examples.end());
    Parameters parameters;
    REQUIRE_FALSE(row.set(parameters, row.name, example->second));
    PageContext context = page_context_of("q=word&limit=7");
    REQUIRE_FALSE(row.set(context.parameters, row.name, example->second));

    const bool is_selection = row.role == Parameter::Role::selection;
    CHECK(selects_everything(parameters) == !is_selection);
    const std::vector<ConditionLink> list = condition_links(context);
    const bool needs_condition =
        (is_selection && row.name != "q") || row.role == Parameter::Role::interpretation;
    REQUIRE(list.size() == (needs_condition ? std::size_t{1} : 0));
    if (needs_condition) CHECK(list[0].url == "/g?q=word&limit=7");
  }
}

}  // namespace
}  // namespace gazette::condition_links_test
