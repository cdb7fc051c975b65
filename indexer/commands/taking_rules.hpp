// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules of a tree take an article, each by itself: for people who want to know why it is
// filed as it is.
#pragma once

#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "core/topics/topic_tree.hpp"

namespace gazette {

struct TakingRule {
  std::string topic;  ///< path
  TopicRule rule;
};

/// Those of all topics, also such as lie above another, in the order of the tree.
std::vector<TakingRule> rules_that_take(const Article& article, const TopicTree& tree);

}  // namespace gazette
