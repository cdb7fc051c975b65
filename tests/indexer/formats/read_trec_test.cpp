// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_trec.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_trec_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("documents of TREC collections are read by their tags, and only a bad one is lost") {
  struct Case {
    std::string_view sgml;
    Strings articles;  ///< "id|title|body"
    Strings skipped;   ///< "place: why"
  };
  const std::vector<Case> cases = {
      {"<DOC>\n<DOCNO> AP-1 </DOCNO>\n<FILEID>x</FILEID>\n<HEAD>Ferry &amp; bus</HEAD>\n"
       "<HEAD>Late again</HEAD>\n<TEXT>\nIt was late.\n</TEXT>\n<TEXT>It left.</TEXT>\n</DOC>\n",
       {"AP-1|Ferry & bus|It was late.\nIt left.\n"},
       {}},
      {"<doc><docno>a</docno><headline><p>Ferry</p></headline><text><p>One.</p><p>Two.</p></text></"
       "doc>",
       {"a|Ferry|One.\nTwo.\n"},
       {}},
      {"<DOC>\n<DOCNO>WSJ-1</DOCNO><HL>Ferry</HL><DATELINE>PORT ALDER (XP)</DATELINE>"
       "<LP>\n   It left.\n</LP><TEXT>\n</TEXT></DOC>",
       {"WSJ-1|Ferry|PORT ALDER (XP) It left.\n"},
       {}},
      {"<!-- NTCIR -->\n<DOC id=\"d-2\">\n<LANG>EN</LANG><TEXT>\nhere it is\n</TEXT></DOC>",
       {"d-2||here it is\n"},
       {}},
      {"<DOC id=d-3 type='story'><TEXT>3 < 4 and 5 > 4 &c.</TEXT></DOC>",
       {"d-3||3 < 4 and 5 > 4 &c.\n"},
       {}},
      {"<DOC><DOCNO>1</DOCNO><TEXT>cut\n<DOC><DOCNO>2</DOCNO><TEXT>whole</TEXT></DOC>",
       {"2||whole\n"},
       {"[0]: the document has no end tag </DOC>"}},
      {"<DOC>3 </DOCNO><TEXT>x</TEXT></DOC><DOC><DOCNO>4</DOCNO><TEXT>y</TEXT></DOC>",
       {"4||y\n"},
       {"[0]: the start tag of its number (<DOCNO>) is missing"}},
      {"<DOC><DOCNO>5</DOCNO><TEXT> </TEXT></DOC>", {}, {": DOCNO 5: no title and no text"}},
      {"<DOC><DOCNO>6</DOCNO><TEXT>never ends</DOC>", {}, {": DOCNO 6: no title and no text"}},
      {"<DOC><DOCNO>7</DOCNO><TEXT>cut", {}, {"[0]: the document has no end tag </DOC>"}},
      {"</DOC> nothing", {}, {": there is no document (<DOC>) in the file"}},
      {"", {}, {": there is no document (<DOC>) in the file"}},
  };
  for (const auto& [sgml, articles, skipped] : cases) {
    CAPTURE(sgml);
    const Stories stories = stories_of(read_trec, std::string(sgml));
    Strings read;
    for (const Article& article : stories.articles) {
      read.push_back(article.id + '|' + article.title + '|' + article.body);
    }
    CHECK(read == articles);
    Strings places;
    for (const Skipped& each : stories.skipped) places.push_back(each.place + ": " + each.why);
    CHECK(places == skipped);
    CHECK(stories.sole == 0);
  }
}

TEST_CASE("the day of a document is that of its date, else that in its number") {
  struct Case {
    std::string_view number;
    std::string_view date;
    std::string_view day;
  };
  for (const auto& [number, date, day] : {
           Case{"X-1", "<DATE>January 1, 1989, Sunday, Home Edition</DATE>", "1989-01-01"},
           Case{"X-1", "<DATE>\n03/24/87\n</DATE>", "1987-03-24"},
           Case{"X-1", "<DATE>920102</DATE>", "1992-01-02"},
           Case{"X-1", "<DATE><P>2005-01-02</P></DATE>", "2005-01-02"},
           Case{"AP880212-0001", "", "1988-02-12"},
           Case{"LA010189-0001", "", "1989-01-01"},
           Case{"NYT_ENG_20050102.0001", "<DATE>soon</DATE>", "2005-01-02"},
           Case{"FT911-3", "", ""},
           Case{"GX000102-1", "", ""},
       }) {
    CAPTURE(number, date);
    const Stories stories =
        stories_of(read_trec, "<DOC><DOCNO>" + std::string(number) + "</DOCNO>" +
                                  std::string(date) + "<TEXT>It left.</TEXT></DOC>");
    REQUIRE(stories.articles.size() == 1);
    const auto& published = stories.articles[0].published;
    CHECK((published ? to_day(*published) : std::string()) == day);
  }
}

TEST_CASE("a page of trecweb is read as a page, by the number of its document") {
  const Stories stories = stories_of(read_trec,
                                     "<DOC>\n<DOCNO>G-1</DOCNO>\n<DOCHDR>\n"
                                     "http://post.example/a 1.2.3.4\nDate: x\n</DOCHDR>\n"
                                     "<html><head><title>Ferry sails</title></head><body><p>"
                                     "The ferry left the harbour of Port Alder on Monday.</p>"
                                     "</body></html>\n</DOC>\n"
                                     "<DOC><DOCNO>G-2</DOCNO><DOCHDR></DOCHDR></DOC>");
  REQUIRE(stories.articles.size() == 1);
  CHECK(stories.articles[0].id == "G-1");
  CHECK(stories.articles[0].url == "http://post.example/a");
  CHECK(stories.articles[0].title == "Ferry sails");
  REQUIRE(stories.skipped.size() == 1);
  CHECK(stories.skipped[0].place == ": DOCNO G-2");
}

TEST_CASE("documents are whole wherever the blocks of the stream end") {
  constexpr std::size_t block = 64 * 1024;
  for (std::size_t before = block - 30; before < block + 5; ++before) {
    const Stories stories = stories_of(
        read_trec, "<DOC><DOCNO>1</DOCNO>" + std::string(before - 30, ' ') +
                       "<TEXT>one</TEXT></DOC>\n<DOC><DOCNO>2</DOCNO><TEXT>two</TEXT></DOC>");
    CHECK(stories.articles.size() == 2);
  }
}

}  // namespace
}  // namespace gazette::read_trec_test
