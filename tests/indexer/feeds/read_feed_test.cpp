// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/read_feed.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/feeds/feed_names.hpp"
#include "indexer/feeds/feed_text.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_feed_test {
namespace {

using Strings = std::vector<std::string>;

Article only_article(const std::string& feed) {
  const Stories stories = stories_of(read_feed, feed);
  CAPTURE(feed);
  REQUIRE(stories.articles.size() == 1);
  return stories.articles.front();
}

std::string rss(const std::string& item) {
  return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
         "<title>Harbour Wire</title><link>https://wire.example/news/</link>"
         "<language>en-gb</language><item>" +
         item + "</item></channel></rss>";
}

std::string atom(const std::string& entry) {
  return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Hafenblatt</title>"
         "<author><name>Ada Quill</name></author><entry>" +
         entry + "</entry></feed>";
}

TEST_CASE("an RSS item is an article with the fields of the item and its channel") {
  const Article article = only_article(
      rss("<title>Ferry &amp;lt;late&amp;gt; &lt;b&gt;again&lt;/b&gt;</title><link>quay/1</link>"
          "<guid isPermaLink=\"false\">hw-1</guid><dc:creator>Mara Quill and Bo Ferry</dc:creator>"
          "<pubDate>Tue, 03 Feb 2026 06:00:00 EST</pubDate><category>Ports</category>"
          "<category>Ferries</category><description>The ferry was late.</description>"
          "<content:encoded><![CDATA[<p>The ferry was late.</p><p>It left at&nbsp;noon.</p>]]>"
          "</content:encoded>"));
  CHECK(article.title == "Ferry <late> again");
  CHECK(article.id == "hw-1");
  CHECK(article.url == "https://wire.example/news/quay/1");
  CHECK(article.authors == Strings{"Mara Quill", "Bo Ferry"});
  CHECK(article.summary == "The ferry was late.");
  CHECK(article.body == "The ferry was late.\nIt left at noon.\n");
  CHECK(article.source == "Harbour Wire");
  CHECK(article.language == "en");
  CHECK(article.keywords == Strings{"Ports", "Ferries"});
  REQUIRE(article.published);
  CHECK(to_rfc3339(article.published->utc) == "2026-02-03T11:00:00Z");
}

TEST_CASE("an Atom entry is an article with the fields of the entry and its feed") {
  const Article article = only_article(
      atom("<title type=\"html\">Kai &amp;amp; Kran</title><id>urn:1</id>"
           "<link rel=\"enclosure\" href=\"https://hafen.example/1.mp3\"/>"
           "<link href=\"https://hafen.example/1\"/><updated>2026-02-03T08:00:00+01:00</updated>"
           "<category term=\"k\" label=\"Kräne\"/><summary>Der Kran steht.</summary>"
           "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Der Kran "
           "<b>steht</b>.</p><p>Er bleibt.</p></div></content>"));
  CHECK(article.title == "Kai & Kran");
  CHECK(article.id == "urn:1");
  CHECK(article.url == "https://hafen.example/1");
  CHECK(article.authors == Strings{"Ada Quill"});
  CHECK(article.summary == "Der Kran steht.");
  CHECK(article.body == "Der Kran steht.\nEr bleibt.\n");
  CHECK(article.source == "Hafenblatt");
  CHECK(article.language == "de");
  CHECK(article.keywords == Strings{"k", "Kräne"});
  REQUIRE(article.published);
  CHECK(to_rfc3339(article.published->utc) == "2026-02-03T07:00:00Z");
  CHECK(article.modified == article.published);
}

TEST_CASE("feeds of all kinds and ages give their items") {
  struct Case {
    std::string_view what;
    std::string feed;
    std::string title, body;
  };
  const std::array cases = {
      Case{"RSS 0.91", "<rss version='0.91'><channel><item><title>T</title></item></channel></rss>",
           "T", ""},
      Case{"RDF",
           "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
           "xmlns='http://purl.org/rss/1.0/'><channel/><item rdf:about='urn:1'><title>T</title>"
           "<description>Late &lt;i&gt;again&lt;/i&gt;</description></item></rdf:RDF>",
           "T", "Late again\n"},
      Case{"RSS with a prefix of its own",
           "<r:rss xmlns:r='http://backend.userland.com/rss2'><r:channel><r:item><r:title>T"
           "</r:title></r:item></r:channel></r:rss>",
           "T", ""},
      Case{"Atom 0.3, escaped",
           "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>T</title>"
           "<content type='text/html' "
           "mode='escaped'>&lt;p&gt;Late&lt;/p&gt;</content></entry></feed>",
           "T", "Late\n"},
      Case{"Atom 0.3, base64",
           "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title>T</title>"
           "<content mode='base64'>PHA+TGF0ZTwvcD4=</content></entry></feed>",
           "T", "Late\n"},
      Case{"Atom 1.0, plain", atom("<title>A &lt;b&gt; tag</title><content>1 &lt; 2</content>"),
           "A <b> tag", "1 < 2\n"},
      Case{"Atom 1.0, a picture",
           atom("<title>T</title><content type='image/png'>iVBORw0KGgo=</content>"), "T", ""},
      Case{"CDF",
           "<CHANNEL><ITEM HREF='http://a.example/'><TITLE>T</TITLE><ABSTRACT>Late"
           "</ABSTRACT></ITEM></CHANNEL>",
           "T", "Late\n"},
      Case{"entries within a namespace of an own prefix",
           "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>T</a:title></a:entry>"
           "</a:feed>",
           "T", ""},
      Case{"plain paragraphs", rss("<title>T</title><description>One.\n\nTwo.</description>"), "T",
           "One.\nTwo.\n"},
      Case{"a post without paragraphs",
           rss("<title>T</title><content:encoded><![CDATA[One "
               "<b>x</b>.\n\nTwo.]]></content:encoded>"),
           "T", "One x.\nTwo.\n"},
      Case{"XHTML that is not escaped",
           rss("<title>T</title><description><p>One.</p><p>Two.</p></description>"), "T",
           "One.\nTwo.\n"},
      // Not well-formed.
      Case{"undeclared prefixes and raw signs",
           "<rss><channel><item><title>Q & A</title><content:encoded>A&nbsp;ferry &copy; x"
           "</content:encoded></item></channel>",
           "Q & A", "A ferry © x\n"},
      Case{"tags that are not closed",
           "<rss><channel><item><title>T<link>http://a.example/</link></title><description>Late"
           "</item></channel></rss>",
           "Thttp://a.example/", "Late\n"},
      Case{"HTML that is neither escaped nor closed",
           rss("<title>T</title><description>One.<br>Two.<p>Three.</description>"), "T",
           "One.\nTwo.\nThree.\n"},
  };
  for (const auto& [what, feed, title, body] : cases) {
    CAPTURE(what);
    const Article article = only_article(feed);
    CHECK(article.title == title);
    CHECK(article.body == body);
    CHECK(recognise(feed, "news.xml") == find_format("feed"));
  }
}

TEST_CASE("the address of an item is absolute where the feed says how") {
  struct Case {
    std::string item;
    std::string_view want;
  };
  const std::array cases = {
      Case{rss("<title>T</title><link>https://a.example/1</link>"), "https://a.example/1"},
      Case{rss("<title>T</title><link>/1</link>"), "https://wire.example/1"},
      Case{rss("<title>T</title><guid>https://a.example/g</guid>"), "https://a.example/g"},
      Case{rss("<title>T</title><guid isPermaLink='false'>https://a.example/g</guid>"), ""},
      Case{rss("<title>T</title><guid>17</guid>"), ""},
      Case{atom("<title>T</title><link xml:base='https://b.example/x/' href='1'/>"),
           "https://b.example/x/1"},
      Case{atom("<title>T</title><link rel='self' href='https://b.example/self'/>"
                "<link rel='alternate' href='https://b.example/1'/>"),
           "https://b.example/1"},
      Case{atom("<title>T</title><link href='1'/>"), "1"},
  };
  for (const auto& [feed, want] : cases) {
    CAPTURE(feed);
    CHECK(only_article(feed).url == want);
  }
}

TEST_CASE("dates of feeds are read with odd zones, and the first of several elements counts") {
  struct Case {
    std::string item;
    std::string_view want;
  };
  const std::array cases = {
      Case{"<pubDate>Thu, 01 Jan 2004 19:48:21 GMT+0200</pubDate>", "2004-01-01T17:48:21Z"},
      Case{"<pubDate>Thu, 01 Jan 2004 19:48:21 Etc/GMT</pubDate>", "2004-01-01T19:48:21Z"},
      Case{"<pubDate>Thu, 01 Jan 2004 19:48:21 XYZ</pubDate>", "2004-01-01T19:48:21Z"},
      Case{"<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>", ""},
      Case{"<pubDate>soon</pubDate><dc:date>2004-01-01</dc:date>", "2004-01-01T00:00:00Z"},
      Case{"<dc:date>2004-01-02</dc:date><pubDate>01 Jan 2004</pubDate>", "2004-01-01T00:00:00Z"},
      Case{"<created>2004-01-01</created><created>2004-01-02</created>", "2004-01-02T00:00:00Z"},
  };
  for (const auto& [item, want] : cases) {
    CAPTURE(item);
    const Article article = only_article(rss("<title>T</title>" + item));
    CHECK((article.published ? to_rfc3339(article.published->utc) : "") == want);
  }
}

TEST_CASE("an item that is not an article is skipped with the reason, and the others are read") {
  const std::string wxr =
      "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Blog</title>"
      "<item><title>Post</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></"
      "item>"
      "<item><title>Pic</title><wp:post_type>attachment</wp:post_type></item>"
      "<item><title>Draft</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></"
      "item>"
      "<item><link>https://a.example/</link></item>"
      "<item><title>Whole</title></item><item><title>Cut";
  const Stories stories = stories_of(read_feed, wxr, "blog.xml");
  Strings titles;
  for (const Article& article : stories.articles) titles.push_back(article.title);
  CHECK(titles == Strings{"Post", "Whole"});
  Strings skipped;
  for (const Skipped& each : stories.skipped)
    skipped.push_back(each.path + each.place + ": " + each.why);
  CHECK(skipped == Strings{"blog.xml: item 2: of type attachment, not an article",
                           "blog.xml: item 3: not published (draft)",
                           "blog.xml: item 4: no title and no text",
                           "blog.xml: item 6: the document ends within it"});
  const Stories empty = stories_of(read_feed, "<rss><channel/></rss>");
  REQUIRE(empty.skipped.size() == 1);
  CHECK(empty.skipped.front().why == "there is no item in the feed");
}

TEST_CASE("a post of WordPress is read as it is stored, with the names of its authors") {
  const Article article = only_article(
      "<rss xmlns:wp='http://wordpress.org/export/1.2/' "
      "xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/"
      "'><channel><wp:author><wp:author_login>"
      "mq</wp:author_login><wp:author_display_name>Mara Quill</wp:author_display_name></wp:author>"
      "<item><title>T</title><dc:creator>mq</dc:creator><wp:post_type>post</wp:post_type>"
      "<content:encoded><![CDATA[<!-- wp:x -->One.\n\n[caption id='1']<img src='a'/> A crane"
      "[/caption]\n\n[gallery ids='1,2']\n\nTwo [sic] [/b].]]></content:encoded></item>"
      "</channel></rss>");
  CHECK(article.authors == Strings{"Mara Quill"});
  CHECK(article.body == "One.\nTwo [sic] [/b].\n");
}

TEST_CASE("a feed is recognised after the warnings of a server") {
  const std::string feed = "<?xml version=\"1.0\"?>\n" + rss("<title>Ferry</title>");
  for (const std::string before :
       {"\n\n", "Warning: include() failed\n", "<br />\n<b>Notice</b>: x<br />\n"}) {
    CAPTURE(before);
    CHECK(recognise(before + feed, "a.xml") == find_format("feed"));
    CHECK(only_article(before + feed).source == "Harbour Wire");
  }
}

TEST_CASE("a feed is recognised by its root, not by the content of its items") {
  struct Case {
    std::string_view head;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"<?xml version='1.0'?><rss><channel><item><description><![CDATA[<html>", "feed"},
      Case{"<!-- a page --><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"},
      Case{"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"},
      Case{"<rdf:RDF xmlns='http://example.org/pictures'>", "text"},
      Case{"<!DOCTYPE html><title>All about <rss></title>", "html"},
      Case{"<feedback>", "text"},
  };
  for (const auto& [head, want] : cases) {
    CAPTURE(head);
    CHECK(recognise(head, "news.txt")->name == want);
  }
}

