// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matcher.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/rules/article_terms.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/part_matcher.hpp"
#include "core/schema/topic.hpp"

namespace gazette {

struct RuleMatcher::State {
  explicit State(std::shared_ptr<const TopicRules> all) : rules(std::move(all)) {}

  RuleLookup& lookup_of(const LanguageRules& language) {
    std::unique_ptr<RuleLookup>& found = lookups[&language];
    if (found == nullptr) found = std::make_unique<RuleLookup>(language);
    return *found;
  }

  std::vector<FiledTopic> topics(const Article& article, const ArticleWords& words) {
    const LanguageRules& language = rules->in(article.language);
    if (language.rules.empty()) return {};
    lookup = &lookup_of(language);
    signs.read(words, *lookup);
    parts.look_at(article, signs, *lookup);
    return taken();
  }

  /// The topics of the rules that take the article, whose hits are all there.
  std::vector<FiledTopic> taken() {
    takers.clear();
    for (const std::uint32_t rule : lookup->rules.always) try_rule(rule);
    for (const RuleSign sign : signs.occurring()) {
      for (const std::uint32_t rule : lookup->rules.rules_of[sign]) count_sign(rule);
    }
    return lowest_takers();
  }

  /// Topics are numbered in the order of the tree: what lies below one stands right behind it.
  std::vector<FiledTopic> lowest_takers() const {
    std::vector<FiledTopic> topics;
    for (auto taker = takers.begin(); taker != takers.end(); ++taker) {
      const std::string& path = rules->paths()[taker->first];
      const auto next = std::next(taker);
      if (next != takers.end() && lies_below(rules->paths()[next->first], path)) continue;
      topics.push_back({path, TopicOrigin::rule, taker->second / 100.0});
    }
    return topics;
  }

  /// Another of the signs that `rule` needs occurs.
  void count_sign(std::uint32_t rule) {
    RuleLookup::Tally& tally = lookup->tallies[rule];
    if (std::exchange(tally.article, signs.number()) != signs.number()) tally.signs = 0;
    if (++tally.signs == lookup->rules.rules[rule].least_signs) try_rule(rule);
  }

  void try_rule(std::uint32_t rule) {
    const LanguageRules::Rule& its = lookup->rules.rules[rule];
    if (!parts.takes(its.part)) return;
    int& confidence = takers[its.topic];
    confidence = std::max(confidence, its.hundredths);
  }

  std::shared_ptr<const TopicRules> rules;
  std::unordered_map<const LanguageRules*, std::unique_ptr<RuleLookup>> lookups;

  // Of the article at hand.
  RuleLookup* lookup = nullptr;
  ArticleSigns signs;
  RulePartMatcher parts;
  std::map<std::uint32_t, int> takers;  ///< topics, with hundredths of confidence
};

RuleMatcher::RuleMatcher(std::shared_ptr<const TopicRules> rules)
    : state_(std::make_unique<State>(std::move(rules))) {}
RuleMatcher::~RuleMatcher() = default;
RuleMatcher::RuleMatcher(RuleMatcher&&) noexcept = default;
RuleMatcher& RuleMatcher::operator=(RuleMatcher&&) noexcept = default;

std::vector<FiledTopic> RuleMatcher::topics(const Article& article, const ArticleWords& words) {
  return state_->topics(article, words);
}

}  // namespace gazette
