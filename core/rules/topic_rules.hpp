// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a tree of topics: queries whose articles belong under a topic. docs/topics.md says
// what a rule may ask for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/rules/compiler.hpp"
#include "core/topics/topic_tree.hpp"

namespace gazette {

/// What is wrong with a rule, on one line; empty if nothing is. Warnings of the query language are
/// faults here, and so is a rule that stop words alone would fulfil.
std::string fault_of_rule(const TopicRule& rule, Analyzer& analyzer);

/// The rules that apply to articles of one language.
struct LanguageRules {
  struct Rule {
    std::uint32_t topic;  ///< index in `TopicRules::paths`
    int hundredths;       ///< of confidence
    /// The rule can only take an article of whose terms this many list it in `rules_of`.
    std::size_t least_terms;
    RulePart part;
  };

  RuleTerms terms;
  std::vector<Rule> rules;
  /// By term: the rules that need this term or another one that lists them. A rule is listed once
  /// for each of its parts that need the term.
  std::vector<std::vector<std::uint32_t>> rules_of;
  std::vector<std::uint32_t> always;  ///< rules that need no term, and are tried on every article
};

/// Thread-safe. Rules are compiled for a language when its first article comes.
class TopicRules {
 public:
  /// Those of all topics of `tree`, without those that have a fault.
  explicit TopicRules(const TopicTree& tree);
  ~TopicRules();
  TopicRules(const TopicRules&) = delete;
  TopicRules& operator=(const TopicRules&) = delete;

  bool empty() const;

  /// Those of topics with rules, in the order of the tree.
  const std::vector<std::string>& paths() const;

  /// Valid as long as this. Languages that the rules treat alike share one result.
  const LanguageRules& in(const std::string& language) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
