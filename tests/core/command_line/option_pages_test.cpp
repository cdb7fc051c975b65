// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command_line/option_pages.hpp"

#include <regex>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"

namespace gazette::option_pages_test {
namespace {

const Options options = {
    {{"-n", "--limit"}, "N", "Hits on a page [10]", "Results"},
    {{"--sort"}, "ORDER", "The reader's order: by rank or day", "Results"},
    {{"--facets"}, "NAMES", "Count by these", "Results"},
    {{"--report"}, "FILE", "Write here", "Results"},
    {{"--help"}, "", "Print this", "Options", false},
};

Manual manual() {
  Manual manual;
  manual.program = "gazette-search";
  manual.values = {{"--sort", {"rank", "day"}}, {"--facets", {"topic", "source"}}};
  manual.beginnings = {{"title:", "words of the title"}};
  return manual;
}

void check_lines(const std::string& page, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    CAPTURE(page, line);
    CHECK(page.find(line + '\n') != std::string::npos);
  }
  CAPTURE(page);
  CHECK_FALSE(std::regex_search(page, std::regex("@[A-Z]+@")));  // a placeholder
  CHECK(page.find("SPDX") == std::string::npos);
}

TEST_CASE("bash completes the value of an option by what it may be") {
  check_lines(option_page("bash", options, manual()),
              {"    -n | --limit)", "      compopt -o filenames",
               "      mapfile -t COMPREPLY < <(compgen -W 'rank day' -- \"$current\")",
               "complete -F _gazette_search gazette-search"});
}

TEST_CASE("zsh is told of each name of an option, with quotation marks and colons escaped") {
  check_lines(
      option_page("zsh", options, manual()),
      {R"(    '*-n+[Hits on a page \[10\]]:N:')", R"(    '*--limit=[Hits on a page \[10\]]:N:')",
       R"(    '*--sort=[The reader'\''s order\: by rank or day]:ORDER:(rank day)')",
       R"(    '*--facets=[Count by these]:NAMES:_values -s , NAMES topic source')",
       R"(    '*--report=[Write here]:FILE:_files')", R"(    '*--help[Print this]')",
       R"(    'title\::words of the title')"});
}

TEST_CASE("fish is told of all names of an option in a line, with quotation marks escaped") {
  check_lines(
      option_page("fish", options, manual()),
      {"complete -c gazette-search -f",
       "complete -c gazette-search -s n -l limit -x -d 'Hits on a page [10]'",
       R"(complete -c gazette-search -l sort -x -a 'rank day' -d 'The reader\'s order: by rank or day')",
       R"(complete -c gazette-search -l facets -x -a '(__fish_append , topic source)')"
       R"( -d 'Count by these')",
       "complete -c gazette-search -a 'title:' -d 'words of the title'"});
}

TEST_CASE("a configuration file may set every option that does not say otherwise") {
  CHECK(option_page("configuration", options, manual()) == "limit\nsort\nfacets\nreport\n");
}

TEST_CASE("an unknown page is refused with the names of the others") {
  CHECK_THROWS_WITH(option_page("html", options, manual()), "unknown page \"html\"");
}

}  // namespace
}  // namespace gazette::option_pages_test
