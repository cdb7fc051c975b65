// SPDX-License-Identifier: GPL-3.0-or-later
// What people send who want to see the page fall: a table of requests with the status that each
// must get, and what every answer must hold to, whatever was asked.
#include <gumbo.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.hpp"
#include "tests/catch.hpp"
#include "tests/web/feed_rules.hpp"
#include "tests/web/web_index.hpp"

namespace gazette {
namespace {

/// `zqx` marks what comes from outside, so that it can be told in an answer.
struct Hostile {
  std::string name;
  std::string query_string;
  int status;
};

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

const std::string tag = "%3Czqx+onload%3Dzqx()%3E";
const std::string quotes = "%22+zqx%3D%22'+zqx%3D'";

std::vector<Hostile> hostile_queries() {
  return {
      {"a tag", "q=" + tag, 200},
      {"a tag that is not encoded", "q=<zqx>", 200},
      {"the end of an attribute", "q=" + quotes, 200},
      {"the end of an attribute, by single quotes", "q='zqx='", 200},
      {"the end of the title", "q=%3C/title%3E%3Czqx%3E", 200},
      {"a script", "q=%3Cscript%3Ezqx()%3C/script%3E", 200},
      {"a comment", "q=%3C!--zqx--%3E", 200},
      {"the end of CDATA", "q=%5D%5D%3E%3Czqx%3E", 200},
      {"an entity", "q=%26lt%3Bzqx%26gt%3B", 200},
      {"an entity by its number", "q=%26%2360%3Bzqx", 200},
      {"a template's tag", "q=%7B%7Bzqx%7D%7D%7B%7B%7Bzqx%7D%7D%7D", 200},
      {"a template's part", "q=%7B%7B%3Econtent%7D%7D", 200},
      {"encoded twice", "q=%253Czqx%253E", 200},
      {"UTF-7", "q=%2BADw-zqx%2BAD4-", 200},
      {"full-width brackets", "q=%EF%BC%9Czqx%EF%BC%9E", 200},
      {"a carriage return and a header", "q=x%0D%0ASet-Cookie:+zqx=1", 200},
      {"a line feed", "q=x%0AX-Zqx:+1", 200},
      {"a line separator", "q=x%E2%80%A8zqx", 200},
      {"a tab", "q=x%09zqx", 200},
      {"an escape sequence", "q=%1B%5B31mzqx", 200},
      {"a bell and a backspace", "q=%07%08zqx", 200},
      {"a delete character", "q=%7Fzqx", 200},
      {"a C1 control character", "q=%C2%9Bzqx", 200},
      {"text from right to left", "q=%E2%80%AEzqx%E2%80%AC", 200},
      {"isolates that are not closed", "q=%E2%81%A6%E2%81%A7%E2%81%A8zqx", 200},
      {"a byte order mark", "q=%EF%BB%BFzqx", 200},
      {"a character that is none", "q=%EF%BF%BFzqx", 200},
      {"a thousand accents on a letter", "q=a" + repeated("%CC%81", 1000), 200},
      {"letters beyond 16 bits", "q=%F0%9F%9B%B3zqx", 200},
      {"a NUL", "q=x%00zqx", 400},
      {"a NUL alone", "q=%00", 400},
      {"a stray byte", "q=%FF", 400},
      {"a stray continuation", "q=%80zqx", 400},
      {"a letter cut off", "q=zqx%E2%82", 400},
      {"an overlong slash", "q=%C0%AFzqx", 400},
      {"an overlong NUL", "q=%C0%80", 400},
      {"an overlong bracket of three bytes", "q=%E0%80%BCzqx", 400},
      {"half of a surrogate pair", "q=%ED%A0%80zqx", 400},
      {"beyond Unicode", "q=%F4%90%80%80", 400},
      {"bytes that are not encoded", "q=\xff\xfe", 400},
      {"a percent sign alone", "q=%", 400},
      {"a percent sign and a digit", "q=%4", 400},
      {"a percent sign and letters", "q=%zz", 400},
      {"a percent sign of Microsoft's", "q=%u003Czqx%u003E", 400},
      {"a quotation mark alone", "q=%22", 200},
      {"quotation marks", "q=" + repeated("%22", 4001), 200},
      {"a bracket alone", "q=(", 200},
      {"brackets, 4,000 deep", "q=" + repeated("(", 4000), 200},
      {"closing brackets", "q=" + repeated(")", 4000), 200},
      {"brackets around a word, 2,000 deep", "q=" + repeated("(", 2000) + "x" + repeated(")", 2000),
       200},
      {"minus signs", "q=" + repeated("-", 4000), 200},
      {"NOT after NOT", "q=" + repeated("NOT+", 1000), 200},
      {"operators alone", "q=AND+OR+NOT+NEAR/5+AND", 200},
      {"NEAR with a huge number", "q=a+NEAR/99999999999999999999+b", 200},
      {"a star alone", "q=*", 200},
      {"stars", "q=" + repeated("*+", 2000), 200},
      {"a thousand words with a star", "q=" + repeated("a*+", 1000), 200},
      {"a word with stars within", "q=a" + repeated("*a", 1500), 200},
      {"question marks", "q=" + repeated("%3F", 4000), 200},
      {"tildes", "q=" + repeated("ferry~+", 500), 200},
      {"a tilde alone", "q=~", 200},
      {"a long phrase with stars", "q=%22" + repeated("f*+", 1000) + "%22", 200},
      {"two thousand words", "q=" + repeated("f+", 2000), 200},
      {"one word of 4,096 letters", "q=" + std::string(4096, 'x'), 200},
      {"one letter too many", "q=" + std::string(4097, 'x'), 400},
      {"a query string of 30 kB", "q=" + std::string(30'000, 'x'), 400},
      {"a query string of 40 kB", "q=" + std::string(40'000, 'x'), 400},
      {"a query string of 1 MB", "q=" + std::string(1'000'000, 'x'), 400},
      {"a field that is none", "q=zqx:%3Czqx%3E", 200},
      {"a field without a value", "q=title:", 200},
      {"a date of no calendar", "q=date:9999-99-99", 200},
      {"a date far away", "q=date:-1..99999999999", 200},
      {"a path as an id", "q=id:../../etc/passwd", 200},
      {"a query twice", "q=a&q=b", 400},
      {"ten thousand parameters", repeated("a=1&", 8000), 400},
      {"thousands of topics", repeated("topic=arts&", 2900), 400},
      {"thousands of sources", repeated("source=zqx&", 2900), 400},
      {"as many sources as there may be", repeated("source=zqx&", 50), 200},
      {"one source more", repeated("source=zqx&", 51), 400},
      {"ampersands", repeated("&", 30'000), 200},
      {"equals signs", repeated("=", 3000), 400},
      {"a parameter without a name", "=zqx", 400},
      {"a parameter that is unknown", "zqx=1", 400},
      {"a name that is a tag", tag + "=1", 400},
      {"a name with a line feed", "zqx%0D%0AX:y=1", 400},
      {"a name with a NUL", "q%00=1", 400},
      {"a name in capitals", "Q=zqx", 400},
      {"a name of PHP's", "q[]=zqx", 400},
      {"a name of the environment", "GAZETTE_DB=/etc", 400},
      {"the option of the command line", "db=/etc", 400},
      {"an option with dashes", "--db=/etc", 400},
      {"a semicolon between parameters", "q=a;topic=nope", 200},
      {"an id that is a tag", "id=" + tag, 404},
      {"an id that ends an attribute", "id=" + quotes, 404},
      {"an id with slashes", "id=../../../etc/passwd", 404},
      {"an id with a carriage return", "id=f-1%0D%0AX-Zqx:1", 404},
      {"an id with a NUL", "id=f-1%00zqx", 400},
      {"an id of 30 kB", "id=" + std::string(30'000, 'x'), 404},
      {"an id that is a prefix of terms", "id=Qf-1", 404},
      {"an id that is no UTF-8", "id=%FF", 400},
      {"an id that is a script's address", "id=javascript:zqx()", 404},
      {"a topic that is a tag", "topic=" + tag, 400},
      {"a topic that ends an attribute", "topic=" + quotes, 400},
      {"a topic with dots", "topic=../economy", 400},
      {"a deep topic", "topic=" + repeated("a/", 5000), 400},
      {"a source that is a tag", "source=" + tag, 200},
      {"a source that ends an attribute", "source=" + quotes, 200},
      {"an author with a line feed", "author=zqx%0D%0AX:y", 200},
      {"an author of 20 kB", "author=" + std::string(20'000, 'x'), 200},
      {"a language that is a tag", "language=" + tag, 400},
      {"a day that is a tag", "since=" + tag, 400},
      {"a day with a line feed", "since=2026%0D%0AX:y", 400},
      {"a day of a huge year", "since=99999999999-01-01", 400},
      {"a day long ago", "until=-5000", 400},
      {"huge days", "since=999999999999999999999d", 400},
      {"an order that is a tag", "sort=" + tag, 400},
      {"a half-life that is a tag", "recency=" + tag, 400},
      {"a negative page", "page=-1", 400},
      {"page 0", "page=0", 400},
      {"a page of 21 digits", "page=100000000000000000000", 400},
      {"the last page of 64 bits", "page=18446744073709551615", 400},
      {"a page in hexadecimal", "page=0x1", 400},
      {"a page with a sign", "page=%2B1", 400},
      {"a page with a blank", "page=+1", 400},
      {"a page with a fraction", "page=1.5", 400},
      {"a page and an offset", "page=2&offset=3", 400},
      {"a negative offset", "offset=-10", 400},
      {"an offset beyond what is counted", "offset=10001", 400},
      {"a page whose hits lie beyond", "page=10000&limit=1000", 400},
      {"a huge limit", "limit=1001", 400},
      {"a limit of 64 bits", "limit=18446744073709551616", 400},
      {"a limit that is a tag", "limit=" + tag, 400},
      {"a facet that is a tag", "facets=" + tag, 400},
      {"a thousand facets", "facets=" + repeated("topic,", 1000), 200},
      {"a form that is a tag", "format=" + tag, 400},
      {"a form that is a path", "format=../../etc/passwd", 400},
      {"a form twice", "format=json&format=html", 400},
      {"a confidence that is no number", "min-confidence=nan", 400},
      {"a confidence beyond all", "min-confidence=1e309", 400},
      {"an origin that is a tag", "topic-origin=" + tag, 400},
      {"a flag that is a tag", "plain=" + tag, 400},
  };
}

/// Articles whose every field is hostile.
std::string hostile_articles() {
  const std::vector<std::string> urls = {
      "javascript:zqx()",         "JavaScript:zqx()",      " javascript:zqx()",
      "data:text/html,<zqx>",     "vbscript:zqx",          "file:///etc/passwd",
      "//zqx.example/",           "http://a\"zqx=\"",      "http://a/\r\nX-Zqx: 1",
      "https://user@zqx.example", "http:javascript:zqx()", "java\nscript:zqx()"};
  int number = 0;
  std::string lines;
  for (const std::string& url : urls) {
    const nlohmann::json article = {
        {"id", "h/" + std::to_string(++number) + "\"><zqx>"},
        {"url", url},
        {"title", "Ferry <zqx onload=zqx()> \" zqx=\" ]]> \u202e zqx {{{zqx}}}"},
        {"body", "The ferry <zqx> ]]> & \"zqx\" 'zqx' \x01\x1b \u202e {{zqx}} </p><zqx>"},
        {"summary", "<zqx>\u2028</main>"},
        {"source", "\" zqx=\"<zqx>"},
        {"authors", {"<zqx>", "' zqx='"}},
        {"keywords", {"<zqx>"}},
        {"places", {"<zqx>"}},
        {"people", {"<zqx>"}},
        {"published", "2026-01-0" + std::to_string(number % 9 + 1)}};
    lines += article.dump() + "\n";
  }
  return lines;
}

bool is_marked(std::string_view name) { return name.find("zqx") != std::string_view::npos; }

void check_address(const std::string& address) {
  CAPTURE(address);
  const bool is_own =
      address.starts_with("/g") || address.starts_with("?") || address.starts_with("#");
  CHECK((is_own || address.starts_with("http://") || address.starts_with("https://") ||
         address == "data:,"));
  CHECK_FALSE(address.starts_with("//"));
}

/// What a browser would make of the page: nothing of ours is named after what came from outside,
/// there is no handler, no script without a file of ours, and every address is ours or of the web.
void check_markup(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
  const GumboElement& element = node.v.element;
  const std::string start(element.original_tag.data, element.original_tag.length);
  CAPTURE(start);
  if (element.tag == GUMBO_TAG_UNKNOWN) CHECK_FALSE(is_marked(start.substr(0, start.find(' '))));
  CHECK(element.tag != GUMBO_TAG_STYLE);
  bool has_source = false;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = attribute.name;
    CHECK_FALSE(is_marked(name));
    CHECK_FALSE(name.starts_with("on"));
    CHECK(name != "style");
    if (name == "href" || name == "src" || name == "action") check_address(attribute.value);
    has_source = has_source || name == "src";
  }
  CHECK((element.tag != GUMBO_TAG_SCRIPT || has_source));
  for (unsigned i = 0; i < element.children.length; ++i) {
    check_markup(*static_cast<const GumboNode*>(element.children.data[i]));
  }
}

void check_html(const std::string& body) {
  GumboOutput* const output =
      gumbo_parse_with_options(&kGumboDefaultOptions, body.data(), body.size());
  check_markup(*output->root);
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

bool is_plain_header(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

/// What holds for every answer.
void check_safe(const Response& response, const std::string& folder) {
  for (const Header& header : response.headers) {
    CAPTURE(header.name, header.value);
    CHECK(is_plain_header(header.name));
    CHECK(is_plain_header(header.value));
    CHECK_FALSE(is_marked(header.name));
    CHECK_FALSE(is_marked(header.value));
  }
  CHECK(header_value(response, "X-Content-Type-Options") == "nosniff");
  CHECK(header_value(response, "Referrer-Policy") == "no-referrer");
  const std::string policy = header_value(response, "Content-Security-Policy");
  CHECK(policy.starts_with("default-src 'none'"));
  CHECK_FALSE(contains(policy, "unsafe"));
  for (const std::string& part : {folder, std::string("Xapian"), std::string("exception"),
                                  std::string("terminate"), std::string(".cpp")}) {
    CAPTURE(part);
    CHECK_FALSE(contains(response.body, part));
  }
  CHECK(response.body.size() < 400'000);
  const std::string type = header_value(response, "Content-Type");
  if (type.starts_with("text/html")) check_html(response.body);
  if (type.starts_with("application/json")) CHECK(nlohmann::json::accept(response.body));
  if (response.status >= 400) CHECK(header_value(response, "Cache-Control") == "no-store");
}

TEST_CASE(
    "hostile requests get the status that they must, and an answer that is safe, as page and as "
    "JSON") {
  const WebIndex index(ferry_articles() + hostile_articles());
  const std::vector<Hostile> table = hostile_queries();
  CHECK(table.size() >= 100);
  for (const Hostile& row : table) {
    CAPTURE(row.name);
    const Response page = index.get(row.query_string);
    CHECK(page.status == row.status);
    check_safe(page, index.db());
    if (contains(row.query_string, "format=")) continue;
    const Response json = index.get(row.query_string + "&format=json");
    CHECK(json.status == row.status);
    check_safe(json, index.db());
  }
}

/// XML 1.0 has no control characters but these three, and takes no escape for the others.
bool has_no_control_characters(std::string_view xml) {
  return std::all_of(xml.begin(), xml.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r';
  });
}

/// `faults` are those that a feed's rules find in the response's body.
void check_feed(const Response& response, const std::vector<std::string>& faults) {
  CHECK(faults == std::vector<std::string>());
  CHECK(has_no_control_characters(response.body));
  for (const std::string part : {"<zqx", "\"javascript:", "\"data:", ">javascript:", ">data:"}) {
    CAPTURE(part);
    CHECK_FALSE(contains(response.body, part));
  }
}

TEST_CASE("hostile requests and articles make no feed that a reader would refuse or obey") {
  const WebIndex index(ferry_articles() + hostile_articles());
  std::vector<Hostile> table = hostile_queries();
  table.push_back({"every article", "", 200});
  table.push_back({"the hostile articles", "q=zqx", 200});
  for (const Hostile& row : table) {
    if (contains(row.query_string, "format=")) continue;
    CAPTURE(row.name);
    const Response atom = index.get(row.query_string + "&format=atom");
    const Response rss = index.get(row.query_string + "&format=rss");
    CHECK(atom.status == rss.status);
    CHECK((atom.status == 200) == (row.status == 200));
    check_safe(atom, index.db());
    check_safe(rss, index.db());
    if (atom.status == 200) check_feed(atom, atom_faults(atom.body));
    if (rss.status == 200) check_feed(rss, rss_faults(rss.body));
  }
  CHECK(contains(index.get("q=zqx&format=atom").body, "&lt;zqx"));
}

TEST_CASE("hostile articles are text on every page that shows them") {
  const WebIndex index(hostile_articles());
  for (const std::string query_string :
       {"", "q=ferry", "q=zqx", "q=ferry&facets=topic,source,author,language,year,month,place",
        "sort=oldest"}) {
    CAPTURE(query_string);
    const Response page = index.get(query_string);
    CHECK(page.status == 200);
    CHECK(contains(page.body, "&lt;zqx"));
    check_safe(page, index.db());
  }
  for (int number = 1; number <= 12; ++number) {
    CAPTURE(number);
    const Response page = index.get("id=h%2F" + std::to_string(number) + "%22%3E%3Czqx%3E");
    CHECK(page.status == 200);
    check_safe(page, index.db());
  }
}

TEST_CASE("hostile methods, paths, hosts and headers are answered safely") {
  const WebIndex index(ferry_articles());
  struct Row {
    std::string name;
    CgiRequest request;
    int status;
  };
  const std::string long_text(100'000, 'x');
  const std::vector<Row> table = {
      {"a method that is a tag", {"<zqx>", "/g", "", ""}, 405},
      {"a method with a line feed", {"GET\r\nX-Zqx: 1", "/g", "", ""}, 405},
      {"a method in small letters", {"get", "/g", "", ""}, 405},
      {"a long method", {long_text, "/g", "", ""}, 405},
      {"a path that is a tag", {"GET", "/g", "/<zqx>", ""}, 404},
      {"a path with dots", {"GET", "/g", "/../../etc/passwd", ""}, 404},
      {"a path with a line feed", {"GET", "/g", "/zqx\r\nX: y", ""}, 404},
      {"a long path", {"GET", "/g", "/" + long_text, ""}, 404},
      {"a path of slashes", {"GET", "/g", "//", ""}, 404},
      {"a style sheet below itself", {"GET", "/g", "/style.css/zqx", ""}, 404},
      {"a program's name that is a tag", {"GET", "/g\"><zqx>", "", "q=ferry"}, 200},
      {"a program's name with a line feed", {"GET", "/g\r\nX-Zqx: 1", "", "q=ferry"}, 200},
      {"languages that are tags", {"GET", "/g", "", "q=ferry", "<zqx>, \"zqx\";q=zqx"}, 200},
      {"languages without an end", {"GET", "/g", "", "q=ferry", long_text}, 200},
      {"languages with a line feed", {"GET", "/g", "", "q=ferry", "de\r\nX-Zqx: 1"}, 200},
      {"a tag of an entity that is a tag", {"GET", "/g", "", "q=ferry", "", "\"<zqx>\""}, 200},
      {"tags of entities without an end", {"GET", "/g", "", "q=ferry", "", long_text}, 200},
      {"a host that is a tag", {"GET", "/g", "", "q=ferry", "", "", "\"><zqx>"}, 200},
      {"a host with a line feed", {"GET", "/g", "", "q=ferry", "", "", "zqx\r\nX: y"}, 200},
      {"a host with a path", {"GET", "/g", "", "q=ferry", "", "", "zqx.example/@x"}, 200},
  };
  for (const Row& row : table) {
    CAPTURE(row.name);
    const Response response = answer_once(row.request, index.db());
    CHECK(response.status == row.status);
    check_safe(response, index.db());
  }
}

}  // namespace
}  // namespace gazette
