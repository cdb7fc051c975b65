// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topic_features.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "tests/catch.hpp"

namespace gazette {
namespace {

std::map<std::uint64_t, std::uint32_t> counts(const std::string& title, const std::string& body,
                                              const std::string& language = "en") {
  Analyzer analyzer;
  FeatureCounter counter;
  counter.begin();
  counter.add(analyzer.analyze(title, language), TextPart::title);
  counter.add(analyzer.analyze(body, language), TextPart::body);
  std::map<std::uint64_t, std::uint32_t> found;
  for (const Feature& feature : counter.features()) found.emplace(feature.key, feature.count);
  return found;
}

TEST_CASE("words are counted by their stems, those of the title apart as well") {
  const auto found = counts("Ferry", "Ferries, a bridge and the ferry");
  CHECK(found.size() == 3);
  CHECK(found.at(feature_key("ferri", TextPart::body)) == 3);
  CHECK(found.at(feature_key("ferri", TextPart::title)) == 1);
  CHECK(found.at(feature_key("bridg", TextPart::body)) == 1);
}

TEST_CASE("features come by rising key, and nothing of the article before is left") {
  Analyzer analyzer;
  FeatureCounter counter;
  counter.begin();
  counter.add(analyzer.analyze("one two three four five six seven", "en"), TextPart::body);
  const auto features = counter.features();
  CHECK(std::is_sorted(features.begin(), features.end(),
                       [](const Feature& a, const Feature& b) { return a.key < b.key; }));
  counter.begin();
  CHECK(counter.features().empty());
  counter.add(analyzer.analyze("of the and", "en"), TextPart::body);
  CHECK(counter.features().empty());
}

TEST_CASE("words of any script are features") {
  CHECK(counts("東京の地震", "", "ja").size() >= 4);
  CHECK(counts("", "Überschwemmung in Köln", "de").size() == 2);
  CHECK(counts("", "", "und").empty());
}

}  // namespace
}  // namespace gazette
