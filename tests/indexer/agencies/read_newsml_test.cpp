// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/agencies/read_newsml.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_newsml_test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view nar = "xmlns=\"http://iptc.org/std/nar/2006-10-01/\"";

std::string g2(const std::string& item_meta, const std::string& content_meta,
               const std::string& content) {
  return "<newsItem " + std::string(nar) + " guid=\"urn:wire:1\" version=\"3\" xml:lang=\"en\">" +
         "<itemMeta><versionCreated>2026-02-03T09:00:00Z</versionCreated>" + item_meta +
         "</itemMeta><contentMeta>" + content_meta + "</contentMeta><contentSet>" + content +
         "</contentSet></newsItem>";
}

std::string inline_xhtml(const std::string& body) {
  return "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head>"
         "<body>" +
         body + "</body></html></inlineXML>";
}

const std::string meta =
    "<headline>Quay to reopen</headline><creator><name>Mara Quill</name></creator>"
    "<located><name>Port Alder</name></located><keyword>Harbour</keyword>"
    "<subject qcode=\"medtop:20000217\"><name>x</name><broader "
    "qcode=\"medtop:04000000\"/></subject>"
    "<subject qcode=\"wire:9\"><name>y</name><sameAs qcode=\"subj:15054000\"/></subject>"
    "<subject type=\"cpnat:person\" qcode=\"p:1\"/><subject type=\"cpnat:geoArea\"><name>Varenia"
    "</name></subject><description role=\"drol:summary\">In short.</description>";

TEST_CASE("an item of NewsML-G2 is an article of its fields") {
  const Stories stories = stories_of(
      read_newsml,
      g2("<provider qcode=\"nprov:HW\"><name>Harbour Wire</name></provider>"
         "<firstCreated>2026-02-03T08:00:00+01:00</firstCreated><edNote>Call the desk</edNote>"
         "<link rel=\"irel:canonical\" href=\"https://wire.example/1\"/>",
         meta,
         inline_xhtml("<header><h1>Quay to reopen</h1><ul><li>Harbour</li></ul></header>"
                      "<p>The quay reopens.</p><table><tr><td>1</td></tr></table>"
                      "<figure><p>A crane</p></figure><p>In May.</p>")));
  REQUIRE(stories.articles.size() == 1);
  const Article& article = stories.articles.front();
  CHECK(article.id == "urn:wire:1");
  CHECK(article.title == "Quay to reopen");
  CHECK(article.body == "The quay reopens.\nIn May.\n");
  CHECK(article.summary == "In short.");
  CHECK(article.authors == Strings{"Mara Quill"});
  CHECK(article.source == "Harbour Wire");
  CHECK(article.language == "en");
  CHECK(article.url == "https://wire.example/1");
  CHECK(topic_paths(article.topics) == Strings{"medtop:20000217", "subj:15054000"});
  CHECK(article.places == Strings{"Varenia", "Port Alder"});
  CHECK(article.keywords == Strings{"Harbour"});
  REQUIRE((article.published && article.modified));
  CHECK(to_rfc3339(article.published->utc) == "2026-02-03T07:00:00Z");
  CHECK(to_rfc3339(article.modified->utc) == "2026-02-03T09:00:00Z");
}

TEST_CASE("the text of an item may be XHTML, NITF or plain") {
  struct Case {
    std::string content;
    std::string_view want;
  };
  const std::array cases = {
      Case{inline_xhtml("<p>One.</p><p>Two.</p>"), "One.\nTwo.\n"},
      Case{inline_xhtml("<p>Quay to reopen</p><p>Two.</p>"), "Two.\n"},
      Case{"<inlineXML><nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head>"
           "<body.content><block><p>One.</p><p>Two.</p></block></body.content></body></nitf>"
           "</inlineXML>",
           "One.\nTwo.\n"},
      Case{"<inlineXML><n:nitf xmlns:n=\"http://iptc.org/std/NITF/2006-10-18/\"><n:body>"
           "<n:body.content><n:p>One.</n:p><n:media><n:media-caption>A crane</n:media-caption>"
           "</n:media></n:body.content></n:body></n:nitf></inlineXML>",
           "One.\n"},
      Case{"<inlineData contenttype=\"text/plain\">One.\n\nTwo.</inlineData>", "One.\nTwo.\n"},
      Case{"<inlineData contenttype=\"text/html\">&lt;p&gt;One.&lt;/p&gt;</inlineData>", "One.\n"},
      Case{"<inlineData encoding=\"base64\">T25l</inlineData>", ""},
      Case{"<remoteContent href=\"https://wire.example/1.jpg\"/>", ""},
  };
  for (const auto& [content, want] : cases) {
    CAPTURE(content);
    const Stories stories =
        stories_of(read_newsml, g2("", "<headline>Quay to reopen</headline>", content));
    REQUIRE(stories.articles.size() == 1);
    CHECK(stories.articles.front().body == want);
  }
}

