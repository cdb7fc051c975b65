// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/read_html.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "indexer/reading/html_text.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_html_test {
namespace {

using Strings = std::vector<std::string>;

Article article_of(const std::string& html) {
  const Stories stories = stories_of(read_html, html);
  CHECK(stories.skipped.empty());
  REQUIRE(stories.articles.size() == 1);
  return stories.articles[0];
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST_CASE("the title is the heading of the story, else the title that the page states") {
  const std::string title = "<title>Ferry sails again | The Wendale Courier</title>";
  const std::string graph = "<meta property=\"og:title\" content=\"Ferry sails\">";
  const std::string linked =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Linked"}</script>)";
  const std::string text = "<p>Text.</p>";
  const std::string heading = "<h1>Ferry <em>sails</em> again</h1>";
  CHECK(article_of(title + graph + linked + heading + text).title == "Ferry sails again");
  CHECK(article_of(title + graph + linked + text).title == "Linked");
  CHECK(article_of(title + graph + text).title == "Ferry sails");
  CHECK(article_of(title + text).title == "Ferry sails again | The Wendale Courier");
  CHECK(article_of(text).title.empty());
  CHECK(article_of("<h1>The Wendale Courier</h1><article><h1>own</h1><p>Text.</article>").title ==
        "own");
}

TEST_CASE("a title loses the name of its site, a kicker and the slogan after it") {
  const std::string text = "<p>Text.</p>";
  const std::string site = "<meta property='og:site_name' content='Harbour Gazette'>";
  CHECK(article_of("<title>Ferry sails - Harbour Gazette</title>" + site + text).title ==
        "Ferry sails");
  CHECK(article_of("<title>Harbour Gazette » Ferry sails</title>" + site + text).title ==
        "Ferry sails");
  CHECK(article_of("<title>Ferry sails | harbour-gazette.example</title>"
                   "<link rel=canonical href='https://www.harbour-gazette.example/1'>" +
                   text)
            .title == "Ferry sails");
  CHECK(article_of("<title>Ferry sails | Harbour Gazette</title>" + site +
                   "<h1><span class=kicker>Traffic</span> Ferry sails</h1>" + text)
            .title == "Ferry sails");
  CHECK(article_of("<title>Ferry sails - Harbour Gazette</title>" + site +
                   "<h1><a href='/'>Harbour Gazette</a></h1><h2>Ferry sails</h2>" + text)
            .title == "Ferry sails");
}

TEST_CASE("the surroundings of a story are not part of it") {
  const Article article = article_of(
      "<!doctype html><html><head><style>p {color: red}</style><script>var a = \"<p>\";</script>"
      "</head><body><header>masthead</header><nav>menu</nav><main><p>One.</p><aside>sudoku</aside>"
      "<script>var b;</script><form><label>newsletter</label></form><div class=\"related "
      "links\">more</div>"
      "<noscript>no script</noscript><div role=\"navigation\">path</div><p>Two.</p>"
      "<button>share</button></main><footer>imprint</footer></body></html>");
  CHECK(article.body == "One.\nTwo.\n");
}

TEST_CASE("the text is that of the article element where there is one") {
  CHECK(article_of("<body><p>Teaser.</p><article><p>One.</p></article><p>Teaser.</p>").body ==
        "One.\n");
  CHECK(article_of("<body><main><p>One.</p></main><p>Teaser.</p>").body == "One.\n");
  CHECK(article_of("<article><p>Lead.</p><div itemprop=articleBody>One.</div></article>").body ==
        "One.\n");
}

TEST_CASE("the longest of several articles on a page is the story, and a teaser is not") {
  const std::string story = "<p>" + repeated("The ferry sails. ", 30) + "</p>";
  const std::string want = repeated("The ferry sails. ", 29) + "The ferry sails.\n";
  for (const std::string& html :
       {"<article><p>Teaser.</p></article><article>" + story + "</article>",
        "<article>" + story + "</article><article><p>Teaser.</p></article>",
        "<nav>menu</nav><article><p>Teaser.</p></article><main>" + story + "</main>",
        "<p>menu</p><div class=post-content>" + story + "</div>",
        "<article class=comment>" + story + story + "</article><main>" + story + "</main>",
        "<div itemprop=articleBody>Teaser.</div><article>" + story + "</article>"}) {
    CAPTURE(html);
    CHECK(article_of(html).body == want);
  }
  CHECK(article_of("<article><p>Teaser.</p></article>" + story).body == "Teaser.\n" + want);
}

TEST_CASE("the date of a page without metadata is the first time that it marks") {
  const std::string story = "<article><p>Text.</p><time datetime=2026-02-27></time></article>";
  CHECK(article_of("<time datetime=2026-02-26></time>" + story).published ==
        parse_date("2026-02-27"));
  CHECK(article_of("<time datetime=2026-02-26></time><article><p>Text.</article>").published ==
        parse_date("2026-02-26"));
  CHECK(article_of("<time datetime=PT5M></time><time datetime=2026-02-26></time><p>Text.")
            .published == parse_date("2026-02-26"));
  CHECK(article_of("<span itemprop=datePublished datetime=2026-02-26></span><p>Text.").published ==
        parse_date("2026-02-26"));
  CHECK(article_of("<time>November 18, 2019</time><p>Text.").published == parse_date("2019-11-18"));
  CHECK(article_of("<meta itemprop=datePublished content=2026-02-26><p>Text.").published ==
        parse_date("2026-02-26"));
}

TEST_CASE("the text of a piece of HTML is all that a reader sees of it") {
  CHECK(text_of_html("<h1>One</h1><nav>two</nav><script>x</script><p>three &amp; <b>four</b>") ==
        "One\ntwo\nthree & four\n");
  CHECK(text_of_html("plain") == "plain\n");
  CHECK(text_of_html("").empty());
  const std::string deep = repeated("<div>", 5000) + "text";
  CHECK(text_of_html(deep) == deep);
}

TEST_CASE("character references are resolved once and nothing else changes") {
  CHECK(without_references("Caf&eacute; &amp;lt; <b>\n R&D &bogus; &#8217;") ==
        "Café &lt; <b>\n R&D &bogus; ’");
  CHECK(without_references("<p>One</p>") == "<p>One</p>");
  CHECK(without_references(" &amp; ") == " & ");
}

TEST_CASE("blocks become paragraphs, marks within them do not part words") {
  CHECK(article_of("<p>The <b>fer</b>ry\n sails.<p>It is <a href=x>late</a>.<ul><li>One<li>Two</ul>"
                   "Three<br>Four<table><tr><td>Five</td> <td>Six</td></tr></table>")
            .body == "The ferry sails.\nIt is late.\nOne\nTwo\nThree\nFour\nFive Six\n");
}

TEST_CASE("cells of a table do not run into one another") {
  CHECK(article_of("<table><tr><td>Five</td><td>Six</td></tr><tr><th>A</th><td>7</td></tr></table>")
            .body == "Five Six\nA 7\n");
}

TEST_CASE("entities are resolved, whatever the case and the form") {
  const Article article = article_of(
      "<title>Fish &amp; Chips</title><p>A &lt; B &eacute; &#233; &#xE9; &rdquo; &nbsp; &hellip; "
      "R&D "
      "&bogus; &#0; &#x110000;</p>");
  CHECK(article.title == "Fish & Chips");
  CHECK(article.body.starts_with("A < B é é é ” … R&D &bogus;"));
}

TEST_CASE("the metadata of a page becomes fields") {
  const Article article = article_of(R"(<html lang="en-GB"><head>
      <meta property="og:site_name" content="Harbour Gazette">
      <meta property="og:description" content="A ferry &amp; its captain.">
      <meta name="author" content="Mara Lindqvist">
      <meta property="article:section" content="Economy/Trade">
      <meta property="article:published_time" content="2026-02-26T14:05:00+01:00">
      <link rel="canonical" href="https://example.org/ferry"></head><body><p>Text.</p>)");
  CHECK(article.source == "Harbour Gazette");
  CHECK(article.summary == "A ferry & its captain.");
  CHECK(article.authors == Strings{"Mara Lindqvist"});
  CHECK(topic_paths(article.topics) == Strings{"economy/trade"});
  CHECK(article.published == parse_date("2026-02-26T14:05:00+01:00"));
  CHECK(article.url == "https://example.org/ferry");
  CHECK(article.language == "en");
  CHECK(article.id.empty());
  CHECK(article_of("<p>Text.</p><time datetime=\"2026-02-26\">today</time>").published ==
        parse_date("2026-02-26"));
}

TEST_CASE("the longer of the text on the page and in JSON-LD is the body") {
  const std::string linked =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry",
         "articleBody": "It sails. It is late."}</script>)";
  CHECK(article_of(linked + "<p>It sails.").body == "It sails. It is late.");
  CHECK(article_of(linked + "<p>It sails. It is late. Nobody minds.").body ==
        "It sails. It is late. Nobody minds.\n");
}

