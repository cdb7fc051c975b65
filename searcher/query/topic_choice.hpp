// SPDX-License-Identifier: GPL-3.0-or-later
// Which topics of an index are meant by what a reader asks for, and what to say when it is not one.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace gazette {

/// The paths that `value` stands for: the path itself where an article or the tree has it, else
/// that of an alias, code or label, else those that end in it; of several, those that articles have
/// if there are any. Several are ambiguous, none is unknown.
std::vector<std::string> topics_meant(const std::string& value, const IndexView& index);

/// What is wrong with `value`, and what to do about it.
struct TopicFault {
  std::string what;  ///< empty when `value` stands for one topic
  std::string hint;
};
TopicFault topic_fault(const std::string& value, const std::vector<std::string>& meant,
                       const IndexView& index);

}  // namespace gazette