TEST_CASE("each text of a message is an article, and other items are reported") {
  const auto item = [](const std::string& guid, const std::string& item_meta) {
    return "<newsItem guid=\"" + guid + "\"><itemMeta>" + item_meta +
           "</itemMeta><contentMeta><headline>" + guid + "</headline></contentMeta></newsItem>";
  };
  const std::string message =
      "<newsMessage " + std::string(nar) + "><itemSet>" +
      item("text", "<itemClass qcode=\"ninat:text\"/><pubStatus qcode=\"stat:usable\"/>") +
      item("picture", "<itemClass qcode=\"ninat:picture\"/>") +
      item("later", "<embargoed>2999-01-01T00:00:00Z</embargoed>") +
      item("due", "<embargoed>2001-01-01T00:00:00Z</embargoed>") +
      item("gone", "<pubStatus qcode=\"stat:canceled\"/>") +
      item("held", "<pubStatus uri=\"http://cv.iptc.org/newscodes/pubstatusg2/withheld\"/>") +
      "<packageItem guid=\"package\"/><conceptItem/></itemSet></newsMessage>";
  CHECK(recognise(message, "1.xml") == find_format("newsml"));
  const Stories stories = stories_of(read_newsml, message);
  Strings titles;
  for (const Article& article : stories.articles) titles.push_back(article.title);
  CHECK(titles == Strings{"text", "due"});
  Strings withdrawn;
  for (const Withdrawn& each : stories.withdrawn) withdrawn.push_back(each.id);
  CHECK(withdrawn == Strings{"gone", "held"});
  Strings skipped;
  for (const Skipped& each : stories.skipped) skipped.push_back(each.place + ": " + each.why);
  CHECK(skipped == Strings{": item 2: of class picture, not an article",
                           ": item 3: under embargo until 2999-01-01T00:00:00Z",
                           ": item 7: a package item, not an article",
                           ": item 8: a concept item, not an article"});
}

TEST_CASE("an item of NewsML 1 is an article, the same one in each revision") {
  const std::string message =
      "<NewsML><NewsEnvelope><NewsService FormalName=\"Harbour Wire\"/></NewsEnvelope><NewsItem>"
      "<Identification><NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20260203</"
      "DateId>"
      "<NewsItemId>17</NewsItemId><RevisionId>2</RevisionId><PublicIdentifier>urn:newsml:"
      "wire.example:20260203:17:2</PublicIdentifier></NewsIdentifier></Identification>"
      "<NewsManagement><FirstCreated>20260203T080000+0100</FirstCreated><ThisRevisionCreated>"
      "20260203T090000Z</ThisRevisionCreated><Status FormalName=\"Usable\"/></NewsManagement>"
      "<NewsComponent><NewsLines><HeadLine>Quay to reopen</HeadLine><ByLine>By Mara Quill</ByLine>"
      "<DateLine>Port Alder, Feb 3 (HW)</DateLine></NewsLines><DescriptiveMetadata>"
      "<Language FormalName=\"en\"/><SubjectCode><SubjectMatter FormalName=\"04005000\"/>"
      "</SubjectCode></DescriptiveMetadata><NewsComponent><Role "
      "FormalName=\"Caption\"/><ContentItem>"
      "<DataContent><p>A crane in a caption that is longer than the story of the quay.</p>"
      "</DataContent></ContentItem></NewsComponent><NewsComponent><ContentItem><MediaType "
      "FormalName=\"Text\"/><DataContent><p>The quay reopens.</p><p>In May.</p></DataContent>"
      "</ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>";
  CHECK(recognise(message, "1.xml") == find_format("newsml"));
  const Stories stories = stories_of(read_newsml, message);
  REQUIRE(stories.articles.size() == 1);
  const Article& article = stories.articles.front();
  CHECK(article.id == "urn:newsml:wire.example:20260203:17");
  CHECK(article.title == "Quay to reopen");
  CHECK(article.body == "The quay reopens.\nIn May.\n");
  CHECK(article.authors == Strings{"Mara Quill"});
  CHECK(article.places == Strings{"Port Alder"});
  CHECK(article.source == "Harbour Wire");
  CHECK(article.language == "en");
  CHECK(topic_paths(article.topics) == Strings{"subj:04005000"});
  REQUIRE((article.published && article.modified));
  CHECK(to_rfc3339(article.published->utc) == "2026-02-03T07:00:00Z");
  CHECK(to_rfc3339(article.modified->utc) == "2026-02-03T09:00:00Z");
}

