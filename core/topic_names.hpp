// SPDX-License-Identifier: GPL-3.0-or-later
// Which topic is meant: from paths, aliases, codes, labels and last steps to topics of a tree. The
// indexer files by it what sources state, the searcher finds by it what readers ask for.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/topic_tree.hpp"

namespace gazette {

class TopicNames {
 public:
  /// `tree` outlives it.
  explicit TopicNames(const TopicTree& tree);

  /// The paths that `name` may stand for, in any case and spelling of blanks: one when it is a
  /// path, an alias or a code, else those of which it is a label or the last steps. Codes of IPTC
  /// may be written `medtop:04000000` or as their address.
  std::vector<std::string> paths_of(std::string_view name) const;

  /// The path that a section of a paper or a keyword stands for: it or an alias of it, nothing less
  /// certain.
  std::optional<std::string> path_of_section(std::string_view name) const;

  /// The one topic below the path `above` that `name` names.
  std::optional<std::string> path_below(std::string_view above, std::string_view name) const;

  /// Where an article is filed whose source states `stated`: under the one topic that it names; of
  /// a path whose end has no topic, below the nearest topic above; else below `other_topics`.
  /// Filing what it returned changes nothing, and finds what has got a name since. Empty for no
  /// topic.
  std::string filed_under(std::string_view stated) const;

 private:
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  const Topic& topic(std::size_t index) const { return tree_.topics()[index]; }
  std::optional<std::size_t> exact(const std::string& key) const;
  std::vector<std::size_t> likely(const std::string& key) const;
  std::string filed_below(const std::string& key) const;

  const TopicTree& tree_;
  std::unordered_map<std::string, std::size_t> paths_;
  std::unordered_map<std::string, std::size_t> aliases_;
  std::unordered_map<std::string, std::size_t> codes_;
  Index labels_;
  Index last_steps_;
};

}  // namespace gazette
