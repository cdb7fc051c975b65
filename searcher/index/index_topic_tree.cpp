// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/index_topic_tree.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/schema/schema.hpp"
#include "core/topics/default_topics.hpp"

namespace gazette {
namespace {

/// All topics of `trees`, each as the first of them has it.
TopicTree merged(const std::vector<TopicTree>& trees) {
  std::vector<Topic> topics;
  std::set<std::string> paths;
  for (const TopicTree& tree : trees) {
    for (const Topic& topic : tree.topics()) {
      if (paths.insert(topic.path).second) topics.push_back(topic);
    }
  }
  return TopicTree(std::move(topics));
}

}  // namespace

const TopicTree& IndexTopicTree::tree() const {
  if (!is_read_) {
    std::vector<std::string> texts;  // of different trees; empty for the default one
    bool has_own = false;
    for (const Xapian::Database& db : databases_) {
      std::string lines = db.get_metadata(std::string(topics_key));
      has_own |= !lines.empty();
      if (std::find(texts.begin(), texts.end(), lines) == texts.end()) {
        texts.push_back(std::move(lines));
      }
    }
    if (has_own) {
      std::vector<TopicTree> trees;
      trees.reserve(texts.size());
      for (const std::string& lines : texts) {
        trees.push_back(lines.empty() ? default_topic_tree() : tree_from_lines(lines));
      }
      own_ = std::make_unique<TopicTree>(merged(trees));
    }
    is_read_ = true;
  }
  return own_ ? *own_ : default_topic_tree();
}

const TopicNames& IndexTopicTree::names() const {
  if (!names_) names_ = std::make_unique<TopicNames>(tree());
  return *names_;
}

void IndexTopicTree::forget() {
  names_.reset();
  own_.reset();
  is_read_ = false;
}

}  // namespace gazette
