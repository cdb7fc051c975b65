// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/error_report.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/text/text.hpp"
#include "tests/catch.hpp"

namespace gazette::error_report_test {
namespace {

TEST_CASE("an error and its hint are one line behind the program's name") {
  CHECK(to_line("gazette-search", Error("there is no format xml", "formats are text, json")) ==
        "gazette-search: there is no format xml; formats are text, json\n");
  CHECK(to_line("gazette-index", Error("the disk is full")) == "gazette-index: the disk is full\n");
  CHECK(to_line(Error("a", "b")) == "a; b");
}

TEST_CASE("whatever an error quotes, it stays one line and drives no terminal") {
  CHECK(to_line(Error("there is no topic a\nb\x1b[31m", "did you mean\r\nc?")) ==
        "there is no topic a b; did you mean c?");
  CHECK(is_valid_utf8(to_line(Error("bad \xFF", "\xC3"))));
}

TEST_CASE("an error has the keys of gazette.error/1") {
  CHECK(to_json(Error("no index", "make one")) ==
        "{\"schema\":\"gazette.error/1\",\"error\":\"no index\",\"hint\":\"make one\"}\n");
  CHECK(to_json(QueryError("bad", "", 3)) ==
        "{\"schema\":\"gazette.error/1\",\"error\":\"bad\",\"hint\":null}\n");
  const std::string odd = to_json(Error("a\xFF\xC3\n\r\x01\x1b[31m\\\"", "\n"));
  CHECK(is_valid_utf8(odd));
  CHECK(std::count(odd.begin(), odd.end(), '\n') == 1);
}

TEST_CASE("errors are told as JSON when the format or any argument asks for it") {
  struct Case {
    std::string format;
    std::vector<std::string> arguments;
    ErrorForm want;
  };
  for (const auto& [format, arguments, want] : std::vector<Case>{
           {"text", {}, ErrorForm::line},
           {"json", {}, ErrorForm::json},
           {"jsonl", {"--no-such-option"}, ErrorForm::json},
           {"text", {"--no-such-option", "--format", "json"}, ErrorForm::json},
           {"text", {"--", "--format=json"}, ErrorForm::line},
       }) {
    CAPTURE(format, arguments);
    CHECK(error_form(format, arguments) == want);
  }
}

TEST_CASE("a program ends with the code of its run, and with that of an error for all it throws") {
  const auto line = [] { return ErrorForm::line; };
  const auto end_of = [&](const std::function<ExitCode()>& run) {
    return exit_code_of("error_report_test", line, run);
  };
  CHECK(end_of([] { return ExitCode::skipped; }) == ExitCode::skipped);
  CHECK(end_of([]() -> ExitCode { throw Error("told on purpose"); }) == ExitCode::error);
  CHECK(end_of([]() -> ExitCode { throw std::length_error("told on purpose"); }) ==
        ExitCode::error);
}

}  // namespace
}  // namespace gazette::error_report_test
