// SPDX-License-Identifier: GPL-3.0-or-later
// Hostile requests and articles get the right status and a safe response in every format.
#include <string>
#include <vector>

#include "core/text/text.hpp"
#include "tests/catch.hpp"
#include "tests/web/hostile_requests.hpp"
#include "tests/web/response_rules.hpp"
#include "tests/web/web_index.hpp"
#include "web/formats/format_writers.hpp"

namespace gazette::hostile_test {
namespace {

/// Health does not depend on the search: it is 200, or 400 next to other parameters.
bool is_right(int status, const Hostile& row, const ResponseFormat& format) {
  if (format.subject == ResponseFormat::Subject::archive) return status == 200 || status == 400;
  return status == row.status;
}

TEST_CASE("hostile requests get the right status and a safe response, in every format") {
  const WebIndex index(ferry_articles() + hostile_articles());
  std::vector<Hostile> table = hostile_queries();
  CHECK(table.size() >= 100);
  table.push_back({"nothing", "", 200});
  for (const Hostile& row : table) {
    CAPTURE(row.name);
    const Response page = index.get(row.query_string);
    CHECK(page.status == row.status);
    check_safe(page, index.db());
    if (contains(row.query_string, "format=")) continue;
    for (const ResponseFormat& format : response_formats) {
      CAPTURE(format.name);
      const Response response = index.get(row.query_string + "&format=" + std::string(format.name));
      CAPTURE(response.status);
      CHECK(is_right(response.status, row, format));
      const std::string_view type =
          response.status == 200 ? format.content_type : format_writer(format).error_content_type;
      CHECK(header_value(response, "Content-Type").starts_with(type));
      check_safe(response, index.db());
    }
  }
  CHECK(contains(index.get("q=zqx&format=atom").body, "&lt;zqx"));
}

TEST_CASE("hostile text in links and labels of the chart and in attributes of facets is escaped") {
  const WebIndex index(ferry_articles() + hostile_articles());
  const std::string page =
      index.get("q=ferry+%3Czqx%3E&source=%22+zqx%3D%22%3Czqx%3E&facets=source,author,place").body;
  REQUIRE(contains(page, "<svg"));
  const std::size_t chart = page.find("<svg");
  const std::string bars = page.substr(chart, page.find("</svg>") - chart);
  for (const std::string part :
       {"q=ferry+%3Czqx%3E&amp;source=%22+zqx%3D%22%3Czqx%3E", "<title>"}) {
    CAPTURE(part);
    CHECK(contains(bars, part));
  }
  for (const std::string part :
       {"value=\"&quot; zqx=&quot;&lt;zqx&gt;\"", "aria-label=\"&quot; zqx=&quot;&lt;zqx&gt;\"",
        "value=\"ferry &lt;zqx&gt;\""}) {
    CAPTURE(part);
    CHECK(contains(page, part));
  }
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

TEST_CASE("hostile methods, paths, hosts and headers get a safe response") {
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
    const Response response = handle_once(row.request, index.db());
    CHECK(response.status == row.status);
    check_safe(response, index.db());
  }
}

}  // namespace
}  // namespace gazette::hostile_test
