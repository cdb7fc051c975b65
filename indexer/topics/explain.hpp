// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics explain: why an article of an index has its topics.
#pragma once

#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/topics/explanation.hpp"

namespace gazette {

/// The rules of `tree` that match `article`, in the order of the tree. A topic that is above
/// another one is not left out. Compiles every rule: slow, for one article.
std::vector<MatchingRule> matching_rules(const Article& article, const TopicTree& tree);

/// Explains the article `id` of the index in folder `db`, by its topic tree and its topic model. A
/// model that cannot be used is reported in the result. Throws Error when there is no such index or
/// no such article.
TopicExplanation explain_topics(const std::string& db, const std::string& id);

}  // namespace gazette
