// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a topics file: TOML that defines a tree of topics (docs/topics.md). The indexer reads one
// when it is told to; the build reads the default one, so that programs need not.
#pragma once

#include <string>
#include <string_view>

#include "core/topics/topic_tree.hpp"

namespace gazette {

/// The tree that the text of a topics file defines. `name` is the file's, for messages; `base` is
/// what a file that `extends = "default"` goes on from. Throws Error that begins with file and line
/// for the first thing that is wrong.
TopicTree parse_topics(std::string_view toml, const std::string& name, const TopicTree& base);

/// The tree of the file at `path`. Throws Error as well when it cannot be read.
TopicTree read_topics_file(const std::string& path, const TopicTree& base);

}  // namespace gazette
