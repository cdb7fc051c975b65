// SPDX-License-Identifier: GPL-3.0-or-later
// The rule of a topic as a topics file has it: a query, or a table that says more of it.
#pragma once

#include <string>

#include "core/analysis/analyzer.hpp"
#include "core/topics/topic_tree.hpp"
#include "core/topics_file/toml_value.hpp"

namespace gazette {

/// The rule that `value` gives the topic of that path. Throws LineError when its form is wrong, or
/// what it asks.
TopicRule read_topic_rule(const TomlValue& value, const std::string& path, Analyzer& analyzer);

}  // namespace gazette
