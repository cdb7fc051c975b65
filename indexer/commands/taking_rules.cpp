// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/taking_rules.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/rules/matcher.hpp"
#include "indexer/filing/article_tokens.hpp"

namespace gazette {

std::vector<TakingRule> rules_that_take(const Article& article, const TopicTree& tree) {
  std::vector<TakingRule> rules;
  for (const Topic& topic : tree.topics()) {
    for (const TopicRule& rule : topic.rules) rules.push_back({topic.path, rule});
  }
  // A matcher tells topics: here each rule is one, named by its number.
  std::vector<Topic> numbered;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    Topic topic{std::to_string(i)};
    topic.rules = {rules[i].rule};
    numbered.push_back(std::move(topic));
  }
  RuleMatcher matcher(std::make_shared<const TopicRules>(TopicTree(std::move(numbered))));
  Analyzer analyzer;
  const ArticleTokens tokens = tokens_of(article, analyzer);
  std::vector<std::size_t> numbers;
  for (const FiledTopic& topic : matcher.topics(article, tokens.words())) {
    numbers.push_back(std::stoul(topic.path));
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<TakingRule> taking;
  for (const std::size_t number : numbers) taking.push_back(rules[number]);
  return taking;
}

}  // namespace gazette
