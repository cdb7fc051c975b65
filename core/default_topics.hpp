// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of core/topics/default.toml, which the build has read: programs do without a parser, and
// an index that was made by it need not carry it.
#pragma once

#include <string_view>

#include "core/topic_tree.hpp"

namespace gazette {

/// As `to_lines` has it.
std::string_view default_topic_lines();

/// As `digest_of_topics` has it.
std::string_view default_topics_digest();

/// Read from the lines when it is first asked for.
const TopicTree& default_topic_tree();

}  // namespace gazette
