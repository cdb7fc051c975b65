// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the topic tree that an index carries: what was read can be stored and read again,
// its topics are found by their names, and its rules can be tried on articles.
#include <string>

#include "core/topics/topic_names.hpp"
#include "core/topics/topic_tree.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/rule_articles.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gazette::TopicTree tree = gazette::tree_from_lines(gazette::input_text(data, size));
  const std::string lines = gazette::to_lines(tree);
  gazette::demand(gazette::to_lines(gazette::tree_from_lines(lines)) == lines,
                  "a topic tree changes when it is stored");
  const gazette::TopicNames names(tree);
  for (const gazette::Topic& topic : tree.topics()) names.filed_under(topic.path);
  gazette::match_rules(tree);
  return 0;
}