TEST_CASE("a document of NITF is an article of its fields") {
  const std::string nitf =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!DOCTYPE nitf SYSTEM \"nitf-3-2.dtd\">"
      "<nitf baselang=\"en-US\"><head><title>x</title><tobject><tobject.subject "
      "tobject.subject.refnum=\"04005000\"/><tobject.subject tobject.subject.ipr=\"HW\" "
      "tobject.subject.refnum=\"15000000\"/></tobject><docdata management-status=\"usable\">"
      "<evloc city=\"Port Alder\"/><doc-id id-string=\"hw-1\"/><date.issue "
      "norm=\"20260203T081500Z\"/><key-list><keyword key=\"Harbour\"/></key-list></docdata></head>"
      "<body><body.head><hedline><hl1>Caf\xE9 on the quay</hl1><hl2>It opens in May</hl2></hedline>"
      "<byline>By <person>Mara Quill</person><byttl>Staff</byttl></byline><distributor>Harbour Wire"
      "</distributor><dateline><location>PORT ALDER</location></dateline></body.head><body.content>"
      "<media><media-caption>A crane</media-caption></media><hl2>The plan</hl2><p>PORT ALDER (HW) "
      "- "
      "It "
      "opens.</p><table><tr><td>1</td></tr></table></body.content><body.end><tagline>End</tagline>"
      "</body.end></body></nitf>";
  CHECK(recognise(nitf, "1.xml") == find_format("nitf"));
  const Stories stories = stories_of(read_nitf, nitf);
  REQUIRE(stories.articles.size() == 1);
  const Article& article = stories.articles.front();
  CHECK(article.id == "hw-1");
  CHECK(article.title == "Café on the quay");
  CHECK(article.summary == "It opens in May");
  CHECK(article.body == "The plan\nPORT ALDER (HW) - It opens.\n");
  CHECK(article.authors == Strings{"Mara Quill"});
  CHECK(article.source == "Harbour Wire");
  CHECK(article.language == "en");
  CHECK(topic_paths(article.topics) == Strings{"subj:04005000"});
  CHECK(article.keywords == Strings{"Harbour"});
  CHECK(article.places == Strings{"Port Alder"});
  REQUIRE(article.published);
  CHECK(to_rfc3339(article.published->utc) == "2026-02-03T08:15:00Z");
}

TEST_CASE("bylines and datelines give names and places") {
  struct Line {
    std::string_view text;
    Strings want;
  };
  const std::array bylines = {
      Line{"By BERNARD CONDON<byttl>Business Writer</byttl>", {"BERNARD CONDON"}},
      Line{"By Mara Quill, Staff Writer", {"Mara Quill"}},
      Line{"gr/bp", {}},
      Line{"<byttl>Harbour Wire</byttl>", {}},
  };
  for (const auto& [text, want] : bylines) {
    CAPTURE(text);
    CHECK(authors_of_byline(parse_xml("<byline>" + std::string(text) + "</byline>", {})) == want);
  }
  struct Place {
    std::string_view text;
    std::string_view want;
  };
  constexpr std::array datelines = {
      Place{"MOSCOW, Monday (Reuters)", "Moscow"}, Place{"London (dpa) - ", "London"},
      Place{"Port Alder", "Port Alder"},           Place{"PORT OF SPAIN", "Port of Spain"},
      Place{"20170102T222800+0000", ""},           Place{"", ""}};
  for (const auto& [text, want] : datelines) CHECK(place_of_dateline(text) == want);
}

}  // namespace
}  // namespace gazette::read_newsml_test
