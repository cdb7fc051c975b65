// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/suggest_format.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::suggest_format_test {
namespace {

using Json = nlohmann::json;

TEST_CASE("a partly typed query is completed by words of the index") {
  const WebIndex index(
      R"({"id": "1", "title": "Ferry strike", "body": "Ferries ferment. Café closed.", "language": "en"})"
      "\n"
      R"({"id": "2", "title": "Ferry again", "body": "Harbour.", "language": "en"})"
      "\n"
      R"({"id": "3", "title": "地震", "body": "地震がありました。", "language": "ja"})"
      "\n");
  struct Case {
    std::string query_string;
    std::string want;
  };
  for (const Case& c : std::vector<Case>{
           {"q=Fer", R"(["Fer",["ferry","ferment","ferries"]])"},
           {"q=harbour+fer", R"(["harbour fer",["harbour ferry","harbour ferries"]])"},
           {"q=title:fer", R"(["title:fer",["title:ferry","title:ferries"]])"},
           {"q=caf", R"(["caf",["café"]])"},
           {"q=%E5%9C%B0", R"(["地",["地震"]])"},
           {"q=xyz", R"(["xyz",[]])"},
           {"q=fer+", R"(["fer ",[]])"},
           {"q=ferry+AND", R"(["ferry AND",[]])"},
           {"q=%22", "[\"\\\"\",[]]"},
           {"", R"(["",[]])"},
       }) {
    CAPTURE(c.query_string);
    const Response response = index.get(c.query_string + "&format=suggest");
    CHECK(response.status == 200);
    CHECK(header_value(response, "Content-Type") ==
          "application/x-suggestions+json; charset=utf-8");
    CHECK(Json::parse(response.body) == Json::parse(c.want));
  }
}

TEST_CASE("there are at most ten completions") {
  std::string body;
  for (char c = 'a'; c <= 'z'; ++c) body += std::string("zorb") + c + "x ";
  const WebIndex index("{\"id\": \"1\", \"title\": \"T\", \"body\": \"" + body + "\"}\n");
  CHECK(Json::parse(index.get("q=zorb&format=suggest").body)[1].size() == 10);
}

TEST_CASE("a word that is typed in full is not suggested") {
  const WebIndex index(ferry_articles());
  CHECK(contains(index.get("q=ferr&format=suggest").body, "[\"ferry\"]"));
  CHECK_FALSE(contains(index.get("q=Ferry&format=suggest").body, "[\"ferry\"]"));
}

}  // namespace
}  // namespace gazette::suggest_format_test