TEST_CASE("JSON-LD that is broken or about something else does not count") {
  for (const std::string_view linked :
       {"{", "", "[]", "{\"@type\": \"NewsArticle\", \"headline\": \"cut",
        R"({"@type": "WebSite", "name": "x", "headline": "x"})", "null", "<!-- {} -->"}) {
    CAPTURE(linked);
    const Article article =
        article_of("<script type=\"application/ld+json\">" + std::string(linked) +
                   "</script><h1>Ferry sails</h1><p>It is late.</p>");
    CHECK(article.title == "Ferry sails");
    CHECK(article.body == "It is late.\n");
  }
  CHECK(article_of(R"(<script type="application/ld+json">{"@type": "WebSite", "name": "x"}</script>
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry"}</script>
      <p>It sails.)")
            .title == "Ferry");
}

TEST_CASE("tags that are crossed, unclosed or unknown lose no text") {
  for (const std::string_view html :
       {"<p>One <b>two <i>three</b> four</i>", "<body><p>One two<foo> three</p> four",
        "One two three four", "<html><body><body><p>One two three</html> four",
        "</p>One two three four", "<p>One <a href=\"x>two</a>\">two</a> three four</p",
        "<p>One two three four<!-- five"}) {
    CAPTURE(html);
    const Article article = article_of(std::string(html));
    std::string words = article.body;
    for (char& c : words) c = c == '\n' ? ' ' : c;
    for (const char* word : {"One", "two", "three", "four"})
      CHECK(words.find(word) != std::string::npos);
    CHECK(words.find("five") == std::string::npos);
  }
}

