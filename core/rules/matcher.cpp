// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/matcher.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
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
  using Takers = std::map<std::uint32_t, int>;  ///< topics, with hundredths of confidence

  /// The rules of one language.
  class LanguageMatcher {
   public:
    /// REQUIRES: all outlive the matcher.
    LanguageMatcher(const LanguageRules& rules, PlainWords& plain_words, RulePartMatcher& parts)
        : rules_(rules),
          lookup_(rules),
          reader_(lookup_, plain_words),
          parts_(parts),
          tallies_(rules.rules.size()) {}

    LanguageMatcher(const LanguageMatcher&) = delete;
    LanguageMatcher& operator=(const LanguageMatcher&) = delete;

    /// The topics of the rules that take `article`.
    Takers takers(const Article& article, const ArticleWords& words) {
      const Candidate candidate{article, reader_.read(words), lookup_};
      Takers takers;
      const auto try_rule = [&](std::uint32_t number) {
        const LanguageRules::Rule& rule = rules_.rules[number];
        if (!parts_.takes(rule.part, candidate)) return;
        int& confidence = takers[rule.topic];
        confidence = std::max(confidence, rule.hundredths);
      };
      for (const std::uint32_t rule : rules_.always) try_rule(rule);
      ++article_;
      for (const RuleTerm term : candidate.terms.occurring()) {
        for (const std::uint32_t rule : rules_.rules_of[term]) {
          if (count_term(rule) == rules_.rules[rule].least_terms) try_rule(rule);
        }
      }
      return takers;
    }

   private:
    /// How many of the terms that a rule needs the article has.
    struct Tally {
      std::uint64_t article = 0;  ///< the last one that has any: tallies of others count as 0
      std::size_t terms = 0;
    };

    /// Counts one more of the terms that `rule` needs.
    std::size_t count_term(std::uint32_t rule) {
      Tally& tally = tallies_[rule];
      if (std::exchange(tally.article, article_) != article_) tally.terms = 0;
      return ++tally.terms;
    }

    const LanguageRules& rules_;
    RuleLookup lookup_;
    ArticleTermReader reader_;
    RulePartMatcher& parts_;
    std::uint64_t article_ = 0;   ///< counts articles
    std::vector<Tally> tallies_;  ///< by rule
  };

  explicit State(std::shared_ptr<const TopicRules> all) : rules(std::move(all)) {}

  LanguageMatcher& matcher_of(const LanguageRules& language) {
    std::unique_ptr<LanguageMatcher>& found = languages[&language];
    if (found == nullptr) {
      found = std::make_unique<LanguageMatcher>(language, plain_words, parts);
    }
    return *found;
  }

  /// Without those that are above another. Topics are numbered in the order of the tree, so those
  /// below a topic come right after it.
  std::vector<FiledTopic> lowest(const Takers& takers) const {
    std::vector<FiledTopic> topics;
    for (auto taker = takers.begin(); taker != takers.end(); ++taker) {
      const std::string& path = rules->paths()[taker->first];
      const auto next = std::next(taker);
      if (next != takers.end() && lies_below(rules->paths()[next->first], path)) continue;
      topics.push_back({path, TopicOrigin::rule, taker->second / 100.0});
    }
    return topics;
  }

  std::shared_ptr<const TopicRules> rules;
  PlainWords plain_words;
  RulePartMatcher parts;
  std::unordered_map<const LanguageRules*, std::unique_ptr<LanguageMatcher>> languages;
};

RuleMatcher::RuleMatcher(std::shared_ptr<const TopicRules> rules)
    : state_(std::make_unique<State>(std::move(rules))) {}
RuleMatcher::~RuleMatcher() = default;
RuleMatcher::RuleMatcher(RuleMatcher&&) noexcept = default;
RuleMatcher& RuleMatcher::operator=(RuleMatcher&&) noexcept = default;

std::vector<FiledTopic> RuleMatcher::topics(const Article& article, const ArticleWords& words) {
  const LanguageRules& language = state_->rules->in(article.language);
  if (language.rules.empty()) return {};
  return state_->lowest(state_->matcher_of(language).takers(article, words));
}

}  // namespace gazette
