// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/topics_command.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/topics_desk.hpp"

namespace gazette::topics_command_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("commands of topics that there are none of are refused with those that there are") {
  const TopicsDesk desk;
  for (const Strings& words : {Strings{}, Strings{"learn"}, Strings{"train", "more"}}) {
    CHECK_FALSE(desk.fault(words).empty());
  }
  CHECK(desk.fault({"learn"}).find("classify") != std::string::npos);
}

TEST_CASE("an option that a command would not heed is refused, by its name and the command's") {
  const TopicsDesk desk;
  desk.put(told_articles("a", 2, 1));
  struct Case {
    std::string command;
    std::string option;
    bool is_taken;
  };
  const std::vector<Case> cases = {
      {"retag", "--no-rules", true},     {"retag", "--topics-file", true},
      {"retag", "--dry-run", true},      {"retag", "--rebuild", false},
      {"retag", "--no-model", false},    {"train", "--memory", true},
      {"train", "--dry-run", false},     {"train", "--topics-file", false},
      {"classify", "--dry-run", true},   {"classify", "--topics-file", false},
      {"classify", "--no-rules", false}, {"unmapped", "--topics-file", true},
      {"unmapped", "--jobs", false},     {"explain", "--no", false},
  };
  for (const auto& [command, option, is_taken] : cases) {
    CAPTURE(command, option);
    const std::atomic<bool> interrupted{false};
    std::string fault;
    try {
      run_topics({desk.db(),
                  {},
                  {command},
                  TopicsRequest::Form::text,
                  {},
                  RefileRun::dry,
                  {"--wait", option}},
                 interrupted);
    } catch (const Error& error) {
      fault = error.what();
    }
    const bool waits = command != "unmapped" && command != "explain";
    const std::string refused = "topics " + command + " takes no ";
    if (is_taken && waits) {
      CHECK(fault.find(refused) == std::string::npos);
    } else {
      CHECK(fault == refused + (waits ? option : "--wait"));
    }
  }
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
