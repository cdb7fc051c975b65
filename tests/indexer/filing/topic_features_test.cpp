// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_features.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "indexer/filing/article_tokens.hpp"
#include "tests/catch.hpp"

namespace gazette::topic_features_test {
namespace {

std::map<std::uint64_t, std::uint32_t> counts(const std::string& title, const std::string& body,
                                              const std::string& language = "en") {
  Analyzer analyzer;
  FeatureCounter counter;
  Article article;
  article.title = title;
  article.body = body;
  article.language = language;
  const ArticleTokens tokens = tokens_of(article, analyzer);
  std::map<std::uint64_t, std::uint32_t> found;
  for (const auto& [key, count] : counter.count(tokens.title, tokens.body)) {
    found.emplace(key, count);
  }
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
  const auto features =
      counter.count({}, analyzer.analyze("one two three four five six seven", "en"));
  CHECK(features.size() == 7);
  CHECK(std::is_sorted(features.begin(), features.end(),
                       [](const Feature& a, const Feature& b) { return a.key < b.key; }));
  CHECK(counter.count({}, {}).empty());
  CHECK(counter.count({}, analyzer.analyze("of the and", "en")).empty());
}

TEST_CASE("words of any script are features") {
  CHECK(counts("東京の地震", "", "ja").size() >= 4);
  CHECK(counts("", "Überschwemmung in Köln", "de").size() == 2);
  CHECK(counts("", "", "und").empty());
}

}  // namespace
}  // namespace gazette::topic_features_test
