// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of topics: every heading that articles can be filed under, with its names. A topics file
// defines it (core/topics_file). An index that was not built with the default tree carries its tree
// as lines, which are fast to read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct TopicLabel {
  std::string language;  ///< ISO 639-1; empty for a label of no language
  std::string text;      ///< one line, not empty
};

/// A query whose articles belong under a topic (core/rules/topic_rules.hpp).
struct TopicRule {
  std::string query;
  std::string language = {};   ///< ISO 639-1, of the articles that it applies to; empty: all
  std::size_t at_least = 1;    ///< how many of the words side by side an article must have
  std::size_t with_title = 0;  ///< the same if one of them is in the title; 0: `at_least`
  double confidence = 1;       ///< of the topics that it assigns
  std::size_t line = 0;        ///< in the topics file, from 1; 0 if unknown

  friend bool operator==(const TopicRule&, const TopicRule&) = default;
};

struct Topic {
  std::string path;  ///< as `normalize_topic` leaves it
  std::vector<TopicLabel> labels = {};
  /// Other names and codes of other vocabularies, both as `normalize_topic` leaves them. Each
  /// stands for one topic alone.
  std::vector<std::string> aliases = {};
  std::vector<std::string> codes = {};
  std::vector<TopicRule> rules = {};  ///< any of which may take an article
};

class TopicTree {
 public:
  TopicTree() = default;

  /// Topics of different paths, each above the topics below it or without any above.
  explicit TopicTree(std::vector<Topic> topics);

  /// In the order in which a tree is printed.
  std::span<const Topic> topics() const { return topics_; }

  /// The topic with that path; nullptr if there is none. Valid as long as this.
  const Topic* find(std::string_view path) const;

 private:
  std::vector<Topic> topics_;
};

/// The label of `topic` in `language`, else in English, else in any language; without a label, the
/// last step of its path.
std::string_view label_of(const Topic& topic, std::string_view language);

/// The same in the first of `languages` that it has a label in.
std::string_view label_of(const Topic& topic, std::span<const std::string> languages);

/// The same for a path, which may be none of the tree's.
std::string label_of(const TopicTree& tree, std::string_view path,
                     std::span<const std::string> languages);
std::string label_of(const TopicTree& tree, std::string_view path, std::string_view language);

/// A line a topic, for the metadata of an index and for the program itself; of no topics nothing.
std::string to_lines(const TopicTree& tree);

/// The same without rules, which searches do not need.
std::string to_lines_without_rules(const TopicTree& tree);

/// The tree of such lines; a line that cannot be read is skipped.
TopicTree tree_from_lines(std::string_view lines);

/// Identifies a tree by its lines: 16 hexadecimal digits of their hash.
std::string digest_of_topics(std::string_view lines);

}  // namespace gazette
