// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/warning.hpp"

#include "tests/catch.hpp"

namespace gazette::warning_test {
namespace {

using Number = Warning::Remedy::Number;

TEST_CASE("a warning says what is done, or what would be done") {
  struct Case {
    Warning warning;
    std::string lenient;
    std::string strict;
  };
  for (const auto& [warning, lenient, strict] :
       {Case{{in_quotes("AND"), 7, "has nothing to join", it_is("searched as a word"), {}},
             "\"AND\" at byte 7 has nothing to join; it is searched as a word",
             "\"AND\" at byte 7 has nothing to join; it would be searched as a word"},
        Case{{"the phrase",
              0,
              "has 300 words",
              Warning::Remedy{"only the first 256", "searched", Number::plural},
              {}},
             "the phrase at byte 0 has 300 words; only the first 256 are searched",
             "the phrase at byte 0 has 300 words; only the first 256 would be searched"},
        Case{{in_quotes("a is searched as b"), 5, "is not a date", it_is("searched as words"),
              "Write date:2026"},
             "\"a is searched as b\" at byte 5 is not a date; it is searched as words. Write "
             "date:2026",
             "\"a is searched as b\" at byte 5 is not a date; it would be searched as words. "
             "Write date:2026"},
        Case{{{}, {}, "no article has the topic \"econmy\"", {}, "did you mean \"economy\"?"},
             "no article has the topic \"econmy\"; did you mean \"economy\"?",
             "no article has the topic \"econmy\"; did you mean \"economy\"?"}}) {
    CHECK(to_text(warning) == lenient);
    CHECK(to_refusal(warning) == strict);
  }
}

TEST_CASE("the fault of a warning is its first part alone") {
  CHECK(fault_text({"the quotation mark",
                    4,
                    "is not closed",
                    Warning::Remedy{"what follows", "searched as words"},
                    {}}) == "the quotation mark at byte 4 is not closed");
  CHECK(fault_text({{}, {}, "the query has no word to search for", {}, {}}) ==
        "the query has no word to search for");
}

}  // namespace
}  // namespace gazette::warning_test
