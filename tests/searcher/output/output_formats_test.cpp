// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/output_formats.hpp"

#include <string>

#include "searcher/output/render_json.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::output_formats_test {
namespace {

TEST_CASE("every form that messages name renders, and no other is known") {
  std::string names = output_format_names() + ", ";
  for (std::size_t comma = names.find(", "); comma != std::string::npos; comma = names.find(", ")) {
    const std::string name = names.substr(0, comma);
    CAPTURE(name);
    REQUIRE(find_output_format(name) != nullptr);
    CHECK_FALSE(find_output_format(name)->help.empty());
    CHECK_NOTHROW(find_output_format(name)->render(Page(), {}));
    names.erase(0, comma + 2);
  }
  for (const std::string name : {"text", "json", "jsonl", "csv", "tsv", "ids", "trec"}) {
    CAPTURE(name);
    CHECK(find_output_format(name) != nullptr);
  }
  for (const std::string name : {"", "JSON", "xml", "text, json"}) {
    CAPTURE(name);
    CHECK(find_output_format(name) == nullptr);
  }
}

TEST_CASE("ids are one a line, and nothing beside them") {
  Page page;
  page.total = 99;
  page.hits = {{1, 2, make_article("wire-1", "Title", ""), {}, {}},
               {2, 1, make_article("file:/a b.txt", "Title", ""), {}, {}}};
  page.facets = {{"topic", {{"sport", 1}}}};
  CHECK(find_output_format("ids")->render(page, {}) == "wire-1\nfile:/a b.txt\n");
  CHECK(find_output_format("ids")->render(Page(), {}).empty());
}

TEST_CASE("ids that end in NUL are exactly as they were given") {
  Page page;
  page.hits = {{1, 2, make_article("two\nlines", "", ""), {}, {}},
               {2, 1, make_article("a  b ", "", ""), {}, {}}};
  OutputStyle style;
  CHECK(find_output_format("ids")->render(page, style) == "two lines\na  b \n");
  style.id_end = IdEnd::nul;
  using namespace std::string_literals;
  CHECK(find_output_format("ids")->render(page, style) == "two\nlines\0a  b \0"s);
  page.query_id = "q";
  CHECK(find_output_format("ids")->render(page, style) == "q\ttwo\nlines\0q\ta  b \0"s);
}

TEST_CASE("a run for trec_eval has six columns whatever the ids hold") {
  Page page;
  page.hits = {{1, 12.5, make_article("wire-1", "", ""), {}, {}},
               {2, 1.0 / 3, make_article("file:/a b\u00a0c%20.txt", "", ""), {}, {}}};
  CHECK(find_output_format("trec")->render(page, {}) ==
        "1 Q0 wire-1 1 12.500000 gazette\n"
        "1 Q0 file:/a%20b%C2%A0c%20.txt 2 0.333333 gazette\n");
  page.query_id = "q 7";
  CHECK(find_output_format("trec")->render(page, {}).starts_with("q%207 Q0 wire-1 1 "));
}

}  // namespace
}  // namespace gazette::output_formats_test
