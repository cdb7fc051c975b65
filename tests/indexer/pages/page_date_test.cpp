// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_date.hpp"

#include <chrono>
#include <string>
#include <string_view>

#include "core/dates/date.hpp"
#include "indexer/reading/html_tree.hpp"
#include "tests/catch.hpp"

namespace gazette::page_date_test {
namespace {

const std::string story =
    "<p>The keepers of the lighthouse counted nineteen ships on the first day after the storm, "
    "more than in any week of the winter before it, and most of them waited for the tide.</p>"
    "<p>On Friday the pilots will sound the channel again, and the harbour office decides whether "
    "the larger ships may come in at night, as they did in the years before the sand came.</p>";

std::optional<PageDate> date_in(const std::string& html, std::string_view address = {}) {
  const HtmlTree tree(html);
  REQUIRE(tree.root() != nullptr);
  const PageMetadata metadata = metadata_of(tree.root());
  const PageOutline page = outline_of(tree.root());
  return find_date(metadata, page, find_body(page, {}), address,
                   parse_date("2026-06-01").value().utc);
}

std::string day_in(const std::string& html, std::string_view address = {}) {
  const auto date = date_in(html, address);
  return date ? to_rfc3339(date->time) : std::string("none");
}

TEST_CASE("a date is taken from the surest place that has one") {
  const std::string meta = "<meta name=date content=2026-02-26>";
  const std::string marked = "<time datetime=2026-02-25></time>";
  const std::string line = "<h1>Ships</h1><p>24 February 2026</p>";
  const std::string address = "https://example.org/2026/02/23/ships";
  const auto origin = [](const std::string& html, std::string_view at = {}) {
    return date_in(html, at).value().origin;
  };
  CHECK(origin(meta + marked + line + story, address) == DateOrigin::meta);
  CHECK(origin(marked + line + story, address) == DateOrigin::marked);
  CHECK(origin(line + story, address) == DateOrigin::near_headline);
  CHECK(origin(story, address) == DateOrigin::address);
  CHECK(origin(story + "<p>Published: 22.2.2026</p>") == DateOrigin::after_story);
  CHECK(origin("<meta property='article:modified_time' content=2026-02-21>" + story) ==
        DateOrigin::modified);
}

TEST_CASE("each name that publishing systems give the date of a page counts") {
  for (const char* name :
       {"article:published_time", "datePublished", "date", "DC.date", "DC.date.issued",
        "dcterms.date", "dcterms.created", "pubdate", "pub_date", "publish-date", "published_at",
        "og:pubdate", "parsely-pub-date", "sailthru.date", "sn-post-date", "article_date_original",
        "article.published"}) {
    CAPTURE(name);
    CHECK(day_in("<meta name='" + std::string(name) + "' content=2026-02-26>" + story) ==
          "2026-02-26T00:00:00Z");
  }
  CHECK(day_in("<meta name=date content=soon><meta name=pubdate content=2026-02-26>" + story) ==
        "2026-02-26T00:00:00Z");
}

TEST_CASE("dates of comments, of other stories, of changes and of the future do not count") {
  CHECK(
      day_in(story + "<div id=comments><p><time datetime=2026-02-26></time>I saw it.</p></div>") ==
      "none");
  CHECK(day_in("<aside><time datetime=2026-02-26></time></aside><h1>Ships</h1>" + story) == "none");
  CHECK(day_in("<h1>Ships</h1><p>Updated 26 February 2026</p>" + story) == "none");
  CHECK(day_in("<meta name=date content=2027-01-01>" + story) == "none");
}

TEST_CASE("the order of numbers is that of the language of the page") {
  const std::string line = "<h1>Ships</h1><p>05/03/2026</p>" + story;
  CHECK(day_in("<html lang=pt>" + line) == "2026-03-05T00:00:00Z");
  CHECK(day_in("<html lang=en-GB>" + line) == "2026-03-05T00:00:00Z");
  CHECK(day_in("<html lang=en>" + line) == "2026-05-03T00:00:00Z");
}

TEST_CASE("a moment in UTC has the day that the page shows its readers") {
  CHECK(day_in("<meta name=date content=2026-02-25T23:30:00Z><h1>Ships</h1>"
               "<p>26.02.2026, 00:30 Uhr</p>" +
               story) == "2026-02-26T00:30:00+01:00");
  CHECK(day_in("<meta name=date content=2026-02-25T23:30:00Z><h1>Ships</h1>"
               "<time datetime='2026-02-26T01:30:00+02:00'>today</time>" +
               story) == "2026-02-26T01:30:00+02:00");
  CHECK(day_in("<meta name=date content=2026-02-25T23:30:00Z><h1>Ships</h1>"
               "<p>26.02.2026, 10:07</p>" +
               story) == "2026-02-25T23:30:00+00:00");
}

TEST_CASE("an address may name a day") {
  const auto day = [](std::string_view address) {
    const auto time = day_in_address(address);
    return time ? to_day(*time) : std::string("none");
  };
  CHECK(day("https://example.org/2026/3/05/ships") == "2026-03-05");
  CHECK(day("https://example.org/ships-20260305.html") == "2026-03-05");
  CHECK(day("https://example.org/a/2026-03-05-ships") == "2026-03-05");
  CHECK(day("https://example.org/2026/ships") == "none");
  CHECK(day("https://20260305.example/ships-12345678") == "none");
}

}  // namespace
}  // namespace gazette::page_date_test
