// SPDX-License-Identifier: GPL-3.0-or-later
// Compiles the query of a topic rule to what it asks of an article in one language. That is what
// the searcher asks of an index of that language (searcher/query/query_compiler.hpp); both
// compilers share core/query/ranked_parts.hpp. docs/topics.md has the few cases where the two
// differ, since one article does not show what a whole index does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/tree.hpp"
#include "core/rules/part.hpp"
#include "core/rules/words.hpp"
#include "core/topics/topic_tree.hpp"

namespace gazette {

struct CompiledRule {
  RulePart part;
  std::vector<std::string> faults;  ///< what a rule cannot ask for, or a search neither
};

/// What `tree`, the query of `rule`, asks of articles in `language`. Of the words side by side, or
/// of the operands of an OR that stands alone, an article must have as many as the rule says. Adds
/// the terms of the rule to `terms`.
CompiledRule compile_rule(const Node& tree, const TopicRule& rule, const std::string& language,
                          Analyzer& analyzer, RuleTerms& terms);

/// What to do about stop words in `rule`, as the end of a message.
std::string ask_for_other_words(const TopicRule& rule);

}  // namespace gazette
