// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/web/page_context_of.hpp"
#include "tests/web/web_index.hpp"
#include "web/views/article_view.hpp"
#include "web/views/search_view.hpp"

namespace gazette::views_test {
namespace {

/// Breaks out of text, of an attribute and of a template unless it is escaped.
const std::string hostile =
    "\"'><script>alert(1)</script><img src=x onerror=y>{{{query}}}{{#hits}}&";

Article hostile_article() {
  Article article;
  article.id = hostile + "id";
  article.url = "javascript:alert(document.title)";
  article.title = hostile + "title";
  article.summary = hostile + "summary";
  article.body = hostile + "body\n" + hostile + "end\n";
  article.authors = {hostile + "author"};
  article.source = hostile + "source";
  article.language = hostile + "language";
  article.published = parse_date("2026-01-01");
  article.modified = parse_date("2026-01-02");
  article.topics = {{hostile + "topic"}};
  article.places = {hostile + "place"};
  article.people = {hostile + "person"};
  article.keywords = {hostile + "keyword"};
  return article;
}

std::chrono::sys_days next_year() { return std::chrono::year{1971} / 1 / 1; }

/// `html` contains the hostile text only in its escaped form.
void check_markup(const std::string& html) {
  for (const std::string part :
       {"<script>", "<img", "onerror=y>", "javascript:", "\"'>", "\"&#39;>"}) {
    CAPTURE(part);
    CHECK_FALSE(contains(html, part));
  }
  CHECK(contains(html, "&lt;script&gt;"));
  CHECK(contains(html, "{{{query}}}{{#hits}}&amp;"));
}

TEST_CASE("a hostile article is harmless among hits") {
  Hit hit;
  hit.article = hostile_article();
  hit.title = {hostile + "title", {{2, 10}}};
  hit.snippet = {hostile + "snippet", {{0, 5}}};
  Page page;
  page.total = 100;
  page.limit = 10;
  page.hits = {hit};
  page.warnings = {hostile + "warning"};
  page.suggestion = hostile + "suggestion";
  page.facets = {{"topic", {{hostile + "topic", 1}}},
                 {"source", {{hostile + "source", 1}}},
                 {"place", {{hostile + "place", 1}}}};
  const std::string html = render_search({site_at(hostile), {}, {}, {}}, page);
  check_markup(html);
  CHECK(contains(html, "&quot;&apos;<mark>&gt;&lt;script</mark>&gt;"));
}

TEST_CASE("a hostile article is harmless on its own page") {
  Hit hit;
  hit.article = hostile_article();
  Page similar;
  similar.hits = {hit};
  const std::string html = render_article({}, hostile_article(), {}, similar);
  check_markup(html);
  CHECK_FALSE(contains(html, "Read it at"));
}

TEST_CASE("days of similar stories are written as in the visitor's locale") {
  Hit hit;
  hit.article.id = "b";
  hit.article.published = parse_date("2026-01-05");
  Page similar;
  similar.hits = {hit};
  const std::string html = render_article(page_context_of("", "de"), Article(), {}, similar);
  CHECK(contains(html, "lang=\"de\">5. Jan. 2026</time>"));
}

TEST_CASE("counts are written as in the visitor's locale, or else in English") {
  Page page;
  page.total = 12'345;
  page.limit = 1;
  page.hits.resize(1);
  page.facets = {{"source", {{"Quay", 1544}}}};
  for (int i = 0; i < 1200; ++i) page.facets[0].values.push_back({"s" + std::to_string(i), 1});
  page.timeline = {TimeUnit::year, {{std::chrono::sys_days(), 2345}, {next_year(), 1}}, 3456};
  Page nothing;
  nothing.limit = 1;
  nothing.relaxations = {{"without b", "a", {}, 4567}};
  struct Case {
    std::string accept_language;
    std::vector<std::string> counts;
  };
  for (const Case& c : {
           Case{"", {"12,345", "1,544", "1,101", "2,345", "3,456", "4,567", "10,000"}},
           Case{"en-GB", {"12,345", "1,544", "1,101", "2,345", "3,456", "4,567", "10,000"}},
           Case{"de-DE,en;q=0.5",
                {"12.345", "1.544", "1.101", "2.345", "3.456", "4.567", "10.000"}},
       }) {
    const PageContext context = page_context_of("q=a+b", c.accept_language);
    const std::string html = render_search(context, page) + render_search(context, nothing);
    CAPTURE(c.accept_language);
    for (const std::string& part :
         {"<h1>" + c.counts[0] + " articles</h1>", "\"count\">" + c.counts[1] + "</span>",
          "and " + c.counts[2] + " rarer ones", ": " + c.counts[3] + " articles</title>",
          c.counts[4] + " articles without a date", c.counts[5] + " articles <a",
          "Page 1 of " + c.counts[6]}) {
      CAPTURE(part);
      CHECK(contains(html, part));
    }
  }
}

TEST_CASE("hostile parameters are harmless wherever they are printed") {
  const WebIndex index(ferry_articles());
  const std::string value =
      "%22%27%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%3Cimg+src%3Dx+onerror"
      "%3Dy%3E%7B%7B%7Bquery%7D%7D%7D%7B%7B%23hits%7D%7D%26";
  for (const std::string name :
       {"q",      "similar", "topic", "source", "author",  "language", "date",
        "since",  "until",   "sort",  "limit",  "offset",  "page",     "facets",
        "format", "plain",   "count", "id",     "recency", "expand",   "strict"}) {
    CAPTURE(name);
    std::string query_string = name;
    check_markup(index.get(query_string.append("=").append(value)).body);
  }
  // A name that is not ours is not printed at all; one that looks like ours is.
  CHECK_FALSE(contains(index.get(value + "=1").body, "script&gt;"));
  check_markup(index.get("sourc=" + value).body);
}

TEST_CASE("only http and https URLs of articles are linked") {
  Article article;
  article.id = "a";
  article.title = "A";
  for (const std::string url : {"javascript:alert(1)", "data:text/html,x", " https://x", "//x"}) {
    article.url = url;
    CHECK_FALSE(contains(render_article({}, article), "rel=\"noopener"));
  }
  article.url = "https://example.org/a?b=1&c=2";
  CHECK(contains(render_article({}, article),
                 "<a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">"));
}

TEST_CASE("a snippet that repeats the title and an empty list of details are omitted") {
  Hit hit;
  hit.article.id = "a";
  hit.title = {"Ferry sinks", {}};
  hit.snippet = {"Ferry sinks", {}};
  Page page;
  page.total = 1;
  page.limit = 10;
  page.hits = {hit};
  const std::string html = render_search({}, page);
  CHECK_FALSE(contains(html, "class=\"snippet\""));
  CHECK_FALSE(contains(html, "class=\"details\""));
}

TEST_CASE("an article without title, date, source or known language has a page") {
  Article article;
  article.id = "x-1";
  article.body = "Only text.\n\nIn two paragraphs.\n";
  article.language = "und";
  const std::string html = render_article({}, article);
  CHECK(contains(html, "<h1 lang=\"\" dir=\"auto\">x-1</h1>"));
  CHECK(contains(html, "<p dir=\"auto\">Only text.</p>\n<p dir=\"auto\">In two paragraphs.</p>"));
}

TEST_CASE("every page has a language, one main part and one main heading") {
  const WebIndex index(ferry_articles());
  for (const std::string query_string :
       {"", "q=ferry", "q=nothing+here", "id=f-1", "id=x", "page=x"}) {
    CAPTURE(query_string);
    const std::string html = index.get(query_string).body;
    CHECK(html.starts_with("<!doctype html>\n<html lang=\"en\">\n"));
    CHECK(html.ends_with("</html>\n"));
    for (const std::string part : {"<main id=\"content\"", "<h1", "<header>", "\n<title>"}) {
      CAPTURE(part);
      CHECK(contains(html, part));
      CHECK(html.find(part) == html.rfind(part));
    }
    CHECK_FALSE(contains(html, "{{"));
    CHECK_FALSE(contains(html, "style=\""));
    const std::size_t script = html.find("<script");
    CHECK(script == html.rfind("<script"));
    CHECK(
        html.substr(script).starts_with("<script src=\"/gazette.cgi/suggest.js\" defer></script>"));
  }
}

}  // namespace
}  // namespace gazette::views_test
