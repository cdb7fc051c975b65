// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/json_feed.hpp"

#include <array>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::json_feed_test {
namespace {

using Strings = std::vector<std::string>;

std::string feed(const std::string& items) {
  return R"({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Wire",
            "home_page_url": "https://wire.example/", "language": "en-GB",
            "authors": [{"name": "The Desk"}], "items": )" +
         items + "}";
}

TEST_CASE("each item of a JSON Feed is an article") {
  const Stories stories = stories_of(read_json_feed, feed(R"([
      {"id": 17, "url": "/1", "title": "Ferry &amp; quay", "summary": "Late.",
       "content_html": "<p>The ferry was late.</p><p>It left.</p>", "tags": ["Ports", 3, " "],
       "date_published": "2026-02-03T08:00:00+01:00", "date_modified": "2026-02-04T08:00:00Z",
       "authors": [{"name": "Mara Quill"}, {"url": "https://wire.example/bo"}]},
      {"id": "b", "content_text": "One.\n\nTwo.", "author": {"name": "Bo Ferry"}, "language": "de"},
      {"id": "c", "title": "Only a title"}, {"id": "d"}, 5])"));
  REQUIRE(stories.articles.size() == 3);
  const Article& first = stories.articles[0];
  CHECK(first.id == "17");
  CHECK(first.url == "https://wire.example/1");
  CHECK(first.title == "Ferry & quay");
  CHECK(first.summary == "Late.");
  CHECK(first.body == "The ferry was late.\nIt left.\n");
  CHECK(first.authors == Strings{"Mara Quill"});
  CHECK(first.source == "Harbour Wire");
  CHECK(first.language == "en");
  CHECK(first.keywords == Strings{"Ports"});
  REQUIRE((first.published && first.modified));
  CHECK(to_rfc3339(first.published->utc) == "2026-02-03T07:00:00Z");
  CHECK(to_rfc3339(first.modified->utc) == "2026-02-04T08:00:00Z");
  CHECK(stories.articles[1].body == "One.\nTwo.\n");
  CHECK(stories.articles[1].authors == Strings{"Bo Ferry"});
  CHECK(stories.articles[1].language == "de");
  CHECK(stories.articles[2].authors == Strings{"The Desk"});
  REQUIRE(stories.skipped.size() == 2);
  CHECK(stories.skipped[0].place + stories.skipped[0].why == ": item 4no title and no text");
  CHECK(stories.skipped[1].place + stories.skipped[1].why == ": item 5it is not an object");
}

TEST_CASE("an input that is not a JSON Feed is reported") {
  struct Case {
    std::string json;
    std::string_view want;
  };
  const std::array cases = {Case{"{", "not valid JSON"}, Case{"[]", "there is no item in the feed"},
                            Case{feed("{}"), "there is no item in the feed"},
                            Case{feed("[]"), "there is no item in the feed"}};
  for (const auto& [json, want] : cases) {
    CAPTURE(json);
    const Stories stories = stories_of(read_json_feed, json);
    REQUIRE(stories.skipped.size() == 1);
    CHECK(stories.skipped.front().why == want);
  }
}

TEST_CASE("a JSON Feed is recognised by its version") {
  struct Case {
    std::string_view head;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{R"({"version": "https://jsonfeed.org/version/1", "items": []})", "jsonfeed"},
      Case{R"({ "title":"x","version":"https:\/\/www.jsonfeed.org\/version\/1.1","items":[]})",
           "jsonfeed"},
      Case{R"({"version": "1", "items": [{"text": "https://jsonfeed.org/version/1"}]})", "jsonl"},
      Case{R"({"title": "On https://jsonfeed.org/version/1"})", "jsonl"},
  };
  for (const auto& [head, want] : cases) {
    CAPTURE(head);
    CHECK(recognise(head, "news")->name == want);
  }
}

}  // namespace
}  // namespace gazette::json_feed_test
