// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a topics file: TOML that defines a tree of topics (docs/topics.md). The indexer reads the
// user's file; the default one is read by the build, so that the programs need not.
#pragma once

#include <string>
#include <string_view>

#include "core/topics/topic_tree.hpp"

namespace gazette {

/// The tree that the text of a topics file defines. `name` is the name of the file, for messages;
/// `base` is the tree that a file with `extends = "default"` adds to. Throws Error, beginning with
/// file and line, for the first fault.
TopicTree parse_topics(std::string_view toml, const std::string& name, const TopicTree& base);

/// The tree of the file at `path`. Also throws Error if the file cannot be read.
TopicTree read_topics_file(const std::string& path, const TopicTree& base);

}  // namespace gazette
