// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/feed.hpp"

#include <fmt/format.h>

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/web/feed_rules.hpp"
#include "tests/web/web_index.hpp"
#include "web/formats/feed_formats.hpp"

namespace gazette::feed_test {
namespace {

struct Kind {
  std::string format;
  std::string content_type;
  std::vector<std::string> (*faults)(const std::string&);
};

const std::vector<Kind> kinds = {
    {"atom", "application/atom+xml; charset=utf-8", atom_faults},
    {"rss", "application/rss+xml; charset=utf-8", rss_faults},
};

Response get(const WebIndex& index, const std::string& query_string,
             const std::string& host = "news.example", const std::string& script = "/n") {
  CgiRequest request;
  request.script_name = script;
  request.query_string = query_string;
  request.host = host;
  return handle_once(request, index.db());
}

pugi::xml_document read(const std::string& xml) {
  pugi::xml_document document;
  REQUIRE(document.load_buffer(xml.data(), xml.size()));
  return document;
}

/// The text of `element` in each entry of an Atom feed.
std::vector<std::string> each_entry(const std::string& xml, const std::string& element) {
  std::vector<std::string> texts;
  const pugi::xml_document document = read(xml);
  for (const pugi::xml_node& entry : document.child("feed").children("entry")) {
    texts.emplace_back(entry.child(element.c_str()).text().get());
  }
  return texts;
}

std::string link_of(const pugi::xml_node& node, const std::string& relation) {
  return node.find_child_by_attribute("link", "rel", relation.c_str()).attribute("href").value();
}

TEST_CASE("a search is a valid feed in both formats") {
  const WebIndex index(ferry_articles() + "{\"id\": \"u\", \"title\": \"Undated ferry\"}\n");
  for (const Kind& kind : kinds) {
    for (const std::string query :
         {"", "q=ferry&", "q=submarine&", "topic=economy&source=Northern+Wire&",
          "q=%22%3E%3C%5D%5D%3E%26&", "q=%01%EF%BF%BE%0B&", "limit=0&"}) {
      CAPTURE(kind.format, query);
      const Response response = get(index, query + "format=" + kind.format);
      CHECK(response.status == 200);
      CHECK(header_value(response, "Content-Type") == kind.content_type);
      CHECK(kind.faults(response.body) == std::vector<std::string>());
      CHECK(is_well_formed(response.body));
    }
  }
}

/// Titles that would end an element, or contain characters that XML 1.0 forbids.
std::string hostile_articles() {
  const std::vector<std::string> titles = {"]]>",
                                           "</title><entry>",
                                           "<![CDATA[",
                                           "&amp; &nope; &#0;",
                                           "<!--",
                                           "\"'>",
                                           "\\u0001\\u0008\\u000b",
                                           "\\uffff\\ufffe",
                                           "{{{id}}}{{#entries}}",
                                           "<?xml?>",
                                           "\\u202e\\u0085\\u2028"};
  std::string lines;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    std::string title;
    for (const char c : titles[i]) title += c == '"' ? std::string("\\\"") : std::string(1, c);
    lines += fmt::format(R"({{"id": "{0}{1}", "title": "ferry {0}", "body": "The ferry {0} came. )"
                         R"(It went {0}.", "source": "{0}", "topics": ["{0}"], )"
                         R"("published": "2026-01-02T03:04:05+05:30"}})",
                         title, i) +
             "\n";
  }
  return lines;
}

TEST_CASE("hostile articles are valid entries") {
  const WebIndex index(hostile_articles());
  for (const Kind& kind : kinds) {
    CAPTURE(kind.format);
    const Response response = get(index, "q=ferry&format=" + kind.format);
    CAPTURE(response.body);
    CHECK(kind.faults(response.body) == std::vector<std::string>());
    CHECK(is_well_formed(response.body));
  }
  CHECK(each_entry(get(index, "q=ferry&format=atom").body, "id").size() == 11);
}

TEST_CASE("ill-formed UTF-8 and characters that XML forbids are harmless in every value") {
  const std::string bad = "a\xED\xA0\x80z\x01\x1F\xEF\xBF\xBF]]>&<\"'";
  Feed feed;
  feed.id = "urn:x:" + bad;
  feed.title = feed.self_url = feed.page_url = bad;
  feed.entries = {{bad, bad, bad, bad, bad, parse_date("2026-01-01"), undated, bad, {{bad, bad}}}};
  for (const Kind& kind : kinds) {
    CAPTURE(kind.format);
    CHECK(is_well_formed(render_feed(kind.format, feed)));
  }
  CHECK_FALSE(is_well_formed("<a>\x01</a>"));  // otherwise the checks above prove nothing
}

TEST_CASE("a feed is sorted newest first unless an order is given") {
  const WebIndex index(ferry_articles() + "{\"id\": \"u\", \"title\": \"Undated ferry\"}\n");
  const std::vector<std::string> days =
      each_entry(get(index, "q=ferry&format=atom").body, "updated");
  REQUIRE(days.size() == 13);
  CHECK(days.front() == "2026-01-12T00:00:00Z");
  CHECK(days.at(11) == "2026-01-01T00:00:00Z");
  CHECK(days.back() == "1970-01-01T00:00:00Z");
  CHECK(each_entry(get(index, "q=ferry&format=atom&sort=oldest").body, "updated").front() ==
        "2026-01-01T00:00:00Z");
}

