// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/default_topics.hpp"

#include <utility>
#include <vector>

#include "core/topics/compiled_topics.hpp"

namespace gazette {

std::string_view default_topic_lines() {
  return {compiled_topic_lines.data(), compiled_topic_lines.size()};
}

std::string_view default_topics_digest() { return compiled_topics_digest; }

const TopicTree& default_topic_tree() {
  static const TopicTree tree = tree_from_lines(default_topic_lines());
  return tree;
}

const TopicTree& default_topics_with_rules() {
  static const TopicTree tree = [] {
    const TopicTree rules =
        tree_from_lines({compiled_rule_lines.data(), compiled_rule_lines.size()});
    std::vector<Topic> topics(default_topic_tree().topics().begin(),
                              default_topic_tree().topics().end());
    for (Topic& topic : topics) {
      if (const Topic* ruled = rules.find(topic.path)) topic.rules = ruled->rules;
    }
    return TopicTree(std::move(topics));
  }();
  return tree;
}

}  // namespace gazette
