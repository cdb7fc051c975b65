// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/option_parser.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::option_parser_test {
namespace {

TEST_CASE("a count is digits, few enough to be added to another") {
  struct Case {
    std::string value;
    std::string want;
  };
  for (const auto& [value, want] :
       std::vector<Case>{{"0", ""},
                         {"999999999999999", ""},
                         {"1000000000000000", "\"1000000000000000\": must have at most 15 digits"},
                         {"-3", "\"-3\": must be 0 or more"},
                         {"1.5", "\"1.5\": must be a whole number"},
                         {"-", "\"-\": must be a whole number"},
                         {"", "\"\": must be a whole number"}}) {
    CHECK(whole_number_fault(value) == want);
  }
}

TEST_CASE("a typed value cannot drive the terminal that shows what is wrong with it") {
  CHECK(value_fault("\x1b[31mred", "must be blue") == "\"red\": must be blue");
}

}  // namespace
}  // namespace gazette::option_parser_test
