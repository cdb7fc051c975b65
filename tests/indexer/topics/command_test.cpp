// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/command.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topics_command_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("an unknown command of topics is refused with a list of those that exist") {
  const TopicsDesk desk;
  for (const Strings& words : {Strings{}, Strings{"learn"}, Strings{"train", "more"}}) {
    CHECK_FALSE(desk.fault(words).empty());
  }
  CHECK(desk.fault({"learn"}).find("classify") != std::string::npos);
}

TEST_CASE("names of commands are sorted, and each has a help") {
  const auto commands = topics_commands();
  CHECK(std::is_sorted(
      commands.begin(), commands.end(),
      [](const TopicsCommand& a, const TopicsCommand& b) { return a.name < b.name; }));
  for (const TopicsCommand& command : commands) CHECK_FALSE(command.help.empty());
}

}  // namespace
}  // namespace gazette::topics_command_test
