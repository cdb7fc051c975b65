// SPDX-License-Identifier: GPL-3.0-or-later
// From the tree of a query to what it asks of an article in one language, for the rules of topics:
// the same that the searcher asks of an index of that language (searcher/query/query_compiler.hpp),
// whose one article has to be taken or not. An index may tell what a single article cannot;
// docs/topics.md has the few cases where the two differ.
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
  std::vector<std::string> faults;  ///< what cannot be asked by a rule, or not in a search either
};

/// What `tree`, the query of `rule`, asks of articles in `language`. So many words as the rule says
/// must be there of those that stand side by side, or of what OR joins when it stands alone.
/// Numbers its signs.
CompiledRule compile_rule(const Node& tree, const TopicRule& rule, const std::string& language,
                          Analyzer& analyzer, RuleSigns& signs);

/// What to do about stop words in `rule`, for messages.
std::string ask_for_other_words(const TopicRule& rule);

}  // namespace gazette
