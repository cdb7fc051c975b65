// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cmath>

#include "tests/linearity/row.hpp"
#include "tests/linearity/targets.hpp"

namespace gazette {
namespace {

constexpr std::string_view sentence = "The ferry left the harbour of Port Alder on Monday morning.";

std::string times(std::size_t n, std::string_view part) {
  std::string text;
  text.reserve(n * part.size());
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

/// `begin` and `end` around each number below `n`.
std::string numbered(std::size_t n, std::string_view begin, std::string_view end) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) {
    text += begin;
    text += std::to_string(i);
    text += end;
  }
  return text;
}

/// The list is a member of the object of an article.
std::string json_article(std::string_view name, const std::string& value) {
  std::string json = R"({"id": "1", "title": "Ferries", ")";
  json += name;
  json += "\": ";
  return json + value + "}\n";
}

std::string list(std::string values) {
  if (!values.empty()) values.pop_back();
  return '[' + values + ']';
}

template <typename... Parts>
std::string joined(const Parts&... parts) {
  std::string text;
  ((text += parts), ...);
  return text;
}

std::string page(const std::string& body) {
  return joined("<html><head><title>Ferries</title></head><body><p>", sentence, "</p>", body,
                "</body></html>");
}

std::string linked_data(const std::string& json) {
  return joined(R"(<html><head><script type="application/ld+json">)", json,
                "</script></head><body><p>", sentence, "</p></body></html>");
}

std::string sgml(const std::string& inner) {
  return joined("<REUTERS NEWID=\"1\"><TEXT><TITLE>FERRIES</TITLE><BODY>", inner,
                "</BODY></TEXT></REUTERS>");
}

std::string feed(const std::string& inner) {
  return joined("<rss><channel><item><title>Ferries</title>", inner, "</item></channel></rss>");
}

