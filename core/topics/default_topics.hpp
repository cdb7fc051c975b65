// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of core/topics/default.toml and the rules of core/topics/rules.toml, which the build has
// read: programs do without a parser, and an index that was made by them need not carry them.
#pragma once

#include <string_view>

#include "core/topics/topic_tree.hpp"

namespace gazette {

/// As `to_lines_without_rules` has it.
std::string_view default_topic_lines();

/// Of the tree with its rules, as `digest_of_topics` has it.
std::string_view default_topics_digest();

/// Read from the lines when it is first asked for. Without rules, which searches do not need.
const TopicTree& default_topic_tree();

/// The same with its rules.
const TopicTree& default_topics_with_rules();

}  // namespace gazette
