// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/entity_tag.hpp"

#include <string>

#include "indexer/commands/add.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/web/web_index.hpp"
#include "web/site/handler.hpp"

namespace gazette::entity_tag_test {
namespace {

CgiRequest request_for(const std::string& query_string, const std::string& tag = {}) {
  CgiRequest request{"GET", "/gazette.cgi", "", query_string};
  request.if_none_match = tag;
  return request;
}

TEST_CASE("a representation that the client has is not sent again") {
  const WebIndex index(ferry_articles());
  for (const std::string query : {"", "q=ferry", "id=f-1", "q=ferry&format=json", "q=nothing"}) {
    CAPTURE(query);
    Archive archive(index.db());
    const std::string tag = header_value(handle(request_for(query), archive), "ETag");
    CHECK(tag.starts_with("W/\""));
    for (const std::string& sent : {tag, "\"other\", " + tag, tag.substr(2)}) {
      CAPTURE(sent);
      const Response again = handle(request_for(query, sent), archive);
      CHECK(again.status == 304);
      CHECK(again.body.empty());
      CHECK(header_value(again, "ETag") == tag);
      CHECK(header_value(again, "Vary") == "Accept-Language");
      CHECK(header_value(again, "Cache-Control") == "private, max-age=60");
      CHECK(header_value(again, "Content-Length").empty());
    }
    CHECK(handle(request_for(query, "W/\"0123\""), archive).status == 200);
  }
}

TEST_CASE("a star stands for any representation, where there is one") {
  const WebIndex index(ferry_articles());
  for (const std::string star : {"*", " * "}) {
    for (const std::string query : {"", "q=ferry", "id=f-1", "q=ferry&format=json", "q=nothing"}) {
      CAPTURE(query);
      Archive archive(index.db());
      for (const std::string when : {"first", "stored"}) {
        CAPTURE(when);
        const Response answer = handle(request_for(query, star), archive);
        CHECK(answer.status == 304);
        CHECK(answer.body.empty());
        CHECK(header_value(answer, "ETag").starts_with("W/\""));
        CHECK(header_value(answer, "Content-Type").empty());
      }
    }
    CHECK(handle_once(request_for("id=nobody", star), index.db()).status == 404);
    CHECK(handle_once(request_for("page=0", star), index.db()).status == 400);
  }
  CgiRequest style{"GET", "/gazette.cgi", "/style.css", ""};
  style.if_none_match = "*";
  CHECK(handle_once(style, index.db()).status == 304);
  CHECK(handle_once(request_for("", "**"), index.db()).status == 200);
}

TEST_CASE("errors have no tag") {
  const WebIndex index(ferry_articles());
  CHECK(header_value(index.get("id=nobody"), "ETag").empty());
  CHECK(header_value(index.get("page=0"), "ETag").empty());
  CHECK(handle_once(request_for("", "W/\"0123\""), index.db() + "-missing").status == 503);
}

TEST_CASE("a running process finds added articles and a new generation") {
  WebIndex index(ferry_articles());
  Archive archive(index.db());
  const std::string query = "q=lighthouse&format=json&count=1";
  const Response before = handle(request_for(query), archive);
  CHECK(contains(before.body, R"("total":0)"));

  index.add(R"({"id": "l-1", "title": "Lighthouse", "body": "The lighthouse was lit."})");
  const Response added = handle(request_for(query, header_value(before, "ETag")), archive);
  CHECK(added.status == 200);
  CHECK(contains(added.body, R"("total":1)"));

  index.rebuild(R"({"id": "l-2", "title": "Two lighthouses", "body": "A lighthouse."})"
                "\n"
                R"({"id": "l-3", "title": "One lighthouse", "body": "A lighthouse."})");
  const Response rebuilt = handle(request_for(query, header_value(added, "ETag")), archive);
  CHECK(rebuilt.status == 200);
  CHECK(contains(rebuilt.body, R"("total":2)"));
}

TEST_CASE("a running process whose index was deleted and rebuilt serves the new one") {
  WebIndex index(ferry_articles());
  Archive archive(index.db());
  const std::string query = "q=lighthouse&format=json&count=1";
  const Response before = handle(request_for(query), archive);
  CHECK(contains(before.body, R"("total":0)"));
  std::filesystem::remove_all(index.db());
  CHECK(handle(request_for(query), archive).status == 503);
  index.add(R"({"id": "l-1", "title": "Lighthouse", "body": "The lighthouse was lit."})");
  const Response after = handle(request_for(query, header_value(before, "ETag")), archive);
  CHECK(after.status == 200);
  CHECK(contains(after.body, R"("total":1)"));

  std::filesystem::remove_all(index.db());
  index.add(R"({"id": "l-2", "title": "Ferry", "body": "No tower."})");
  CHECK(contains(handle(request_for(query), archive).body, R"("total":0)"));
}

TEST_CASE("a process that started without an index serves it once there is one") {
  const WebIndex index(ferry_articles());
  const TemporaryFolder folder;
  Archive archive(folder / "db");
  CHECK(handle(request_for("q=ferry"), archive).status == 503);
  std::filesystem::copy(index.db(), folder / "db", std::filesystem::copy_options::recursive);
  CHECK(handle(request_for("q=ferry"), archive).status == 200);
}

}  // namespace
}  // namespace gazette::entity_tag_test
