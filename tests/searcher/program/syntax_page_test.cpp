// SPDX-License-Identifier: GPL-3.0-or-later
// docs/query-syntax.md tells the truth: each example of its tables is understood and finds
// something in the sample corpus, and `--syntax` shows it within any width.
#include "searcher/program/syntax_page.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/run_program.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::syntax_page_test {
namespace {

using Strings = std::vector<std::string>;

std::string document() { return read_file(GAZETTE_SOURCE_DIR "/docs/query-syntax.md"); }

Strings split(std::string_view text, char separator) {
  Strings parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// What is between backquotes.
Strings codes_in(const std::string& cell) {
  const Strings parts = split(cell, '`');
  Strings codes;
  for (std::size_t i = 1; i < parts.size(); i += 2) codes.push_back(parts[i]);
  return codes;
}

/// The queries in the columns Write and Example of all tables.
Strings examples() {
  Strings found;
  std::size_t column = 0;
  bool is_in_table = false;
  for (const std::string& line : split(document(), '\n')) {
    if (!line.starts_with('|')) {
      is_in_table = false;
      column = 0;
      continue;
    }
    const Strings cells = split(line, '|');
    if (!is_in_table) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] == " Write " || cells[i] == " Example ") column = i;
      }
    }
    is_in_table = true;
    if (column == 0) continue;
    for (std::string& code : codes_in(cells.at(column))) found.push_back(std::move(code));
  }
  return found;
}

/// What no article of a fixed corpus can be sure to have.
bool may_find_nothing(const std::string& query) {
  constexpr std::array<std::string_view, 11> queries = {"date:\"last week\"",
                                                        "date:\"this month\"",
                                                        "date:\"since monday\"",
                                                        "date:today",
                                                        "date:yesterday",
                                                        "date:7d",
                                                        "date:2w",
                                                        "date:3m",
                                                        "date:1y",
                                                        "AT&T",
                                                        "C++"};
  return std::find(queries.begin(), queries.end(), query) != queries.end();
}

bool is_of_the_index(const std::string& warning) {
  return warning.starts_with("a date filter leaves out the articles without a date");
}

TEST_CASE("every example of the query syntax is understood and finds something") {
  const TemporaryFolder folder;
  const std::string db = (folder / "db").string();
  const std::string corpus = std::string(GAZETTE_SOURCE_DIR) + "/corpus";
  const Ended indexed =
      run_program({GAZETTE_INDEX_PROGRAM, "--quiet", "--db", db, corpus}, {}, folder / "errors");
  CAPTURE(indexed.errors);
  REQUIRE(indexed.exit_code == 0);
  Searcher searcher(db);
  const Strings queries = examples();
  CHECK(queries.size() > 40);
  for (const std::string& query : queries) {
    Request request;
    request.query = query;
    request.strictness = Strictness::strict;
    CAPTURE(query);
    const Page page = searcher.search(request);
    CHECK(std::all_of(page.warnings.begin(), page.warnings.end(), is_of_the_index));
    CHECK((page.total > 0 || may_find_nothing(query)));
  }
}

TEST_CASE("the query syntax has every field with its example") {
  const std::string text = document();
  for (const Field& field : fields) {
    CAPTURE(field.name);
    CHECK(text.find("| `" + std::string(field.name) + "` |") != std::string::npos);
    CHECK(text.find(" | " + std::string(field.help) + " | `" + std::string(field.example) +
                    "` |") != std::string::npos);
    if (!field.alias.empty()) {
      CHECK(text.find("` | `" + std::string(field.alias) + "` |") != std::string::npos);
    }
  }
}

TEST_CASE("the query syntax fits any width, whole") {
  for (const std::size_t columns : {40U, 60U, 80U, 200U}) {
    CAPTURE(columns);
    const std::string page = syntax_page({Color::off, columns});
    for (const std::string& line : split(page, '\n')) {
      // What is typed is not cut.
      CAPTURE(line);
      const bool fits = display_width(line) <= std::max<std::size_t>(columns, 66);
      CHECK(fits);
    }
    CHECK(page.find('`') == std::string::npos);
    CHECK(page.find("\n|") == std::string::npos);
    CHECK(page.find("\\|") == std::string::npos);
  }
  const std::string page = syntax_page({Color::off, 80});
  for (const std::string& query : examples()) {
    CAPTURE(query);
    CHECK(page.find(query) != std::string::npos);
  }
  CHECK(syntax_page({Color::on, 80}).find("\x1b[1mQuery syntax\x1b[0m\n") == 0);
}

TEST_CASE("Markdown becomes lines, tables with columns of one width") {
  const std::string markdown =
      "# A *head*\n\nOne `a*b` two\nthree.\n\n| Write | Finds |\n|---|---|\n| `a*` | what begins "
      "with *a* |\n| `bb` | two |\n";
  CHECK(render_markdown(markdown, {Color::off, 80}) ==
        "A head\n\nOne a*b two three.\n\n  Write  Finds\n  a*     what begins with a\n  bb     "
        "two\n");
  CHECK(render_markdown(markdown, {Color::off, 22}) ==
        "A head\n\nOne a*b two three.\n\n  Write  Finds\n  a*     what begins\n         with a\n"
        "  bb     two\n");
  CHECK(render_markdown("a\n\n    1  `2`\n", {Color::off, 80}) == "a\n\n    1  `2`\n");
  CHECK(render_markdown("", {Color::off, 80}).empty());
}

}  // namespace
}  // namespace gazette::syntax_page_test
