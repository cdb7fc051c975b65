// SPDX-License-Identifier: GPL-3.0-or-later
// Which topic a name means: from paths, aliases, codes, labels and last steps to topics of a tree.
// The indexer files by it what sources state, the searcher finds by it what readers ask for.
#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/topics/topic_tree.hpp"

namespace gazette {

/// The topic with the path, alias or code `name`; nullptr if there is none. Searches all topics:
/// for one name that is faster than to build `TopicNames`, for many it is slower.
const Topic* find_by_name(const TopicTree& tree, std::string_view name);

class TopicNames {
 public:
  /// Thread-safe. REQUIRES: `tree` outlives this.
  explicit TopicNames(const TopicTree& tree);

  /// The paths that `name` may stand for, in any case and spelling of blanks: one when it is a
  /// path, an alias or a code, else those of which it is a label or the last steps. Codes of IPTC
  /// may be written `medtop:04000000` or as their address.
  std::vector<std::string> paths_of(std::string_view name) const;

  /// The path that a section of a paper or a keyword stands for: it, an alias of it or the label of
  /// a top heading, nothing less certain.
  std::optional<std::string> path_of_section(std::string_view name) const;

  /// The one topic below the path `above` that `name` names.
  std::optional<std::string> path_below(std::string_view above, std::string_view name) const;

  /// Where an article is filed whose source states `stated`: under the one topic that it names; for
  /// a path that is not a topic, below its nearest ancestor that is one; else below `other_topics`.
  /// Passing a result in again returns the same, unless the tree has that name by then. Empty for
  /// an empty name.
  std::string filed_under(std::string_view stated) const;

 private:
  using Topics = std::unordered_map<std::string_view, std::size_t>;

  const Topic& topic(std::size_t index) const { return tree_.topics()[index]; }
  std::optional<std::size_t> exact(const std::string& key) const;
  const std::unordered_multimap<std::string, std::size_t>& labels() const;
  std::vector<std::size_t> likely(const std::string& key) const;
  std::string filed_below(const std::string& key) const;

  const TopicTree& tree_;
  Topics paths_;
  Topics aliases_;
  Topics codes_;
  std::unordered_multimap<std::string_view, std::size_t> last_steps_;
  /// Built on first use: folding them takes longer than everything else.
  mutable std::unordered_multimap<std::string, std::size_t> labels_;
  mutable std::once_flag labels_are_made_;
};

}  // namespace gazette
