// SPDX-License-Identifier: GPL-3.0-or-later
// A topic's rule in a topics file: a query, or a table with a query and its conditions.
#pragma once

#include <string>

#include "core/analysis/analyzer.hpp"
#include "core/topics/topic_tree.hpp"
#include "core/topics_file/toml_value.hpp"

namespace gazette {

/// The rule that `value` gives the topic at `path`. Throws LineError if its form is wrong, or its
/// query.
TopicRule read_topic_rule(const TomlValue& value, const std::string& path, Analyzer& analyzer);

}  // namespace gazette
