// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/health.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/web/web_index.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

Response health_of(const std::string& db) { return answer_once({"GET", "", "/health", ""}, db); }

TEST_CASE("health tells the number of articles, and another revision after a commit") {
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

TEST_CASE("health is 503 without an index, and tells nothing but that") {
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
}  // namespace gazette