TEST_CASE("a feed has 50 entries unless a limit is given") {
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    lines += fmt::format(
        "{{\"id\": \"{}\", \"title\": \"Ferry {}\", \"published\": \"2026-01-02\"}}\n", i, i);
  }
  const WebIndex index(lines);
  CHECK(each_entry(get(index, "format=atom").body, "id").size() == 50);
  CHECK(each_entry(get(index, "format=atom&page=2").body, "id").size() == 10);
  CHECK(each_entry(get(index, "format=atom&limit=10").body, "id").size() == 10);
  CHECK(each_entry(get(index, "format=atom&limit=60").body, "id").size() == 60);
  CHECK(contains(get(index, "format=atom&limit=10").body, "?limit=10&amp;format=atom"));
  CHECK(contains(index.get("limit=20").body, "?format=atom\""));
}

TEST_CASE("entries keep their ids wherever the site is") {
  const WebIndex index(ferry_articles());
  const std::string here = get(index, "q=ferry&format=atom").body;
  const std::string there = get(index, "q=crossed&format=atom", "other.example:81", "").body;
  CHECK(each_entry(here, "id") == each_entry(there, "id"));
  const pugi::xml_document feed = read(here);
  CHECK(link_of(feed.child("feed"), "self") == "http://news.example/n?q=ferry&format=atom");
  CHECK(link_of(feed.child("feed"), "alternate") == "http://news.example/n?q=ferry");
  CHECK(link_of(feed.child("feed").child("entry"), "alternate") == "http://news.example/n?id=f-12");
  const pugi::xml_document other = read(there);
  CHECK(link_of(other.child("feed").child("entry"), "alternate") ==
        "http://other.example:81/?id=f-12");
  CHECK(std::string(feed.child("feed").child_value("id")) != other.child("feed").child_value("id"));
}

TEST_CASE("entry ids never change, and differ for different names") {
  // Feed readers have stored such ids.
  CHECK(urn_of("wire-17") == "urn:uuid:d85dc3c4-d694-80aa-bf71-f691dcad7f22");
  CHECK(urn_of("") == "urn:uuid:99aa06d3-0147-88d8-a001-c324468d497f");
  CHECK(urn_of("wire-17") != urn_of("wire-18"));
}

TEST_CASE("the host that a client sends is used only when it is valid") {
  const WebIndex index(ferry_articles());
  const std::string body = get(index, "format=atom", "evil.example/\"><script>").body;
  CHECK(contains(body, "href=\"http://localhost/n?format=atom\""));
  CHECK_FALSE(contains(body, "evil"));
}

TEST_CASE("an entry has the metadata of its article") {
  const WebIndex index(
      R"({"id": "a", "title": "Le ferry & co", "body": "Le <b>ferry</b> part. Il revient.", )"
      R"("source": "Quai", "language": "fr", "published": "2026-02-26T14:05:00+01:00", )"
      R"("modified": "2026-02-27T10:00:00Z", "topics": ["economy/transport"]})"
      "\n");
  const pugi::xml_document document = read(get(index, "q=ferry&format=atom").body);
  const pugi::xml_node entry = document.child("feed").child("entry");
  CHECK(std::string(entry.attribute("xml:lang").value()) == "fr");
  CHECK(std::string(entry.child_value("title")) == "Le ferry & co");
  CHECK(std::string(entry.child("author").child_value("name")) == "Quai");
  CHECK(std::string(entry.child_value("published")) == "2026-02-26T14:05:00+01:00");
  CHECK(std::string(entry.child_value("updated")) == "2026-02-27T10:00:00Z");
  CHECK(contains(entry.child_value("summary"), "Le <b>ferry</b> part."));
  CHECK(std::string(entry.child("category").attribute("term").value()) == "economy/transport");
  CHECK(std::string(entry.child("category").attribute("label").value()) == "Transport");
  const pugi::xml_document rss = read(get(index, "q=ferry&format=rss").body);
  const pugi::xml_node item = rss.child("rss").child("channel").child("item");
  CHECK(std::string(item.child_value("pubDate")) == "Thu, 26 Feb 2026 13:05:00 GMT");
  CHECK(contains(item.child_value("description"), "Le &lt;b&gt;ferry&lt;/b&gt; part."));
  CHECK(std::string(item.child_value("category")) == "Transport");
  CHECK(std::string(item.child_value("guid")) == entry.child_value("id"));
}

TEST_CASE("an article in two databases is one entry") {
  const WebIndex one(ferry_articles());
  const WebIndex other(ferry_articles());
  const TemporaryFolder folder;
  write_file(folder / "both", "auto " + one.db() + "\nauto " + other.db() + "\n");
  CgiRequest request;
  request.query_string = "q=ferry&format=atom";
  const Response response = handle_once(request, folder / "both");
  REQUIRE(response.status == 200);
  CHECK(each_entry(response.body, "id").size() == 12);
  CHECK(atom_faults(response.body) == std::vector<std::string>());
}

TEST_CASE("an invalid request for a feed, or one for a single article, is 400 in HTML") {
  const WebIndex index(ferry_articles());
  for (const std::string query : {"format=atom&topic=nope", "format=rss&limit=x",
                                  "format=atom&id=f-1", "format=rss&count=1"}) {
    CAPTURE(query);
    const Response response = get(index, query);
    CHECK(response.status == 400);
    CHECK(header_value(response, "Content-Type") == "text/html; charset=utf-8");
  }
}

TEST_CASE("a page of hits links to its feed, a page of an article does not") {
  const WebIndex index(ferry_articles());
  const std::string link = "<link rel=\"alternate\" type=\"application/atom+xml\"";
  CHECK(
      contains(index.get("q=ferry&page=2").body, "href=\"/gazette.cgi?q=ferry&amp;format=atom\""));
  CHECK(contains(index.get("").body, link));
  CHECK_FALSE(contains(index.get("id=f-1").body, link));
  CHECK_FALSE(contains(index.get("limit=x").body, link));
}

}  // namespace
}  // namespace gazette::feed_test
