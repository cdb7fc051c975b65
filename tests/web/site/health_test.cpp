// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/health.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/web/web_index.hpp"
#include "web/site/handler.hpp"

namespace gazette::health_test {
namespace {

using Json = nlohmann::json;

/// From both addresses, which must give the same response.
Response health_of(const std::string& db, const std::string& method = "GET") {
  const Response by_path = handle_once({method, "", "/health", ""}, db);
  Response by_form = handle_once({method, "", "", "format=health"}, db);
  CHECK(by_path.status == by_form.status);
  CHECK(by_path.headers == by_form.headers);
  CHECK(by_path.body == by_form.body);
  CHECK(by_path.log == by_form.log);
  return by_form;
}

TEST_CASE("health has the number of articles, and another revision after a commit") {
  WebIndex index(ferry_articles());
  const Response before = health_of(index.db());
  CHECK(before.status == 200);
  CHECK(header_value(before, "Content-Type") == "application/json; charset=utf-8");
  CHECK(header_value(before, "Cache-Control") == "no-store");
  const Json json = Json::parse(before.body);
  CHECK(json.size() == 4);
  CHECK(json["schema"] == "gazette.health/1");
  CHECK(json["status"] == "ok");
  CHECK(json["articles"] == 13);
  CHECK(json["revision"] == Json::parse(health_of(index.db()).body)["revision"]);
  index.add("{\"id\": \"new\", \"title\": \"New\"}\n");
  const Json after = Json::parse(health_of(index.db()).body);
  CHECK(after["articles"] == 14);
  CHECK(after["revision"] != json["revision"]);
}

TEST_CASE("health is always current: neither stored nor served from a cache nor 304") {
  WebIndex index(ferry_articles());
  Archive archive(index.db());
  CgiRequest request{"GET", "", "", "format=health"};
  const Response first = handle(request, archive);
  CHECK(header_value(first, "Cache-Control") == "no-store");
  CHECK(header_value(first, "ETag").empty());
  CHECK(header_value(first, "X-Robots-Tag") == "noindex, nofollow");
  CHECK(archive.responses().bytes() == 0);
  request.if_none_match = "*";
  CHECK(handle(request, archive).status == 200);
  std::filesystem::remove_all(index.db());
  CHECK(handle(request, archive).status == 503);
  index.add("{\"id\": \"new\", \"title\": \"New\"}\n");
  CHECK(Json::parse(handle(request, archive).body)["articles"] == 1);
}

TEST_CASE("HEAD of health has its headers and no body") {
  const WebIndex index(ferry_articles());
  const Response head = health_of(index.db(), "HEAD");
  CHECK(head.status == 200);
  CHECK(head.body.empty());
  CHECK(head.headers == health_of(index.db()).headers);
  CHECK(health_of(index.db() + "-missing", "HEAD").status == 503);
  CHECK(handle_once({"POST", "", "", "format=health"}, index.db()).status == 405);
}

TEST_CASE("health cannot be combined with other parameters") {
  const WebIndex index(ferry_articles());
  for (const std::string other : {"q=ferry", "id=f-1", "topic=economy", "limit=5", "count=1"}) {
    CAPTURE(other);
    const Response response = index.get(other + "&format=health");
    CHECK(response.status == 400);
    CHECK(Json::parse(response.body)["schema"] == "gazette.error/1");
  }
  CHECK(index.get("q=&format=health").status == 200);
  CHECK(index.get("_=17&format=health").status == 200);
}

TEST_CASE("an empty index is healthy, a damaged one that still opens is not") {
  const SampleIndex empty({});
  CHECK(Json::parse(health_of(empty.path()).body)["articles"] == 0);
  std::vector<Article> articles;
  for (int i = 0; i < 400; ++i) {
    const std::string id = std::to_string(i);
    articles.push_back(make_article(id, "Title " + id, "A body of some words."));
  }
  const SampleIndex index(articles);
  CHECK(health_of(index.path()).status == 200);
  const std::filesystem::path generation = *std::find_if(
      std::filesystem::directory_iterator(index.path()), std::filesystem::directory_iterator(),
      [](const auto& entry) { return entry.is_directory(); });
  // Opening a table with several blocks does not read the first one.
  constexpr std::size_t block = 8192;
  std::string table = read_file(generation / "docdata.glass");
  REQUIRE(table.size() > 2 * block);
  table.replace(0, block, std::string(block, '\x5a'));
  write_file(generation / "docdata.glass", table);
  CHECK(health_of(index.path()).status == 503);
}

TEST_CASE("health without an index is 503 and gives no details") {
  const TemporaryFolder folder;
  write_file(folder / "damaged/XAPIANDB", "auto generation-1\n");
  for (const std::string name : {"missing", "damaged"}) {
    const Response response = health_of(folder / name);
    CHECK(response.status == 503);
    CHECK(header_value(response, "Cache-Control") == "no-store");
    CHECK(Json::parse(response.body) ==
          Json({{"schema", "gazette.health/1"}, {"status", "unavailable"}}));
    CHECK(contains(response.log, name));
  }
}

}  // namespace
}  // namespace gazette::health_test
