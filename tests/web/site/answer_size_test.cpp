// SPDX-License-Identifier: GPL-3.0-or-later
// How large an answer may become, whatever is asked for.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"
#include "web/parameters/links.hpp"

namespace gazette::answer_size_test {
namespace {

constexpr int articles = 150;

/// Articles of one ferry, each by its own author and under two topics.
std::string stories() {
  std::string lines;
  for (int i = 0; i < articles; ++i) {
    lines += fmt::format(R"({{"id": "s-{0}", "title": "Ferry {0}", "body": "The ferry sailed.", )"
                         R"("author": "Author {0:03}", "source": "Wire", )"
                         R"("published": "2026-01-{1:02}T08:00:00Z", )"
                         R"("topics": ["economy/transport", "sport"]}})"
                         "\n",
                         i, 1 + i % 28);
  }
  return lines;
}

std::size_t count_of(std::string_view part, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("a facet lists its most frequent values, and says how many it leaves out") {
  const WebIndex index(stories());
  const auto json = [&](const std::string& facets) {
    return index.get("format=json&limit=0&facets=" + facets).body;
  };
  CHECK(count_of("\"value\":\"Author", json("author")) == 100);
  CHECK(contains(json("author"), R"("facets_left_out":{"author":50})"));
  CHECK(contains(json("source,author:120"), R"("facets_left_out":{"author":30})"));
  CHECK(count_of("\"value\":\"Author", json("author:1000")) == articles);
  CHECK_FALSE(contains(json("author:1000"), "facets_left_out"));
  for (const std::string wrong : {"author:1001", "author:0", "author:", "author:-1", "author:x"}) {
    CAPTURE(wrong);
    CHECK(index.get("format=json&facets=" + wrong).status == 400);
  }
  CHECK(contains(index.get("facets=author").body, "and 50 rarer ones not listed"));
  CHECK(contains(index.get("facets=author:120").body, "and 30 rarer ones not listed"));
}

TEST_CASE("a chosen value is shown with its count, however rare and however it is written") {
  const WebIndex index(stories());
  const std::string page = index.get("facets=author&author=AUTHOR+149&author=nobody").body;
  CHECK(contains(page, "value=\"Author 149\""));
  CHECK(count_of(" checked>", page) == 2);
}

TEST_CASE("where links would be too many bytes their texts are shown") {
  const WebIndex index(stories());
  const std::string short_page = index.get("q=ferry&limit=1000").body;
  CHECK(count_of("<li class=\"topic\"><a href", short_page) == 2 * articles);

  std::string query = "ferry";
  while (query.size() < 4'000) query += "+ferry";
  std::string filters;
  for (int i = 0; i < 50; ++i) filters += fmt::format("&author=Author+{:03}", i);
  const std::string long_page =
      index.get("q=" + query + filters + "&limit=1000&facets=author,topic,source").body;
  CHECK(count_of("<li class=\"topic\">", long_page) == 2 * 50);
  CHECK(count_of("<li class=\"topic\"><a href", long_page) == 0);
  CHECK(contains(long_page, "<span>author: Author 001</span>"));
  // The few links that are left, the two forms, and some 2 kB for each hit.
  CHECK(long_page.size() < 10 * max_part_link_bytes);
}

TEST_CASE("few unknown names get a hint, and all a warning") {
  const WebIndex index(stories());
  std::string filters;
  for (int i = 0; i < 50; ++i) filters += fmt::format("&author=Autor+{:03}", i);
  const std::string answer = index.get("q=ferry&format=json" + filters).body;
  CHECK(count_of("no article has the author", answer) == 50);
  CHECK(count_of("did you mean", answer) == 3);
}

}  // namespace
}  // namespace gazette::answer_size_test
