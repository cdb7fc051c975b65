// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_markdown.hpp"

#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/formats/formats.hpp"
#include "indexer/formats/front_matter.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_markdown_test {
namespace {

using Strings = std::vector<std::string>;

Article article_of(const std::string& bytes) {
  const Stories stories = stories_of(read_markdown, bytes);
  for (const Skipped& skipped : stories.skipped) FAIL(skipped.why);
  REQUIRE(stories.sole == 1);
  return stories.articles.at(0);
}

const std::string text = "The ferry left on Monday.\n";

TEST_CASE("front matter of site generators becomes the fields of the article") {
  const std::string yaml =
      "---\ntitle: \"Ferry: it \\\"sails\\\"\" # at last\ndate: 2026-02-03 09:15:00 +0100\n"
      "lastmod: 2026-02-04\nauthor:\n  name: Mara Quill\n  email: mara@news.example\n"
      "tags: [harbour, 'Port, north']\ncategories:\n  - Politics\n- Sport\n"
      "url: https://news.example/1\nlang: en-GB\nsource: The Courier\n"
      "description: >\n  It left:\n  on Monday.\nslug: a\n---\n\n";
  const std::string toml =
      "+++\ntitle = \"Ferry: it \\\"sails\\\"\"\ndate = 2026-02-03T09:15:00+01:00\n"
      "lastmod = 2026-02-04\nauthor = 'Mara Quill'\n[taxonomies]\n"
      "tags = [\n  \"harbour\",\n  \"Port, north\",\n]\ncategories = [\"Politics\", \"Sport\"]\n"
      "[extra]\nurl = \"https://news.example/1\"\nlanguage = \"en\"\nsource = \"The Courier\"\n"
      "description = \"\"\"\nIt left:\non Monday.\"\"\"\n+++\n";
  for (const std::string& front : {yaml, toml}) {
    CAPTURE(front);
    const Article article = article_of(front + text);
    CHECK(article.title == "Ferry: it \"sails\"");
    CHECK(article.published == parse_date("2026-02-03T09:15:00+01:00"));
    CHECK(article.modified == parse_date("2026-02-04"));
    CHECK(article.authors == Strings{"Mara Quill"});
    CHECK(article.keywords == Strings{"harbour", "Port, north"});
    REQUIRE(article.topics.size() == 2);
    CHECK(article.topics[0].path == "politics");
    CHECK(article.url == "https://news.example/1");
    CHECK(article.language == "en");
    CHECK(article.source == "The Courier");
    CHECK(article.summary == "It left: on Monday.");
    CHECK(article.body == text);
  }
}

TEST_CASE("marks of Markdown are no text") {
  struct Row {
    std::string markdown;
    std::string body;
  };
  const std::vector<Row> rows = {
      {"**The _ferry_** left [on Monday](https://a.example/b \"t\").", "The ferry left on Monday."},
      {"![a picture](a.png)The ferry `left`.", "The ferry left."},
      {"[![a](b.png)](c) The ferry left.", "The ferry left."},
      {"Of 5 * 3 ferries snake_case [left] (2).", "Of 5 * 3 ferries snake_case [left] (2)."},
      {"1 \\* 2 left.", "1 * 2 left."},
      {"## At last ##\nThe ferry left.", "At last\nThe ferry left."},
      {"> The ferry left,\n> they say.\n", "The ferry left,\nthey say."},
      {"* One ferry left.\n* Another came.", "One ferry left.\nAnother came."},
      {"The ferry left.\n\n---\n\n```\nint main() {}\n```\n", "The ferry left."},
      {"<p>The ferry <b>left</b>.</p>", "The ferry left."},
      {"[[[[](](](![](", "[[[[](](](![]("},
  };
  for (const Row& row : rows) {
    CAPTURE(row.markdown);
    CHECK(article_of(row.markdown).body == row.body + '\n');
  }
  const Article headed = article_of("# Ferry sails\n\n" + text + "\n# More\n\nIt came back.\n");
  CHECK(headed.title == "Ferry sails");
  CHECK(headed.body == text + "More\nIt came back.\n");
}

TEST_CASE("a text with front matter is known whatever it is called, one with a rule is not") {
  const std::string front = "---\ntitle: Ferry\n---\n";
  struct Row {
    std::string bytes;
    std::string name;
    std::string format;
  };
  const std::vector<Row> rows = {
      {front + text, "a.txt", "markdown"},
      {front + text, "a.org", "markdown"},
      {text, "a.md", "markdown"},
      {"---\n" + text + "---\n", "a.txt", "text"},
      {"---\ntitle: Ferry\n", "a.txt", "text"},
      {"---\nversion: 2\n---\n", "a.yml", ""},
      {"\xEF\xBB\xBF" + front, "a", "markdown"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes, row.name);
    const Format* const format = recognise(row.bytes, row.name);
    CHECK((format == nullptr ? "" : format->name) == row.format);
  }
}

TEST_CASE("broken front matter does not affect the text") {
  for (const std::string bytes :
       {"---\n---\n", "---\ntitle: \"open\n---\n", "---\n- a\n  b\n---\n", "+++\na = [\n+++\n",
        "+++\na = \"\"\"\n+++\n", "---\n\"\": x\n---\n", "---\ntitle: [a\n  - b: c\n---\n"}) {
    CAPTURE(bytes);
    CHECK(article_of(bytes + text).body.find("ferry left") != std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::read_markdown_test