TEST_CASE("a page declares its encoding, but UTF-8 is detected") {
  CHECK(article_of("<meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2").body == "Привет\n");
  CHECK(article_of("<meta http-equiv=content-type content='text/html; charset=windows-1252'>"
                   "<p>Caf\xE9 \x93now\x94")
            .body == "Café “now”\n");
  CHECK(article_of("<meta charset=windows-1252><p>Caf\xC3\xA9 d\xC3\xA9j\xC3\xA0").body ==
        "Café déjà\n");
}

TEST_CASE("a page without text is skipped with the reason") {
  for (const std::string_view html :
       {"", "<!doctype html>", "<html><body></body></html>", "<title> </title><p>&nbsp;</p>",
        "<body><nav>menu</nav><script>x</script></body>", "<frameset><frame src=x></frameset>"}) {
    CAPTURE(html);
    const Stories stories = stories_of(read_html, std::string(html), "page.html");
    CHECK(stories.articles.empty());
    REQUIRE(stories.skipped.size() == 1);
    CHECK(stories.skipped[0].path == "page.html");
    CHECK(stories.skipped[0].why == "there is no text in the page");
  }
}

TEST_CASE("a page with many small drawings is an article") {
  const std::string icon = "<svg viewBox='0 0 9 9'><path d='M0 0'/><circle r='1'/></svg>";
  CHECK(article_of("<p>Ferry sails.</p>" + repeated(icon, 3000)).body == "Ferry sails.\n");
  CHECK(
      article_of("<p>Ferry sails.</p><svg>" + repeated("<path d='M0 0'/>", 5000) + "</svg>").body ==
      "Ferry sails.\n");
}

TEST_CASE("a page whose tags would take more than their share is skipped") {
  const auto page = [](const std::string& body) {
    return "<html><body><p>The ferry left.</p>" + body + "</body></html>";
  };
  const auto attributes = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += " a" + std::to_string(i) + "='<b>'";
    return text;
  };
  const auto why = [&](const std::string& body) {
    const Stories stories = stories_of(read_html, page(body));
    return stories.skipped.empty() ? std::string() : stories.skipped[0].why;
  };
  CHECK(why("<div" + attributes(250) + ">x</div>").empty());
  CHECK(why("<div" + attributes(300) + ">x</div>") == "a tag has more than 250 attributes");
  CHECK(why("<div>x</div" + attributes(300) + ">") == "a tag has more than 250 attributes");
  CHECK(why("<script>x = '<div" + attributes(300) + ">';</script>").empty());
  std::string tags;
  for (int i = 0; i < 300; ++i) tags += "<p class=x id=y>" + std::to_string(i) + "</p class=x>";
  CHECK(why(tags).empty());
  std::string entangled = "<p>";
  for (int i = 0; i < 1'900; ++i) entangled += "<b class=b" + std::to_string(i) + ">";
  CHECK(why(entangled).empty());
  for (int i = 0; i < 1'900; ++i) entangled += "<p>x";
  CHECK(why(entangled) == "its tags are too badly nested");
}

TEST_CASE("tags nested however deep are skipped or read, never a crash") {
  constexpr std::size_t deep = 20'000;
  for (const std::string_view tag : {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<svg>",
                                     "<p><font>", "<div/>", "<a><p>", "<select>", "</p>"}) {
    CAPTURE(tag);
    const Stories stories = stories_of(read_html, repeated(tag, deep) + "text");
    CHECK(stories.articles.size() + stories.skipped.size() == 1);
  }
  for (const std::string_view tag :
       {"<td>", "<tr>", "<link>", "<source>", "<option>", "<g/>", "<td/>"}) {
    CAPTURE(tag);
    for (const char* outer : {"<svg>", "<math>", "<svg><p>"}) {
      const Stories stories =
          stories_of(read_html, "<p>text" + std::string(outer) + repeated(tag, deep));
      CHECK(stories.articles.size() + stories.skipped.size() == 1);
    }
  }
}

}  // namespace
}  // namespace gazette::read_html_test
