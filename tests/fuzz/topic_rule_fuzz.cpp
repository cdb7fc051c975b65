// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the query of a topic rule, with conditions chosen by the first two: what is wrong
// with it is said in one line of text, and it can be compiled and tried on articles in any case.
#include <array>
#include <string>

#include "core/rules/topic_rules.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/rule_articles.hpp"

namespace gazette {
namespace {

TopicRule rule_of(std::string_view input) {
  constexpr std::array languages = {"", "en", "de", "ja", "und"};
  TopicRule rule;
  rule.language = languages.at(take_byte(input) % languages.size());
  const unsigned words = take_byte(input);
  rule.at_least = 1 + words % 4;
  rule.with_title = words / 4 % rule.at_least;
  rule.query = input;
  return rule;
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static gazette::Analyzer analyzer;
  const gazette::TopicRule rule = gazette::rule_of(gazette::input_text(data, size));
  gazette::demand_text(gazette::fault_of_rule(rule, analyzer), "a fault of a rule");
  gazette::Topic topic{"economy"};
  topic.rules = {rule};
  gazette::match_rules(gazette::TopicTree({topic}));
  return 0;
}
