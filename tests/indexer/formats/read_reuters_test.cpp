// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_reuters.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"
#include "tests/read_file.hpp"
#include "tests/test_data.hpp"

namespace gazette::read_reuters_test {
namespace {

using Strings = std::vector<std::string>;

const std::string head = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";

/// A story with the whole of the frame that the collection has.
std::string story(const std::string& id, const std::string& text,
                  const std::string& topics = "<D>herring</D><D>trade</D>") {
  return "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"5544\" NEWID=\"" + id +
         "\">\n<DATE> 2-MAR-1987 09:14:53.20</DATE>\n<TOPICS>" + topics +
         "</TOPICS>\n<PLACES><D>port-alder</D><D>usa</D></PLACES>\n<PEOPLE></PEOPLE>\n"
         "<ORGS><D>fao</D></ORGS>\n<EXCHANGES><D>nyse</D></EXCHANGES>\n<COMPANIES></COMPANIES>\n"
         "<UNKNOWN> \n&#5;&#5;&#5;C L\n&#22;&#22;&#1;f0704&#31;reute\nu f BC-HERRING 03-02 "
         "0291</UNKNOWN>\n" +
         text + "\n</REUTERS>\n";
}

const std::string whole_text =
    "<TEXT>&#2;\n<TITLE>HERRING &lt;HER> UP &amp; AWAY</TITLE>\n<AUTHOR>    By Ann Dole, "
    "Wire</AUTHOR>\n<DATELINE>    PORT ALDER, March 2 - </DATELINE><BODY>The herring fleet put to "
    "sea again on\nSunday after a strike of nineteen days, and the first boats to\ncome back had "
    "more fish than ice.\n    The price fell below 5 &lt; 6 dlrs.\n Reuter\n&#3;</BODY></TEXT>";

TEST_CASE("a story of the collection is read with all of its fields") {
  const Stories stories = stories_of(read_reuters, head + story("17", whole_text));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.skipped.empty());
  const Article& article = stories.articles[0];
  CHECK(article.id == "17");
  CHECK(article.title == "HERRING <HER> UP & AWAY");
  CHECK(article.authors == Strings{"By Ann Dole, Wire"});
  CHECK(article.source == "Reuters");
  CHECK(article.language == "en");
  CHECK(article.published == parse_date("2-MAR-1987 09:14:53.20"));
  CHECK(topic_paths(article.topics) == Strings{"herring", "trade"});
  CHECK(article.places == Strings{"port-alder", "usa"});
  CHECK(article.people.empty());
  CHECK(article.keywords == Strings{"fao", "nyse"});
  CHECK(article.body.starts_with("PORT ALDER, March 2 - The herring fleet put to sea again on"));
  CHECK(article.body.find("below 5 < 6 dlrs.") != std::string::npos);
  CHECK(article.body.find("Reuter\n") != std::string::npos);
  CHECK(article.body.find('\x03') == std::string::npos);
}

TEST_CASE("a brief has a title and no body") {
  const Stories stories =
      stories_of(read_reuters,
                 story("18", "<TEXT TYPE=\"BRIEF\">&#2;\n<TITLE>HERRING UP</TITLE>\n</TEXT>", ""));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles[0].title == "HERRING UP");
  CHECK(stories.articles[0].body.empty());
  CHECK(stories.articles[0].topics.empty());
}

TEST_CASE("an unprocessed story has its first line as title and keeps its lines") {
  const Stories stories = stories_of(
      read_reuters,
      story("19",
            "<TEXT TYPE=\"UNPROC\">&#2;\n herring prices\n\n  ALDER   12  +1\n BREA     9  "
            "-2\n&#3;</TEXT>"));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles[0].title == "herring prices");
  CHECK(stories.articles[0].body == "ALDER 12 +1\nBREA 9 -2\n");
}

TEST_CASE("a body without a title is an article, empty lists have no values") {
  const Stories stories = stories_of(
      read_reuters, story("20", "<TEXT><BODY>It was late.</BODY></TEXT>", "<D></D><D> </D>"));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles[0].title.empty());
  CHECK(stories.articles[0].body == "It was late.\n");
  CHECK(stories.articles[0].topics.empty());
}

