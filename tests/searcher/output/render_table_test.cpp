// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_table.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::render_table_test {
namespace {

Page page_of(const std::string& title, const std::string& body = "") {
  Page page;
  page.hits = {{1, 2, make_article("1", title, body), {}, {}}};
  return page;
}

TEST_CASE("cells of csv are quoted as RFC 4180 says, cells of tsv escaped") {
  struct Case {
    std::string body;
    std::string csv;
    std::string tsv;
  };
  const std::vector<Case> cases = {
      {"plain text", "plain text", "plain text"},
      {"a, b", "\"a, b\"", "a, b"},
      {"say \"ferry\"", "\"say \"\"ferry\"\"\"", "say \"ferry\""},
      {"one\ntwo\n", "\"one\ntwo\"", "one\\ntwo"},
      {"back\\slash \\n", "back\\slash \\n", "back\\\\slash \\\\n"},
      {"=1+1", "=1+1", "=1+1"},
      {"日本; 語", "日本; 語", "日本; 語"},
      {"\x1b]0;owned\x07"
       "by",
       "by", "by"},
      {"a\tb\rc", "a b c", "a b c"},
  };
  const HitFields columns = hit_fields_named({"body", "rank"});
  for (const auto& [body, csv, tsv] : cases) {
    CAPTURE(body);
    const Page page = page_of("", body);
    CHECK(render_table(TableFormat::csv, page, columns) == csv + ",1\n");
    CHECK(render_table(TableFormat::tsv, page, columns) == tsv + "\t1\n");
  }
}

TEST_CASE("a table has a row of names and as many cells in every row") {
  CHECK(render_table_head(TableFormat::csv, {}, Tags::none) ==
        "rank,id,score,title,url,source,authors,language,published,topics,snippet\n");
  CHECK(render_table(TableFormat::csv, page_of("A title"), {}) == "1,1,2,A title,,,,en,,,\n");
  const HitFields columns = hit_fields_named({"title", "id"});
  CHECK(render_table_head(TableFormat::tsv, columns, Tags::none) == "title\tid\n");
  CHECK(render_table_head(TableFormat::tsv, columns, Tags::query_id) == "query_id\ttitle\tid\n");
  Page page = page_of("A title");
  page.query_id = "7,8";
  CHECK(render_table(TableFormat::csv, page, columns) == "\"7,8\",A title,1\n");
  CHECK(render_table(TableFormat::csv, Page(), columns).empty());
}

TEST_CASE("a row of one empty cell is not an empty line in csv") {
  CHECK(render_table(TableFormat::csv, page_of(""), hit_fields_named({"url"})) == "\"\"\n");
}

}  // namespace
}  // namespace gazette::render_table_test
