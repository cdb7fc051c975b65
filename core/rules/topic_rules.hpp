// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of a tree of topics: queries whose articles belong under a topic. What a rule may ask
// is told in docs/topics.md.
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

/// What is wrong with a rule, on one line; empty when nothing is. The search language's warnings
/// are faults here, and so is a rule that would take articles for their stop words alone.
std::string fault_of_rule(const TopicRule& rule, Analyzer& analyzer);

/// The rules that look at articles of one language.
struct LanguageRules {
  struct Rule {
    std::uint32_t topic;  ///< among `TopicRules::paths`
    int hundredths;       ///< of confidence
    /// Of the places in `rules_of` that name it, so many must be those of signs that occur.
    std::size_t least_signs;
    RulePart part;
  };

  RuleSigns signs;
  std::vector<Rule> rules;
  /// By sign: rules that take no article without this sign or another one that names them; a rule
  /// stands there once for each of its parts that need the sign.
  std::vector<std::vector<std::uint32_t>> rules_of;
  std::vector<std::uint32_t> always;  ///< rules that no single word is needed for
};

/// Thread-safe: what the rules ask in a language is found out when the first article of it comes.
class TopicRules {
 public:
  /// Of all topics of `tree`. Rules that have a fault are left out.
  explicit TopicRules(const TopicTree& tree);
  ~TopicRules();
  TopicRules(const TopicRules&) = delete;
  TopicRules& operator=(const TopicRules&) = delete;

  bool empty() const;

  /// Of the topics that have rules, in the order of the tree.
  const std::vector<std::string>& paths() const;

  /// Valid as long as this is. Languages that no rule tells apart have one in common.
  const LanguageRules& in(const std::string& language) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