TEST_CASE("a damaged time leaves the day") {
  std::string text = story("21", whole_text);
  const std::string before = " 2-MAR-1987 09:14:53.20";
  for (const std::string date :
       {"2-MAR-1987 09:14:5x.20", " 2-MAR-1987", "2-MAR-1987 99:99:99.99"}) {
    CAPTURE(date);
    std::string changed = text;
    changed.replace(changed.find(before), before.size(), date);
    CHECK(stories_of(read_reuters, changed).articles.at(0).published == parse_date("1987-03-02"));
  }
}

TEST_CASE("a story without text is skipped by its id, the others are read") {
  for (const std::string text : {"<TEXT></TEXT>", "<TEXT TYPE=\"UNPROC\">&#2;\n&#3;</TEXT>", "",
                                 "<TEXT TYPE=\"BRIEF\"><TITLE></TITLE></TEXT>",
                                 "<TEXT><TITLE> </TITLE><BODY>&#3;</BODY></TEXT>",
                                 "<TEXT><TITLE></TITLE><BODY></BODY></TEXT>"}) {
    CAPTURE(text);
    const Stories stories = stories_of(
        read_reuters, story("1", whole_text) + story("2", text) + story("3", whole_text), "a.sgm");
    CHECK(stories.articles.size() == 2);
    REQUIRE(stories.skipped.size() == 1);
    CHECK(stories.skipped[0].path == "a.sgm");
    CHECK(stories.skipped[0].place == ": NEWID 2");
    CHECK(stories.skipped[0].why == "no title and no body");
  }
}

TEST_CASE("a story without an end tag takes no other with it") {
  const std::string good = story("1", whole_text);
  const std::string open = good.substr(0, good.find("</REUTERS>"));
  const Stories middle =
      stories_of(read_reuters, open + story("2", whole_text) + story("3", whole_text), "a.sgm");
  CHECK(middle.articles.size() == 2);
  CHECK(middle.skipped.size() == 1);
  const Stories last = stories_of(read_reuters, story("2", whole_text) + open, "a.sgm");
  CHECK(last.articles.size() == 1);
  CHECK(last.skipped.size() == 1);
}

TEST_CASE("a value of a list ends once, however often it begins") {
  std::string begins;
  for (int i = 0; i < 10'000; ++i) begins += "<D>";
  const Stories stories = stories_of(read_reuters, story("1", whole_text, begins + "trade</D>"));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles.front().topics.size() == 1);
}

TEST_CASE("a story of ampersands is read in one pass") {
  const std::string ampersands(2'000'000, '&');
  const Stories stories = stories_of(
      read_reuters, story("1", "<TEXT><TITLE>A</TITLE><BODY>" + ampersands + "</BODY></TEXT>"));
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles.front().body == ampersands + "\n");
}

TEST_CASE("what has no story is skipped with the reason") {
  const Stories stories = stories_of(read_reuters, "The ferry was late.", "a.txt");
  CHECK(stories.articles.empty());
  REQUIRE(stories.skipped.size() == 1);
  CHECK(stories.skipped[0].path == "a.txt");
  CHECK(stories.skipped[0].place.empty());
}

TEST_CASE("a story is found wherever the blocks that are read end") {
  for (std::size_t padding = 65'500; padding < 65'560; ++padding) {
    const Stories stories =
        stories_of(read_reuters, std::string(padding, '\n') + story("1", whole_text) +
                                     std::string(64 * 1024, ' ') + story("2", whole_text));
    if (stories.articles.size() != 2) {
      CAPTURE(padding);
      FAIL("a story was lost");
    }
  }
}

TEST_CASE("the files of Reuters-21578 are read whole") {
  const auto folder = test_data("reuters21578");
  if (!folder) return;
  struct File {
    std::string name;
    std::size_t articles;
    std::size_t skipped;
  };
  const std::vector<File> files = {
      {"reut2-000.sgm", 1000, 0}, {"reut2-012.sgm", 999, 1}, {"reut2-021.sgm", 578, 0}};
  std::set<std::string> ids;
  for (const auto& [name, articles, skipped] : files) {
    CAPTURE(name);
    const Stories stories = stories_of(read_reuters, read_file(*folder / name), name);
    CHECK(stories.articles.size() == articles);
    CHECK(stories.skipped.size() == skipped);
    for (const Article& article : stories.articles) {
      ids.insert(article.id);
      if (!article.published || !has_content(article)) {
        CAPTURE(article.id);
        FAIL("a date or a text is missing");
      }
    }
  }
  CHECK(ids.size() == 2577);
}

}  // namespace
}  // namespace gazette::read_reuters_test
