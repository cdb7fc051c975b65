// SPDX-License-Identifier: GPL-3.0-or-later
// Topics by what readers call them: path, alias, code, label or last steps.
#pragma once

#include <string>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace gazette {

/// The paths that `value` may stand for: the path itself where an article or the tree has it, else
/// that of an alias, code or label, else those that end in `value`; of several, those that articles
/// have if there are any. None: unknown; several: ambiguous. Reads all topic terms of the index
/// where the tree does not know `value`. Throws Xapian's errors.
std::vector<std::string> topics_named(const std::string& value, const IndexView& index);

/// What is wrong with a topic that was typed.
struct TopicFault {
  std::string what;  ///< empty when `value` stands for one topic
  std::string hint;  ///< what to write instead; empty where no topic is named so
};

/// REQUIRES: `paths` is the result of `topics_named`.
TopicFault topic_fault(const std::string& value, const std::vector<std::string>& paths);

/// What may be meant by `value`, which names no topic, of the topics that have articles: up to
/// three in whose labels or aliases its words stand, those of most articles first ("Crude oil" for
/// `oil`); else the name that is spelled nearest. Each is a name of one topic. Compares it with all
/// names of topics.
std::vector<std::string> topics_meant(const std::string& value, const IndexView& index);

}  // namespace gazette
