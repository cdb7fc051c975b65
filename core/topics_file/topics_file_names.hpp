// SPDX-License-Identifier: GPL-3.0-or-later
// The aliases and codes of a topics file, each of which stands for one topic only.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/topics/topic_tree.hpp"
#include "core/topics_file/toml_value.hpp"

namespace gazette {

/// By the paths of topics, where each begins in the file; 0 for those of the default tree.
using TopicLines = std::map<std::string, std::size_t>;

class TopicsFileNames {
 public:
  /// Takes the names of a topic of the default tree.
  void add_default(const Topic& topic);

  /// The name that `value` gives the topic at `path`; nothing if the topic has it by default.
  /// `what`, alias or code, is for messages. Throws LineError if `value` is not a name, or if the
  /// name belongs to another topic.
  std::optional<std::string> read(const TomlValue& value, std::string_view what,
                                  const std::string& path);

  /// Throws LineError if a name is the path of another topic.
  void check_paths(const TopicLines& topics) const;

 private:
  struct Owner {
    std::string path;
    std::size_t line = 0;  ///< 0 for the default tree
  };

  std::map<std::string, Owner> owners_;  ///< by names as `normalize_topic` leaves them
};

}  // namespace gazette
