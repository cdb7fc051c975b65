// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of core/topics/default.toml and the rules of core/topics/rules.toml. The build reads
// them, so programs do without a parser, and an index that uses them need not carry them.
#pragma once

#include <string_view>

#include "core/topics/topic_tree.hpp"

namespace gazette {

/// In the form of `to_lines_without_rules`.
std::string_view default_topic_lines();

/// Of the tree with its rules, in the form of `digest_of_topics`.
std::string_view default_topics_digest();

/// Read from the lines on first use. Without rules, which searches do not need. Valid for ever;
/// thread-safe.
const TopicTree& default_topic_tree();

/// The same with rules.
const TopicTree& default_topics_with_rules();

}  // namespace gazette
