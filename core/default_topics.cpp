// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/default_topics.hpp"

#include "core/compiled_topics.hpp"

namespace gazette {

std::string_view default_topic_lines() {
  return {compiled_topic_lines.data(), compiled_topic_lines.size()};
}

std::string_view default_topics_digest() { return compiled_topics_digest; }

const TopicTree& default_topic_tree() {
  static const TopicTree tree = tree_from_lines(default_topic_lines());
  return tree;
}

}  // namespace gazette
