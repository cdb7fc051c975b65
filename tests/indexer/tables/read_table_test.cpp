// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/tables/read_table.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_table_test {
namespace {

using Strings = std::vector<std::string>;

/// "title|body" of each article.
Strings read(const Stories& stories) {
  Strings result;
  for (const Article& article : stories.articles)
    result.push_back(article.title + '|' + article.body);
  return result;
}

Strings places(const Stories& stories) {
  Strings result;
  for (const Skipped& each : stories.skipped) result.push_back(each.place + ": " + each.why);
  return result;
}

TEST_CASE("tables are read in the usual dialects, and only a bad row is lost") {
  struct Case {
    std::string_view what;
    std::string table;
    Strings articles;
    Strings skipped;
    Strings omitted = {};
  };
  const std::string unclosed = "its quotation mark is not closed";
  const std::vector<Case> cases = {
      {"RFC 4180", "title,body\r\n\"a \"\"b\"\"\",\"c, d\r\ne\"\r\n", {"a \"b\"|c, d\ne"}, {}},
      {"semicolons and apostrophes",
       "title;body\n'a ''b''';\"c, d\"\nx;'y;z'\n",
       {"a 'b'|\"c, d\"", "x|y;z"},
       {}},
      {"tabs without quotes",
       "title\tbody\n\"a\" said\t'tis c\nd\t\"e\n",
       {"\"a\" said|'tis c", "d|\"e"},
       {}},
      {"bars", "title|body\na, b|c; d\ne|f\n", {"a, b|c; d", "e|f"}, {}},
      {"backslashes",
       "title,body\n\"a \\\"b\\\", c\",\"d\"\n\"e\",\"f\\\\g\"\n",
       {"a \"b\", c|d", "e|f\\g"},
       {}},
      {"a line of a spreadsheet", "sep=;\ntitle;body\na,b,c;d\n", {"a,b,c|d"}, {}},
      {"a mark, blanks around names and quotes",
       "\xEF\xBB\xBF Title , Body Text \na, \"b, c\" \n",
       {"a|b, c"},
       {}},
      {"another encoding",
       "title,body\ncaf\xE9,\xFC"
       "ber allem die Stra\xDF"
       "e\n",
       {"café|über allem die Straße"},
       {}},
      {"columns of no field", "row,class,title,body\n1,3,a,b\n2,4,c,d\n", {"a|b", "c|d"}, {}},
      {"empty lines and columns", "title,body,\n\na,b,\n\nc,d,,,\n", {"a|b", "c|d"}, {}},
      {"ragged rows",
       "title,body\na,b\nc\nd,e,f\ng,h\n",
       {"a|b", "g|h"},
       {":3: it has 1 column, not 2", ":4: it has 3 columns, not 2"}},
      {"a quote that is not closed",
       "title,body\na,b\nc,\"d\ne,f\n\"g\",h\n",
       {"a|b", "e|f", "g|h"},
       {":3: " + unclosed}},
      {"a quote that is not closed, at the end",
       "title,body\na,b\nc,d\ne,\"f\n",
       {"a|b", "c|d"},
       {":4: " + unclosed}},
      {"quotes within quotes",
       "title,body\n\"he said \"yes\" to it\",b\nc,d\ne,f\ng,h\n",
       {"he said \"yes\" to it|b", "c|d", "e|f", "g|h"},
       {}},
      {"rows without text",
       "title,body,date\n,,2026-01-01\na,b,\n",
       {"a|b"},
       {":2: no title and no body"}},
      {"HTML", "title,body\na,<p>b</p><p>c</p>\n", {"a|b\nc\n"}, {}},
      {"lines that end in CR", "title,body\rA,\"B\"\r\"B\",\"B\rtwo\"\r", {"A|B", "B|B\ntwo"}, {}},
      {"a header alone", "title,body\n", {}, {": the table has a header but no rows"}},
      {"a comment above the header",
       "# export 2026\n# it's all\ntitle,body,date\na,b,2026-02-03\nc\n",
       {"a|b"},
       {":5: it has 1 column, not 3"}},
      {"a first column called #", "#,title,body\n1,a,b\n2,c,d\n", {"a|b", "c|d"}, {}},
      {"a header of which little is known",
       "Titel;Text;Datum\na;b;c\n",
       {"|b"},
       {},
       {":1: columns not read: Titel, Datum; map them with --map FIELD=COLUMN"}},
      {"a header in another language",
       "제목,본문,날짜\nThe ferry sails at last,The ferry left the harbour of Port Alder on "
       "Monday.,3\n",
       {"The ferry sails at last|The ferry left the harbour of Port Alder on Monday."},
       {},
       {":1: columns not read: 날짜; map them with --map FIELD=COLUMN"}},
      {"numbers of one column",
       "1\n2\n",
       {},
       {": no column of titles or texts was found; name the columns with --columns"}},
      {"nothing",
       "",
       {},
       {": no column of titles or texts was found; name the columns with --columns"}},
  };
  for (const auto& [what, table, articles, skipped, omitted] : cases) {
    CAPTURE(what);
    const Stories stories = stories_of(read_table, table, "a.csv");
    CHECK(read(stories) == articles);
    CHECK(places(stories) == skipped);
    Strings told;
    for (const Omitted& each : stories.omitted) told.push_back(each.place + ": " + each.what);
    CHECK(told == omitted);
    CHECK(stories.sole == 0);
  }
}

TEST_CASE("a table with a header has the fields that JSON has by these names") {
  const Stories stories =
      stories_of(read_table,
                 "Headline,Short Description,Publication-Date,Link,Category,Authors,publication\n"
                 "Ferry sails,It was late.,03.02.2026,https://post.example/1,Sport,Ida Brook;Odo "
                 "Field,Post\n");
  REQUIRE(stories.articles.size() == 1);
  const Article& article = stories.articles[0];
  CHECK(article.title == "Ferry sails");
  CHECK(article.body == "It was late.");
  CHECK(article.url == "https://post.example/1");
  CHECK(article.published == parse_date("2026-02-03"));
  CHECK(topic_paths(article.topics) == Strings{"sport"});
  CHECK(article.authors == Strings{"Ida Brook", "Odo Field"});
  CHECK(article.source == "Post");
}

TEST_CASE("without a header the longest column is the body, the second one the title") {
  const std::string body = "The ferry left the harbour of Port Alder on Monday morning.";
  CHECK(read(stories_of(read_table, "3,Ferry sails at last," + body + "\n1,Nobody is on board," +
                                        body + "\n")) ==
        Strings{"Ferry sails at last|" + body, "Nobody is on board|" + body});
  CHECK(read(stories_of(read_table, "Sport;'" + body + "'\nKultur;'" + body + "'\n")) ==
        Strings{"|" + body, "|" + body});
}

TEST_CASE("columns and paths that the user names are read by these names") {
  const auto read_with = [](const ReaderSettings& settings, const std::string& table) {
    std::istringstream stream(table);
    Strings titles;
    read_table({.stream = stream, .name = "a.csv", .settings = settings}, [&](Story story) {
      const Article* article = std::get_if<Article>(&story);
      titles.push_back(article == nullptr ? std::get<Skipped>(story).why
                                          : article->title + '|' + article->body);
    });
    return titles;
  };
  const ReaderSettings columns{.map = {},
                               .columns = {std::nullopt, ArticleField::body, ArticleField::title}};
  CHECK(read_with(columns, "1,b,a,x\n2,d,c,x\n") == Strings{"a|b", "c|d"});
  CHECK(read_with(columns, "id,body,title,x\n1,b,a,x\n") == Strings{"a|b"});
  const ReaderSettings map{.map = {{ArticleField::title, "Kop"}, {ArticleField::body, "Alinea"}},
                           .columns = {}};
  CHECK(read_with(map, "Kop,Alinea\na,b\n") == Strings{"a|b"});
}

TEST_CASE("a file is recognised as a table by its columns") {
  const std::string body = "The ferry left the harbour of Port Alder on Monday morning.";
  struct Case {
    std::string name, head;
    bool want;
  };
  for (const auto& [name, head, want] : std::vector<Case>{
           {"a.csv", "title,body\na,b\n", true},
           {"a.CSV", "3," + body + "\n4," + body + "\n", true},
           {"a.tsv", "3\t" + body + "\n4\t" + body + "\n", true},
           {"a.csv", "year,value\n2001,5\n2002,6\n", false},
           {"a.csv", "The ferry sails.\nThe bus does not.\n", false},
           {"a.txt", "3," + body + "\n4," + body + "\n", false},
           {"a.txt", "title,body\na,b\n", true},
           {"a.txt", "title,body\ra,b\r", true},
           {"a.txt", "# export\ntitle,body\na,b\n", true},
           {"a.txt", "title,body\na,b\nc\nd,e\n", true},
           {"a.txt", "Headline, text\n\nThe ferry left, and it was late.\n", false},
           {"a.txt", "Name, date, place\nThe ferry left.\nIt was late, too.\n", false},
           {"a.txt", "News,Content,Source\n\nThe ferry left.\n\nIt was late.\n", false},
           {"a.txt", "Title, text\n", false},
           {"a.txt", "title,body\na,\"" + std::string(70'000, 'b') + "\"\n", true},
           {"a", "name,age\na,5\n", false},
           {"a.csv", std::string("title,body\0\n", 12), false},
           {"a.csv", "", false},
       }) {
    CAPTURE(name, head);
    CHECK(is_table(head, name) == want);
  }
}

TEST_CASE("rows that never close their quotation marks take time in proportion to their size") {
  std::string table = "title,body\n";
  for (int i = 0; i < 6'000; ++i) table += "Ferry,It left.\n";
  for (int i = 0; i < 20'000; ++i) table += "a\",\"x\n";
  const Stories stories = stories_of(read_table, table);
  CHECK(stories.articles.size() == 6'000);
  CHECK(stories.skipped.size() == 20'000);
}

}  // namespace
}  // namespace gazette::read_table_test
