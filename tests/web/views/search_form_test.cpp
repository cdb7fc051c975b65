// SPDX-License-Identifier: GPL-3.0-or-later
// The search form and the checkboxes of the sidebar, and what they keep of a search.
#include <string>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::search_form_test {
namespace {

TEST_CASE("values of one parameter are alternatives, different parameters combine") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("limit=20&topic=arts&topic=society")) == 3);
  CHECK(count_hits(index.get("limit=20&topic=society&source=Northern+Wire")) == 1);
  CHECK(count_hits(index.get("limit=20&language=pt&language=en")) == 13);
  CHECK(count_hits(index.get("author=In%C3%AAs+Prado")) == 1);
  CHECK(count_hits(index.get("since=2026-01-03&until=2026-01-05")) == 3);
}

TEST_CASE("the form keeps what was chosen") {
  const WebIndex index(ferry_articles());
  const std::string body = index
                               .get(
                                   "q=ferry&topic=economy&topic=society&source=Northern+Wire&since="
                                   "2026&sort=oldest&limit=3")
                               .body;
  for (const std::string part :
       {"name=\"topic\" value=\"economy\"",
        "<input type=\"hidden\" name=\"topic\" value=\"society\">",
        "<input type=\"hidden\" name=\"source\" value=\"Northern Wire\">",
        "name=\"since\" value=\"2026\"", "<option value=\"oldest\" selected>",
        "<input type=\"hidden\" name=\"limit\" value=\"3\">"}) {
    CAPTURE(part);
    CHECK(contains(body, part));
  }
}

TEST_CASE("the sidebar is a form of checkboxes that keeps the search and the choices") {
  const WebIndex index(ferry_articles());
  const std::string body =
      index
          .get("q=ferry&source=Northern+Wire&topic=economy&date=2026&since=2026&sort=oldest&page=2")
          .body;
  const std::string side = body.substr(body.find("<aside"));
  for (const std::string part :
       {"<form action=\"/gazette.cgi\" method=\"get\">",
        "<input type=\"hidden\" name=\"q\" value=\"ferry\">",
        "<input type=\"hidden\" name=\"since\" value=\"2026\">",
        "<input type=\"hidden\" name=\"sort\" value=\"oldest\">",
        "name=\"source\" value=\"Northern Wire\" aria-label=\"Northern Wire\" checked>",
        "name=\"source\" value=\"Harbour Gazette\" aria-label=\"Harbour Gazette\">",
        "name=\"date\" value=\"2026\" aria-label=\"2026\" checked>",
        "name=\"language\" value=\"en\"", "<button type=\"submit\">Narrow</button>"}) {
    CAPTURE(part);
    CHECK(contains(side, part));
  }
  for (const std::string name : {"topic", "source", "date", "page"}) {
    CHECK_FALSE(contains(side, "type=\"hidden\" name=\"" + name));
  }
}

TEST_CASE("several periods are alternatives, in any form that dates have") {
  const WebIndex index(ferry_articles());
  CHECK(count_hits(index.get("limit=20&date=2025")) == 1);
  CHECK(count_hits(index.get("limit=20&date=2025&date=2026-01-03..2026-01-05")) == 4);
  CHECK(index.get("date=soon").status == 400);
}

TEST_CASE("the page that refuses a filter has a link to remove it") {
  const WebIndex index(ferry_articles());
  const std::string body = index.get("q=ferry&topic=economy&topic=nope").body;
  CHECK(contains(body, "<a href=\"/gazette.cgi?q=ferry&amp;topic=economy\">"));
  CHECK_FALSE(contains(index.get("q=ferry&count=1").body, "name=\"count\""));
}

}  // namespace
}  // namespace gazette::search_form_test
