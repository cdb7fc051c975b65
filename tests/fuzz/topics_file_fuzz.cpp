// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a topics file: refused with an error that is one line of text, or a tree that can be
// stored in an index and read again, and whose rules can be tried on articles.
#include <string>

#include "core/error.hpp"
#include "core/topics/topic_names.hpp"
#include "core/topics_file/topics_file.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/rule_articles.hpp"

namespace gazette {
namespace {

/// What a file extends.
const TopicTree& base_tree() {
  static const TopicTree base({Topic{"economy", {{"en", "Economy"}, {"de", "Wirtschaft"}}},
                               Topic{"economy/trade", {}, {"commerce"}, {"04008000"}}});
  return base;
}

void check(const TopicTree& tree) {
  const std::string lines = to_lines(tree);
  demand_text(lines, "a topic tree");
  demand(to_lines(tree_from_lines(lines)) == lines, "a topic tree changes when it is stored");
  const TopicNames names(tree);
  for (const Topic& topic : tree.topics()) {
    demand(names.filed_under(topic.path) == topic.path, "a topic is filed under another");
  }
  match_rules(tree);
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    gazette::check(gazette::parse_topics(gazette::input_text(data, size), "topics.toml",
                                         gazette::base_tree()));
  } catch (const gazette::Error& error) {
    gazette::demand_text(error.what(), "an error");
    gazette::demand(std::string_view(error.what()).find('\n') == std::string_view::npos,
                    "an error has several lines");
  }
  return 0;
}