TEST_CASE("the much longer of description and content is the text") {
  std::string story;
  for (int i = 0; i < 20; ++i) story += "The ferry left on Monday. ";
  const std::string text = "<description>" + story + "</description>";
  struct Case {
    std::string item;
    std::string_view body;
    bool is_teaser;
  };
  const std::array cases = {
      Case{text + "<content:encoded>Read more</content:encoded>", "The ferry left", false},
      Case{"<description>Late.</description><content:encoded>" + story + "</content:encoded>",
           "The ferry left", false},
      Case{"<description>The ferry was late today.</description><content:encoded>Late."
           "</content:encoded>",
           "Late.", false},
      Case{"<description>Late.</description><summary>" + story + "</summary>", "The ferry left",
           true},
      Case{text + "<summary>Late.</summary>", "The ferry left", true},
  };
  for (const auto& [item, body, is_teaser] : cases) {
    CAPTURE(item);
    const Stories stories = stories_of(read_feed, rss("<title>Ferry</title>" + item));
    REQUIRE(stories.articles.size() == 1);
    CHECK(stories.articles[0].body.starts_with(body));
    CHECK(stories.teasers == (is_teaser ? 1 : 0));
  }
}

TEST_CASE("an author is a name, without mail and By") {
  struct Case {
    std::string_view text;
    Strings want;
  };
  const std::array cases = {
      Case{"Mara Quill", {"Mara Quill"}},
      Case{"desk@wire.example (Mara Quill)", {"Mara Quill"}},
      Case{"Mara Quill <mara@wire.example>", {"Mara Quill"}},
      Case{"By Mara Quill, Bo Ferry", {"Mara Quill", "Bo Ferry"}},
      Case{"newsdesk", {"newsdesk"}},
      Case{"desk@wire.example", {}},
      Case{"", {}},
  };
  for (const auto& [text, want] : cases) {
    CAPTURE(text);
    CHECK(feed_authors(text) == want);
  }
}

}  // namespace
}  // namespace gazette::read_feed_test