/// Rows after it are not among those by which the dialect is found.
std::string wide_table() { return joined("title,body,x\na,b,", times(70'000, "x"), "\n"); }

std::string topics(const std::string& rest) {
  return joined("[topic.harbours]\nlabel = \"Harbours\"\n", rest);
}

using N = std::size_t;

const std::array all_rows = {
    // Plain text and its cleaning
    Row{"shop lines", &text_target,
        [](N n) { return joined(sentence, "\n\n", times(n, "You saved 20% on your order!\n")); },
        8'000, 60},
    Row{"shop blocks", &text_target,
        [](N n) { return joined(sentence, "\n\n", times(n, "You saved 20% on your order!\n\n")); },
        8'000, 15},
    Row{"shop lines only", &text_target,
        [](N n) { return times(n, "Your coupon has been applied to your cart.\n"); }, 8'000, 60},
    Row{"shop lines among links", &text_target,
        [](N n) {
          return joined(times(n * 3, "Ferries run again from Monday, the port says.\n\n"),
                        times(n, "Your promo code worked!\n\nPORT WORKERS END THEIR STRIKE\n\n"));
        },
        4'000, 8},
    Row{"links in capitals", &text_target,
        [](N n) {
          return times(n, joined(sentence, "\n\nPORT WORKERS END THEIR STRIKE\n\n"));
        },
        10'000, 12},
    Row{"capitals only", &text_target,
        [](N n) { return times(n, "PORT WORKERS END THEIR LONG STRIKE\n"); }, 20'000, 80},
    Row{"a run of capitals", &text_target,
        [](N n) {
          return joined(times(n * 2, sentence), "\n\n", times(n, "PORT WORKERS END THEIR STRIKE\n"),
                        sentence);
        },
        10'000, 20},
    Row{"short paragraphs", &text_target, [](N n) { return times(n, "It left.\n\n"); }, 40'000, 40},
    Row{"short lines", &text_target, [](N n) { return times(n, "It left.\n"); }, 40'000, 200},
    Row{"newlines", &text_target, [](N n) { return joined(times(n, "\n"), sentence); }, 1'000'000,
        2'000},
    Row{"carriage returns", &text_target, [](N n) { return joined(times(n, "\r\n\r"), sentence); },
        500'000, 1'000},
    Row{"one giant line", &text_target, [](N n) { return times(n, "ferries run "); }, 100'000, 300},
    Row{"one giant sentence without blanks", &text_target,
        [](N n) { return times(n, "ferry,harbour;"); }, 50'000, 200},
    Row{"one giant word", &text_target, [](N n) { return times(n, "ferry"); }, 400'000, 800},
    Row{"different words", &text_target, [](N n) { return numbered(n, "ferry", " "); }, 100'000,
        600},
    Row{"apostrophes", &text_target, [](N n) { return times(n, "a’"); }, 400'000, 800},
    Row{"hyphens and full stops", &text_target, [](N n) { return times(n, "a-b.c_d."); }, 100'000,
        500},
    Row{"abbreviations", &text_target, [](N n) { return times(n, "U.S. Mr. J. "); }, 100'000, 300},
    Row{"quotation marks", &text_target,
        [](N n) { return joined(sentence, "\n\n", times(n, "\""), "\n\n", sentence); }, 1'000'000,
        3'000},
    Row{"closing marks of many lines", &text_target,
        [](N n) { return times(n, "“WE RAN THE FERRIES ALL DAY”)\"\n"); }, 20'000, 80},
    Row{"combining marks", &text_target, [](N n) { return joined("e", times(n, "\u0301")); },
        400'000, 1'000},
    Row{"combining marks out of order", &text_target,
        [](N n) { return joined("e", times(n, "\u0301\u0323")); }, 200'000, 600},
    Row{"words with combining marks", &text_target, [](N n) { return times(n, "e\u0301\u0323 "); },
        100'000, 400},
    Row{"joined emoji", &text_target, [](N n) { return times(n, "\U0001F469\u200D"); }, 200'000,
        800},
    Row{"flags", &text_target, [](N n) { return times(n, "\U0001F1E9\U0001F1EA"); }, 100'000, 500},
    Row{"Thai without blanks", &text_target, [](N n) { return times(n, "เรือข้ามฟาก"); }, 20'000, 150},
    Row{"Thai of no word", &text_target, [](N n) { return times(n, "กก"); }, 50'000, 200},
    Row{"joints of Arabic letters", &text_target, [](N n) { return times(n, "ا\u200C"); }, 50'000,
        400},
    Row{"Hebrew acronyms", &text_target, [](N n) { return times(n, "א\""); }, 100'000, 800},
    Row{"typeset Hebrew acronyms", &text_target, [](N n) { return times(n, "א”"); }, 50'000, 400},
    Row{"Chinese", &text_target, [](N n) { return times(n, "渡轮今天停运"); }, 20'000, 60},
    Row{"Katakana", &text_target, [](N n) { return times(n, "フェリー"); }, 50'000, 200},
    Row{"bytes that are not UTF-8", &text_target,
        [](N n) { return joined(sentence, times(n, "\xff\xe2 ")); }, 200'000, 300},
    Row{"blanks", &text_target,
        [](N n) { return joined(sentence, times(n, " "), "\n", sentence); }, 2'000'000, 6'000},
    Row{"dates", &text_target, [](N n) { return times(n, "2026-02-01 "); }, 50'000, 300},
    Row{"lines of dates", &text_target, [](N n) { return times(n, "2026-02-01\n"); }, 50'000, 100},
    Row{"a date of many digits", &text_target,
        [](N n) { return joined(times(n, "1"), "-02-01\n", sentence); }, 1'000'000, 2'000},
    Row{"lines of addresses", &text_target,
        [](N n) { return joined(times(n, "https://news.example/1\n"), sentence); }, 50'000, 80},
    Row{"bylines", &text_target, [](N n) { return joined(times(n, "By Jane Roe\n"), sentence); },
        50'000, 200},
    Row{"datelines", &text_target, [](N n) { return joined(times(n, "PORT ALDER\n"), sentence); },
        50'000, 200},

    Row{"divided words", &text_target,
        [](N n) {
          return times(n, "The ferry that has carried the people of Port Alder across the har-\n"
                          "bour has left the quay with forty people and their cars on board-\n");
        },
        10'000, 20},
    Row{"credits", &text_target,
        [](N n) {
          return joined(sentence, "\n\n(Reporting by ", times(n, "Jane Roe in London and "), ")");
        },
        20'000, 40},

    // Exports
    Row{"records of Factiva", &factiva_target,
        [](N n) { return times(n, "HD  Ferries\nPD  29 January 2026\nLP  It left.\nAN  A\n"); },
        5'000, 40},
    Row{"codes of Factiva", &factiva_target, [](N n) { return times(n, "HD\nSE\nIN\n"); }, 10'000,
        20},
    Row{"documents of LexisNexis", &lexisnexis_target,
        [](N n) { return times(n, "1 of 1 DOCUMENTS\n\nGazette\n\nMay 1, 2026\n\nFerries\n\n"); },
        5'000, 8},
    Row{"ends of Nexis Uni", &lexisnexis_target,
        [](N n) { return times(n, "Ferries\nEnd of Document\nBody\n"); }, 10'000, 20},
    Row{"labels of LexisNexis", &lexisnexis_target,
        [](N n) { return joined("1 of 1 DOCUMENTS\n", times(n, "LENGTH: 1\n\nGRAPHIC: a\n\n")); },
        10'000, 20},
    Row{"records of ProQuest", &proquest_target,
        [](N n) {
          return times(n, "Title: A\nFull text: It left.\n\n____________________________\n");
        },
        5'000, 8},
    Row{"labels of ProQuest", &proquest_target,
        [](N n) { return times(n, "Title: A\nSubject: a; b\n"); }, 300, 20},
    Row{"citations", &ris_target, [](N n) { return times(n, "TY  - NEWS\nTI  - A\nER  -\n"); },
        5'000, 8},
    Row{"lines of a citation", &ris_target,
        [](N n) { return joined("TY  - NEWS\nTI  - A\nN2  - ", times(n, "It left.\n")); }, 20'000,
        20},

    // Pages
    Row{"attributes of one tag", &html_target,
        [](N n) { return page(joined("<div", numbered(n, " a", "=1"), ">x</div>")); }, 40'000, 150},
    Row{"the same attribute again", &html_target,
        [](N n) { return page(joined("<div", times(n, " a=1"), ">x</div>")); }, 40'000, 600},
    Row{"attributes of a tag in a script", &html_target,
        [](N n) {
          return page(joined("<script>x = '<div", numbered(n, " a", "=1"), ">';</script>"));
        },
        40'000, 300},
    Row{"attributes of an end tag", &html_target,
        [](N n) { return page(joined("<div>x</div", numbered(n, " a", "=1"), ">")); }, 40'000, 150},
    Row{"a page's attributes over many tags", &html_target,
        [](N n) { return page(joined(numbered(n, "<html a", "=1>"), "x")); }, 40'000, 150},
    Row{"unfinished tags", &html_target, [](N n) { return page(times(n, "<a ")); }, 400'000, 600},
    Row{"unfinished end tags", &html_target, [](N n) { return page(times(n, "</a ")); }, 300'000,
        20'000},
    Row{"less-than signs", &html_target, [](N n) { return page(times(n, "<")); }, 500'000, 1'500},
    Row{"nested tags", &html_target, [](N n) { return page(times(n, "<div>")); }, 40'000, 1'200},
    Row{"nested inline tags", &html_target, [](N n) { return page(times(n, "<b>x")); }, 40'000,
        150},
    Row{"inline tags across paragraphs", &html_target,
        [](N n) { return page(numbered(n, "<p><b class=b", ">x")); }, 10'000, 160},
    Row{"links in links", &html_target, [](N n) { return page(times(n, "<a href=/1>x")); }, 40'000,
        100},
    Row{"tags that are not nested", &html_target, [](N n) { return page(times(n, "<p>x<br>")); },
        50'000, 150},
    Row{"list items", &html_target, [](N n) { return page(times(n, "<li>x")); }, 50'000, 150},
    Row{"text within a table", &html_target,
        [](N n) { return page(joined("<table>", times(n, "x<td>y</td><b></b>"))); }, 20'000, 80},
    Row{"nested tables", &html_target, [](N n) { return page(times(n, "<table><td>")); }, 20'000,
        80},
    Row{"end tags of nothing", &html_target, [](N n) { return page(times(n, "</b></p></div>")); },
        50'000, 150},
    Row{"drawings", &html_target,
        [](N n) { return page(joined("<svg>", times(n, "<g><path d=1 /></g>"), "</svg>")); }, 40'000,
        150},
    Row{"character references", &html_target, [](N n) { return page(times(n, "&amp;&eacute;&#65;")); },
        100'000, 300},
    Row{"ampersands", &html_target, [](N n) { return page(times(n, "&")); }, 500'000, 1'500},
    Row{"references without an end", &html_target, [](N n) { return page(times(n, "&notin")); },
        100'000, 400},
    Row{"comments", &html_target, [](N n) { return page(times(n, "<!-- x -->")); }, 100'000, 400},
    Row{"unfinished comments", &html_target, [](N n) { return page(times(n, "<!--")); }, 300'000,
        1'000},
    Row{"unfinished scripts", &html_target, [](N n) { return page(times(n, "<script><!--<script>")); },
        50'000, 200},
    Row{"headings and a long name of the site", &html_target,
        [](N n) {
          return page(joined("<meta property=og:site_name content='", times(n, "Ab c"), "'>",
                             times(n, "<h2>x y</h2>")));
        },
        20'000, 150},
    Row{"headings and titles that are none of them", &html_target,
        [](N n) {
          return page(joined(numbered(8, "<meta property=og:title content='A ferry sails ", "'>"),
                             times(n, "<h1>x y</h1>")));
        },
        20'000, 150},
    Row{"many scripts of linked data", &html_target,
        [](N n) {
          return page(times(n, R"(<script type="application/ld+json">{"@type": "WebSite"}</script>)"));
        },
        20'000, 60},
    Row{"metadata", &html_target,
        [](N n) { return page(numbered(n, "<meta property=article:tag content=tag", ">")); }, 40'000,
        150},
    Row{"metadata of authors", &html_target,
        [](N n) { return page(numbered(n, "<meta name=author content='Ann Roe", "'>")); }, 40'000,
        150},
    Row{"a page of classes", &html_target,
        [](N n) { return page(joined("<div class='", times(n, "byline- "), "'>x</div>")); }, 200'000,
        1'000},
    Row{"elements with classes", &html_target,
        [](N n) { return page(times(n, "<div class='story text'>x</div>")); }, 20'000, 60},
    Row{"moments in a page", &html_target,
        [](N n) { return page(times(n, "<aside><time class=published>5 March 2026</time>x</aside>")); }, 10'000,
        60},
    Row{"nested moments", &html_target,
        [](N n) { return page(times(n, "<time><span class=author>5 March 2026 ")); }, 10'000, 60},
    Row{"headings and titles", &html_target,
        [](N n) {
          return page(joined(times(n, "<h1>Ferry</h1>"),
                             times(n, "<meta property=og:title content='Ferry | sails - again'>")));
        },
        10'000, 60},
    Row{"a title of parts", &html_target,
        [](N n) {
          return page(joined("<meta property=og:title content='", times(n, "Ferry | - "), "'>"));
        },
        40'000, 200},
    Row{"a byline of names", &html_target,
        [](N n) {
          return page(joined("<meta name=author content='", times(n, "Ann Roe • and "), "'>"));
        },
        40'000, 200},
    Row{"days in a text", &html_target,
        [](N n) { return page(joined("<p>By ", times(n, "5 March May 12 2026 05/"))); }, 40'000, 200},
    Row{"elements of one class", &html_target,
        [](N n) { return page(times(n, joined("<div class=x><p>", sentence, sentence, "</p></div>"))); },
        10'000, 40},
    Row{"commas in linked data", &html_target,
        [](N n) { return linked_data(joined("{\"a\": [", times(n, ", "), "]}")); }, 100'000, 400},
    Row{"articles in a page", &html_target,
        [](N n) { return page(times(n, joined("<article><p>", sentence, "</p></article>"))); },
        10'000, 40},
    Row{"nested articles", &html_target,
        [](N n) { return page(times(n, joined("<article><p>", sentence, "</p>"))); }, 400, 40},
    Row{"references to one object", &html_target,
        [](N n) {
          return linked_data(joined(
              R"({"@graph": [{"@type": "NewsArticle", "headline": "Ferries", "author": )",
              list(times(n / 10, R"({"@id": "#a"},)")), R"(}, {"@id": "#a", "name": "Ann )",
              times(n, "Roe "), "\"}]}"));
        },
        20'000, 400},
    Row{"references to many objects", &html_target,
        [](N n) {
          return linked_data(joined(
              R"({"@graph": [{"@type": "NewsArticle", "headline": "Ferries", "author": )",
              list(numbered(n, R"({"@id": "#a)", "\"},")), "}, ",
              list(numbered(n, R"({"@id": "#a)", R"(", "name": "Ann Roe"},)")).substr(1), "}"));
        },
        40'000, 60},
    Row{"linked data of many objects", &html_target,
        [](N n) {
          return linked_data(joined(
              R"({"@graph": )", list(numbered(n, R"({"@id": "#a)", R"(", "name": "Ann Roe"},)")),
              "}"));
        },
        50'000, 200},
    Row{"references in linked data", &html_target,
        [](N n) {
          return linked_data(joined(R"({"@type": "NewsArticle", "headline": "Ferries", "keywords": )",
                                    list(times(n, R"("a &amp; b",)")), "}"));
        },
        20'000, 60},

    // Tables, SGML of collections, messages of wires
    Row{"rows of a table", &csv_target,
        [](N n) { return joined("title,body\n", numbered(n, "ferry", ",\"it runs\"\n")); }, 5'000, 60},
    Row{"rows that are too short", &csv_target,
        [](N n) { return joined(wide_table(), times(n, "e,f\n")); }, 20'000, 1'000},
    Row{"quotes that are not closed", &csv_target,
        [](N n) { return joined(wide_table(), times(n, ",\"\"e\n")); }, 20'000, 1'000},
    Row{"quotes that are not closed, and pairs", &csv_target,
        [](N n) { return joined(wide_table(), "c,\"d\n", times(n, "x\"\",\"\"a\n")); }, 20'000,
        1'000},
    Row{"cells of a row", &csv_target,
        [](N n) { return joined("title,body\na,b\nc,d\ne,f\n", times(n, ",")); }, 300'000, 3'000},
    Row{"lines of a cell", &csv_target,
        [](N n) { return joined("title,body\na,\"", times(n, "it runs\n"), "\"\n"); }, 30'000, 500},
    Row{"documents", &trec_target,
        [](N n) { return numbered(n, "<DOC><DOCNO>", "</DOCNO><TEXT>It runs.</TEXT></DOC>\n"); }, 3'000, 40},
    Row{"documents that do not end", &trec_target, [](N n) { return times(n, "<DOC><TEXT>x"); }, 30'000,
        1'000},
    Row{"elements that do not end", &trec_target,
        [](N n) { return joined("<DOC><DOCNO>1</DOCNO><TEXT>x</TEXT>", times(n, "<HL><TI>"), "</DOC>"); },
        100'000, 3'000},
    Row{"signs in a document", &trec_target,
        [](N n) { return joined("<DOC><DOCNO>1</DOCNO><TEXT>", times(n, "<a & "), "</TEXT></DOC>"); },
        50'000, 1'000},
    Row{"headlines of a document", &trec_target,
        [](N n) { return joined("<DOC><DOCNO>1</DOCNO>", numbered(n, "<HL>a", "</HL>"), "</DOC>"); },
        50'000, 500},
    Row{"messages of a wire", &iptc7901_target,
        [](N n) { return numbered(n, "\x01 x\n\002Ferry ", "=\nIt runs.\x03"); }, 3'000, 40},
    Row{"messages without text", &iptc7901_target, [](N n) { return times(n, "\x01"); }, 300'000, 3'000},

    // JSON
    Row{"texts one behind the other", &json_target,
        [](N n) { return numbered(n, "{\"title\": \"Ferry ", "\"}"); }, 5'000, 60},
    Row{"values that are no JSON", &json_target, [](N n) { return list(times(n, "{\"a\": },")); },
        30'000, 100},
    Row{"objects that lack their last bracket", &json_target,
        [](N n) { return joined('[', numbered(n, "{\"title\": \"Ferry ", "\", "), ']'); }, 20'000, 100},
    Row{"objects in objects that lack their last bracket", &json_target,
        [](N n) { return joined('[', times(n, "{\"a\": {\"b\": "), times(n, "]")); }, 100'000, 300},
    Row{"values of a graph that wait", &json_target,
        [](N n) { return list(times(n, "{\"@type\": \"Thing\"},")); }, 30'000, 500},
    Row{"authors", &json_target,
        [](N n) { return json_article("authors", list(numbered(n, "\"Ann Roe ", "\","))); }, 40'000,
        150},
    Row{"topics", &json_target,
        [](N n) { return json_article("topics", list(numbered(n, "\"economy/t", "\","))); }, 40'000,
        150},
    Row{"places", &json_target,
        [](N n) { return json_article("places", list(numbered(n, "\"Port Alder ", "\","))); },
        40'000, 150},
    Row{"keywords in one text", &json_target,
        [](N n) { return json_article("keywords", joined("\"", numbered(n, "ferry", ", "), "\"")); },
        40'000, 150},
    Row{"subjects", &json_target,
        [](N n) {
          return json_article(
              "subject", list(numbered(n, R"({"scheme": "http://cv.iptc.org/newscodes/mediatopic/",
                                              "code": "medtop:0400000)",
                                       R"(", "name": "economy"},)")));
        },
        20'000, 80},
    Row{"members of an object", &json_target,
        [](N n) {
          return joined("{", numbered(n, "\"m", "\": 1, "), R"("title": "Ferries", "body": "x"})");
        },
        100'000, 500},
    Row{"the same member again", &json_target,
        [](N n) {
          return joined("{", times(n, "\"title\": \"x\", "), R"("title": "Ferries", "body": "x"})");
        },
        100'000, 500},
    Row{"nested lists", &json_target,
        [](N n) { return json_article("body", joined(times(n, "["), times(n, "]"))); }, 500'000,
        2'000},
    Row{"nested objects", &json_target,
        [](N n) { return json_article("body", joined(times(n, "{\"text\":"), "1", times(n, "}"))); },
        100'000, 500},
    Row{"a nest of envelopes", &json_target,
        [](N n) { return joined(times(n, "{\"items\": ["), times(n, "]}")); }, 100'000, 500},
    Row{"paragraphs of a body", &json_target,
        [](N n) {
          return json_article("body", list(times(n, R"({"type": "paragraph", "content": "Ferries run."},)")));
        },
        40'000, 150},
    Row{"a body of HTML", &json_target,
        [](N n) { return json_article("body", joined("\"", times(n, "<p>Ferries run.</p>"), "\"")); },
        40'000, 150},
    Row{"a body of unfinished tags", &json_target,
        [](N n) { return json_article("body", joined("\"<p>x</p>", times(n, "<a "), "\"")); },
        300'000, 1'500},
    Row{"bodies of HTML in a list", &json_target,
        [](N n) { return json_article("body", list(times(n, "\"<p>Ferries run.</p>\","))); }, 20'000,
        50},
    Row{"escapes", &json_target,
        [](N n) { return json_article("body", joined("\"", times(n, "\\u0041\\n"), "\"")); }, 200'000,
        1'000},
    Row{"halves of surrogate pairs", &json_target,
        [](N n) { return json_article("body", joined("\"", times(n, "\\ud800 "), "\"")); }, 200'000,
        1'000},
    Row{"backslashes", &json_target,
        [](N n) { return json_article("body", joined("\"", times(n, "\\\\"), "\"")); }, 500'000,
        2'000},
    Row{"a number of many digits", &json_target,
        [](N n) { return json_article("body", times(n, "1")); }, 300'000, 3'000},
    Row{"articles in a list", &json_target,
        [](N n) { return list(numbered(n, R"({"id": ")", R"(", "title": "Ferries", "body": "x"},)")); },
        10'000, 20},
    Row{"a list of no articles", &json_target, [](N n) { return joined("[{},", times(n, "1,"), "1]"); },
        100'000, 500},
    Row{"lines of JSON", &json_lines_target,
        [](N n) { return numbered(n, R"({"id": ")", "\", \"title\": \"Ferries\", \"body\": \"x\"}\n"); },
        10'000, 20},
    Row{"bad lines of JSON", &json_lines_target, [](N n) { return times(n, "{\"title\": \n"); },
        50'000, 80},
    Row{"a long line of bad JSON", &json_lines_target,
        [](N n) { return joined("{\"title\": \"", times(n, "x"), "\n{}\n"); }, 4'000'000, 4'000},
    Row{"empty lines of JSON", &json_lines_target,
        [](N n) { return joined("{}\n", times(n, "\n")); }, 2'000'000, 4'000},

    // Markdown
    Row{"brackets of links", &markdown_target, [](N n) { return times(n, "[a](b) ["); }, 100'000,
        500},
    Row{"links without ends", &markdown_target, [](N n) { return times(n, "[]("); }, 100'000, 2'000},
    Row{"marks of emphasis", &markdown_target, [](N n) { return times(n, "a*_b "); }, 200'000, 1'000},
    Row{"front matter", &markdown_target,
        [](N n) { return joined("---\ntitle: A\n", times(n, "- [a, b\n"), "---\n", sentence); },
        6'000, 1'500},
    Row{"rules", &markdown_target, [](N n) { return joined(times(n, "---\n"), sentence); }, 200'000,
        2'000},

    // Mail
    Row{"fields of a mail", &mail_target,
        [](N n) { return joined("From: a@b.example\n", numbered(n, "X-", ": a\n"), "\n", sentence); },
        20'000, 400},
    Row{"a long subject", &mail_target,
        [](N n) { return joined("Subject: ", times(n, "=?utf-8?q?a?= "), "\n\n", sentence); }, 20'000,
        400},
    Row{"senders", &mail_target,
        [](N n) { return joined("From: ", times(n, "A <a@b.example>, "), "\n\n", sentence); }, 20'000,
        400},
    Row{"parts of a mail", &mail_target,
        [](N n) {
          return joined("Content-Type: multipart/mixed; boundary=b\n\n",
                        times(n, "--b\nContent-Type: image/png\n\na\n"));
        },
        10'000, 100},
    Row{"parts within parts", &mail_target,
        [](N n) { return times(n, "Content-Type: multipart/mixed; boundary=b\n\n--b\n"); }, 10'000,
        100},
    Row{"postmarks", &mbox_target,
        [](N n) { return times(n, "From a@b Tue Feb  3 08:15:00 2026\nFrom: a@b\n\n"); }, 20'000,
        30},
    Row{"lines like postmarks", &mbox_target,
        [](N n) {
          return joined("From a@b Tue Feb  3 08:15:00 2026\nSubject: A\n\n",
                        times(n, ">>>From a\n\n"));
        },
        50'000, 150},

    // Containers
    Row{"web records", &container_target,
        [](N n) {
          return times(n, "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
                          "Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n");
        },
        20'000, 30},
    Row{"web records of wrong lengths", &container_target,
        [](N n) {
          return times(n, "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 1\r\n\r\nabc\r\nd\r\n");
        },
        50'000, 200},
    Row{"fields of a web record", &container_target,
        [](N n) {
          return joined("WARC/1.0\r\n", numbered(n, "X-", ": a\r\n"),
                        "WARC-Type: resource\r\nContent-Length: 1\r\n\r\na");
        },
        100'000, 1'000},
    Row{"chunks", &container_target,
        [](N n) {
          const std::string body = times(n, "2\r\nab\r\n");
          return joined("WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
                        "WARC-Target-URI: http://a\r\nContent-Length: ",
                        std::to_string(body.size() + 72),
                        "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                        "Transfer-Encoding: chunked\r\n\r\n",
                        body);
        },
        50'000, 1'000},
    Row{"beginnings of a gzip", &container_target,
        [](N n) { return times(n, "\x1f\x8b\x08 ferry "); }, 300'000, 3'000},
    Row{"lines of ARC", &container_target,
        [](N n) {
          return joined("filedesc://a 1.1.1.1 20140216050221 text/plain 0\n",
                        times(n, "http://a.example/b c 1.1.1.1 20140216050221 text/html x\n"));
        },
        50'000, 200},

    // Reuters SGML
    Row{"SGML ampersands", &reuters_target, [](N n) { return sgml(times(n, "&")); }, 500'000, 3'000},
    Row{"SGML references", &reuters_target, [](N n) { return sgml(times(n, "&lt;")); }, 200'000,
        1'000},
    Row{"beginnings of stories", &reuters_target, [](N n) { return times(n, "<REUTERS "); }, 100'000,
        400},
    Row{"ends of stories", &reuters_target,
        [](N n) { return joined("<REUTERS ", times(n, "</REUTERS>")); }, 100'000, 1'000},
    Row{"an endless story", &reuters_target,
        [](N n) { return joined("<REUTERS>", times(n, "ferries run ")); }, 100'000, 20'000},
    Row{"stories", &reuters_target,
        [](N n) { return numbered(n, "<REUTERS NEWID=\"", "\"><TEXT>Ferries\nx</TEXT></REUTERS>\n"); },
        10'000, 20},
    Row{"unfinished elements", &reuters_target,
        [](N n) { return joined("<REUTERS>", times(n, "<TEXT<TITLE<BODY<D>"), "</REUTERS>"); },
        50'000, 400},
    Row{"SGML topics", &reuters_target,
        [](N n) {
          return joined("<REUTERS><TOPICS>", numbered(n, "<D>t", "</D>"),
                        "</TOPICS><TEXT><TITLE>x</TITLE></TEXT></REUTERS>");
        },
        40'000, 150},
    Row{"SGML companies", &reuters_target,
        [](N n) {
          return joined("<REUTERS><COMPANIES>", numbered(n, "<D>c", "</D>"),
                        "</COMPANIES><TEXT><TITLE>x</TITLE></TEXT></REUTERS>");
        },
        40'000, 150},

    // Feeds and agencies
    Row{"items of a feed", &feed_target,
        [](N n) {
          return joined("<rss><channel>",
                        numbered(n, "<item><title>Ferry ", "</title></item>"), "</channel></rss>");
        },
        10'000, 5},
    Row{"items that are not closed", &feed_target,
        [](N n) { return joined("<rss><channel>", numbered(n, "<item><title>Ferry ", "")); }, 10'000,
        5},
    Row{"nested elements of a feed", &feed_target, [](N n) { return feed(times(n, "<b>x")); },
        100'000, 3000},
    Row{"end tags of nothing in a feed", &feed_target,
        [](N n) { return feed(times(n, "</b></c>")); }, 100'000, 60},
    Row{"an open comment of a feed", &feed_target, [](N n) { return feed(times(n, "<!-- ")); },
        100'000, 300},
    Row{"open CDATA sections", &feed_target, [](N n) { return feed(times(n, "<![CDATA[")); },
        100'000, 1500},
    Row{"open declarations", &feed_target, [](N n) { return feed(times(n, "<!x <?y ")); }, 100'000,
        200},
    Row{"less-than signs of a feed", &feed_target, [](N n) { return feed(times(n, "< ")); }, 200'000,
        150},
    Row{"references in a feed", &feed_target,
        [](N n) { return feed(times(n, "&eacute;&#150;&amp;")); }, 50'000, 80},
    Row{"unknown references in a feed", &feed_target, [](N n) { return feed(numbered(n, "&a", ";")); },
        20'000, 40},
    Row{"attributes in a feed", &feed_target,
        [](N n) { return feed(joined("<b", numbered(n, " a", "='1'"), ">x</b>")); }, 20'000, 150},
    Row{"namespaces of a feed", &feed_target,
        [](N n) {
          return feed(joined("<b", numbered(n, " xmlns:a", "='urn:x'"), ">", times(n, "<c:d/>"), "</b>"));
        },
        5'000, 100},
    Row{"escaped HTML of a feed", &feed_target,
        [](N n) {
          return feed(joined("<description>", times(n, "&lt;p&gt;Late&lt;/p&gt;"), "</description>"));
        },
        20'000, 50},
    Row{"shortcodes of a post", &feed_target,
        [](N n) {
          return feed(joined("<post_type xmlns='http://wordpress.org/export/1.2/'>post</post_type>",
                             "<description>", times(n, "[caption [x/"), "</description>"));
        },
        50'000, 60},
    Row{"base64 of a feed", &feed_target,
        [](N n) {
          return feed(joined("<content mode='base64'>", times(n, "TGF0ZSBhZ2Fpbi4g"), "</content>"));
        },
        50'000, 40},
    Row{"items of a JSON Feed", &json_feed_target,
        [](N n) {
          return joined(R"({"version": "https://jsonfeed.org/version/1", "items": )",
                        list(numbered(n, R"({"content_text": "Ferry )", "\"},")), "}");
        },
        10'000, 5},
    Row{"items of a message", &newsml_target,
        [](N n) {
          return joined("<newsMessage><itemSet>",
                        numbered(n, "<newsItem><contentMeta><headline>Ferry ",
                                 "</headline></contentMeta></newsItem>"),
                        "</itemSet></newsMessage>");
        },
        10'000, 5},
    Row{"paragraphs of NITF", &nitf_target,
        [](N n) {
          return joined("<nitf><body><body.content>", numbered(n, "<block><p>Ferry ", "</p></block>"),
                        "</body.content></body></nitf>");
        },
        20'000, 15},

    // Topics files
    Row{"a key of many parts", &topics_target,
        [](N n) { return topics(joined(times(n, "a."), "a = 1\n")); }, 20'000, 150},
    Row{"a table of many parts", &topics_target,
        [](N n) { return topics(joined("[", times(n, "a."), "a]\n")); }, 20'000, 150},
    Row{"nested inline tables", &topics_target,
        [](N n) { return topics(joined("x = ", times(n, "{a="), "1", times(n, "}"), "\n")); }, 50'000,
        300},
    Row{"nested arrays", &topics_target,
        [](N n) { return topics(joined("x = ", times(n, "["), times(n, "]"), "\n")); }, 50'000, 300},
    Row{"keys of a topic", &topics_target,
        [](N n) { return topics(numbered(n, "k", " = 1\n")); }, 50'000, 800},
    Row{"topics of a file", &topics_target,
        [](N n) { return numbered(n, "[topic.t", "]\nlabel = \"T\"\n"); }, 5'000, 50},
    Row{"aliases of a topic", &topics_target,
        [](N n) { return topics(joined("aliases = ", list(numbered(n, "\"quay ", "\",")), "\n")); },
        20'000, 100},
    Row{"labels of a topic", &topics_target,
        [](N n) { return topics(joined("label = {", numbered(n, "l", " = \"x\", "), "en = \"x\"}\n")); },
        20'000, 100},
    Row{"rules of a topic", &topics_target,
        [](N n) { return topics(joined("rule = ", list(numbered(n, "\"quay", "\",")), "\n")); },
        3'000, 12},
    Row{"rules of one word", &topics_target,
        [](N n) { return topics(joined("rule = ", list(times(n, "\"quay\",")), "\n")); }, 3'000, 12},
    Row{"words of a rule", &topics_target,
        [](N n) { return topics(joined("rule = \"", numbered(n, "quay", " OR "), "quay\"\n")); },
        50'000, 15},
    Row{"brackets of a rule", &topics_target,
        [](N n) { return topics(joined("rule = \"", times(n, "("), "quay\"\n")); }, 500'000, 500},
    Row{"comments of a topics file", &topics_target,
        [](N n) { return topics(times(n, "# ferries\n")); }, 200'000, 1'000},

    // Configuration files
    Row{"elements of an option (index)", &index_configuration_target,
        [](N n) { return joined("language = ", list(times(n, "\"en\",")), "\n"); }, 40'000, 3'500},
    Row{"elements of an option (search)", &search_configuration_target,
        [](N n) { return joined("topic = ", list(times(n, "\"economy\",")), "\n"); }, 10'000, 3'500},
    Row{"a section of many parts", &index_configuration_target,
        [](N n) { return joined("[", times(n, "a."), "a]\nquiet = true\n"); }, 10'000, 200},
    Row{"sections", &index_configuration_target,
        [](N n) { return numbered(n, "[s", "]\nquiet = true\n"); }, 20'000, 150},
    Row{"sections that go deeper", &index_configuration_target,
        [](N n) {
          std::string section = "a";
          std::string text;
          for (N i = 0; i * i < n; ++i) text += joined("[", section += ".a", "]\nquiet = true\n");
          return text;
        },
        40'000, 400},
    Row{"options of a file", &index_configuration_target,
        [](N n) { return times(n, "quiet = true\n"); }, 20'000, 100},
    Row{"options of a file (search)", &search_configuration_target,
        [](N n) { return times(n, "topic = \"economy\"\n"); }, 10'000, 100},
    Row{"different options of a file", &index_configuration_target,
        [](N n) { return numbered(n, "quiet", " = true\n"); }, 20'000, 100},
    Row{"a key of many parts in a file", &index_configuration_target,
        [](N n) { return joined(times(n, "a."), "quiet = true\n"); }, 20'000, 200},
    Row{"a long option", &index_configuration_target,
        [](N n) { return joined("language = \"", times(n, "x"), "\"\n"); }, 500'000, 3'000},
    Row{"an option of quotation marks", &index_configuration_target,
        [](N n) { return joined("language = ", times(n, "\" "), "\n"); }, 200'000, 1'000},
    Row{"lines that are not closed", &index_configuration_target,
        [](N n) { return joined("language = [", times(n, "\"en\",\n")); }, 40'000, 200},
    Row{"comments of a file", &index_configuration_target,
        [](N n) { return times(n, "# ferries\n"); }, 200'000, 1'000},

    // What an index holds of a file
    Row{"an entry of the catalog", &catalog_target,
        [](N n) { return joined("1 2 3 ", times(n, "4 5 ")); }, 0, 3'000},

    // Queries
    Row{"words", &query_target, [](N n) { return numbered(n, "ferry", " "); }, 100'000, 30},
    Row{"a word again and again", &query_target, [](N n) { return times(n, "ferry "); }, 100'000, 60},
    Row{"words without signs", &plain_query_target, [](N n) { return numbered(n, "ferry", " "); },
        100'000, 30},
    Row{"brackets", &query_target,
        [](N n) { return joined(times(n, "("), "ferry", times(n, ")")); }, 400'000, 200},
    Row{"brackets that are not closed", &query_target, [](N n) { return times(n, "(ferry "); },
        100'000, 60},
    Row{"a phrase", &query_target,
        [](N n) { return joined("\"", numbered(n, "ferry", " "), "\""); }, 100'000, 30},
    Row{"phrases", &query_target, [](N n) { return numbered(n, "\"the ferry", "\" "); }, 100'000, 25},
    Row{"quotes", &query_target, [](N n) { return times(n, "\""); }, 400'000, 400},
    Row{"signs", &query_target, [](N n) { return times(n, "+-"); }, 400'000, 300},
    Row{"required words", &query_target, [](N n) { return numbered(n, "+ferry", " "); }, 100'000, 30},
    Row{"excluded words", &query_target,
        [](N n) { return joined("ferry ", numbered(n, "-ferry", " ")); }, 100'000, 30},
    Row{"wildcards", &query_target, [](N n) { return numbered(n, "fer", "* "); }, 100'000, 30},
    Row{"stars", &query_target, [](N n) { return joined("ferry", times(n, "*")); }, 400'000, 400},
    Row{"similar words", &query_target, [](N n) { return numbered(n, "ferry", "~ "); }, 100'000, 30},
    Row{"NEAR", &query_target,
        [](N n) { return joined(numbered(n, "ferry", " NEAR/9 "), "ferry"); }, 50'000, 20},
    Row{"operators", &query_target, [](N n) { return times(n, "AND OR NOT NEAR "); }, 50'000, 40},
    Row{"alternatives", &query_target,
        [](N n) { return joined(numbered(n, "ferry", " OR "), "ferry"); }, 50'000, 30},
    Row{"negations", &query_target, [](N n) { return joined(times(n, "NOT "), "ferry"); }, 100'000,
        100},
    Row{"dates and periods", &query_target,
        [](N n) { return times(n, "date:2026-01-05..2026-02-10 "); }, 20'000, 20},
    Row{"conditions", &query_target, [](N n) { return numbered(n, "topic:economy/t", " "); }, 50'000,
        25},
    Row{"colons", &query_target, [](N n) { return joined("title", times(n, ":title")); }, 100'000,
        60},
    Row{"apostrophes of a query", &query_target, [](N n) { return times(n, "a’"); }, 200'000, 250},
    Row{"combining marks of a query", &query_target,
        [](N n) { return joined("e", times(n, "\u0301")); }, 200'000, 300},
    Row{"Thai query", &query_target, [](N n) { return times(n, "เรือข้ามฟาก"); }, 20'000, 15},
    Row{"queries", &query_target, [](N n) { return times(n, "harbour ferry\n"); }, 1'000, 40},
    Row{"options of a batch line", &batch_line_target,
        [](N n) {
          return joined(R"({"query": "ferry", "topic": )", list(times(n, "\"economy\",")), "}");
        },
        20'000, 200},
    Row{"members of a batch line", &batch_line_target,
        [](N n) { return joined("{", times(n, "\"topic\": \"x\","), R"("query": "ferry"})"); }, 15'000,
        200},
    Row{"a nested batch line", &batch_line_target,
        [](N n) { return joined("{\"query\": ", times(n, "["), times(n, "]"), "}"); }, 100'000, 500},

    // Requests: a variable of the environment holds at most 128 KiB
    Row{"parameters", &parameters_target, [](N n) { return times(n, "topic=economy&"); }, 2'000, 30},
    Row{"different parameters", &parameters_target, [](N n) { return numbered(n, "p", "=1&"); },
        3'000, 60},
    Row{"parameters of facets", &parameters_target,
        [](N n) { return joined("q=ferry&facets=", times(n, "topic,")); }, 4'000, 60},
    Row{"ampersands of parameters", &parameters_target, [](N n) { return times(n, "&"); }, 30'000,
        1'000},
    Row{"percent signs", &parameters_target,
        [](N n) { return joined("q=", times(n, "%66")); }, 10'000, 300},
    Row{"a long query", &parameters_target,
        [](N n) { return joined("q=", times(n, "ferry+")); }, 5'000, 60},
    Row{"a long id", &parameters_target, [](N n) { return joined("id=", times(n, "x")); }, 30'000,
        500},
    Row{"languages", &languages_target, [](N n) { return times(n, "de;q=0.5,"); }, 3'000, 100},
    Row{"different languages", &languages_target, [](N n) { return numbered(n, "x", ";q=0.5,"); },
        2'000, 60},
    Row{"entity tags", &entity_tags_target, [](N n) { return numbered(n, "W/\"", "\","); }, 3'000,
        100},
    Row{"a long host", &host_target, [](N n) { return times(n, "a."); }, 15'000, 300},
    Row{"slashes", &path_target, [](N n) { return times(n, "/"); }, 30'000, 500},
};

}  // namespace

std::span<const Row> rows() { return all_rows; }

double growth_exponent(double at_n, double at_2n, double at_4n) {
  const double first = at_2n - at_n;
  const double second = at_4n - at_2n;
  if (second <= 0) return 0;
  // (4^k - 2^k) / (2^k - 1) = 2^k
  return first <= 0 ? HUGE_VAL : std::log2(second / first);
}

}  // namespace gazette
