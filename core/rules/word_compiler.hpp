// SPDX-License-Identifier: GPL-3.0-or-later
// From the words and phrases of a rule to what they ask of an article in one language.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/tree.hpp"
#include "core/rules/part.hpp"
#include "core/rules/words.hpp"

namespace gazette {

/// Of one rule and one language. What is compiled is nothing where a node has no word (punctuation
/// alone).
class RuleWordCompiler {
 public:
  /// Numbers the signs; adds what cannot be asked to `faults`. All must live as long.
  RuleWordCompiler(const std::string& language, Analyzer& analyzer, RuleSigns& signs,
                   std::vector<std::string>& faults);

  std::optional<RulePart> word(const Node& node);
  std::optional<RulePart> phrase(const Node& node);
  std::optional<RulePart> near(const Node& node);
  std::optional<RulePart> title(const Node& node);
  std::optional<RulePart> name(const Node& node);

  /// Whether a node is a word of stop words alone.
  bool is_stop_word(const Node& node);

  /// Different words that were compiled.
  std::size_t count() const { return words_.count(); }

 private:
  std::optional<RulePart> in_order(RuleWords words, RulePart::Kind kind, const Node& node);

  RuleWordReader words_;
  std::vector<std::string>& faults_;
};

}  // namespace gazette
