// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/mcp/server.hpp"

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "searcher/mcp/tools.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::mcp_test {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_message_bytes = 4096;

std::vector<Article> articles() {
  std::vector<Article> made;
  for (int i = 0; i < 300; ++i) {
    Article article =
        make_article("wire-" + std::to_string(i), "Ferry \"Ann\" " + std::to_string(i),
                     i == 0 ? std::string(9000, '\n') + "Sails.\n" : "The ferry sails.\n");
    article.source = "Source \"" + std::to_string(i % 200) + "\"";
    article.topics = {{"economy/trade"}};
    article.published = day(2024, 1 + static_cast<unsigned>(i % 12), 3);
    made.push_back(article);
  }
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "é\"" + std::to_string(i) + "\n";
  made.push_back(make_article("long", "Long", text));
  return made;
}

class Served {
 public:
  Served() : index_(articles()), server_([this] { return Searcher(index_.path()); }, "9.9") {}

  void put(const Article& article) { put_articles(index_.path(), {article}); }

  std::string line(const std::string& message) { return server_.answer(message); }

  Json answer(const std::string& message) {
    const std::string reply = line(message);
    CAPTURE(message.substr(0, 300), reply);
    REQUIRE(reply.ends_with('\n'));
    CHECK(reply.find('\n') == reply.size() - 1);
    CHECK(reply.size() <= max_message_bytes);
    Json json = Json::parse(reply);
    CHECK(json["jsonrpc"] == "2.0");
    CHECK(json.contains("id"));
    CHECK(json.contains("result") != json.contains("error"));
    return json;
  }

  Json request(const std::string& method, const Json& parameters) {
    return answer(
        Json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", parameters}}.dump());
  }

  /// The text of a tool's answer.
  std::string call(const std::string& tool, const Json& arguments, bool is_error = false) {
    const Json json = request("tools/call", {{"name", tool}, {"arguments", arguments}});
    CAPTURE(json.dump());
    REQUIRE(json.contains("result"));
    CHECK(json["result"]["isError"] == is_error);
    CHECK(json["result"]["content"].size() == 1);
    CHECK(json["result"]["content"][0]["type"] == "text");
    return json["result"]["content"][0]["text"];
  }

 private:
  SampleIndex index_;
  McpServer server_;
};

TEST_CASE("a session begins with a revision of the protocol that both sides speak") {
  Served served;
  for (const std::string version : {"2025-11-25", "2025-06-18", "2024-11-05"}) {
    const Json json = served.request("initialize", {{"protocolVersion", version},
                                                    {"capabilities", Json::object()},
                                                    {"clientInfo", {{"name", "test"}}}});
    CHECK(json["result"]["protocolVersion"] == version);
    CHECK(json["result"]["capabilities"] == Json{{"tools", Json::object()}});
    CHECK(json["result"]["serverInfo"]["version"] == "9.9");
  }
  // 2025-03-26 asks for batches, which are refused.
  const std::vector<std::pair<Json, std::string>> others = {{"1999-01-01", "2025-11-25"},
                                                            {"2025-03-26", "2024-11-05"},
                                                            {"2030-01-01", "2025-11-25"},
                                                            {7, "2025-11-25"}};
  for (const auto& [wanted, agreed] : others) {
    const Json other = served.request("initialize", {{"protocolVersion", wanted}});
    CHECK(other["result"]["protocolVersion"] == agreed);
  }
  CHECK(served.line(R"({"jsonrpc":"2.0","method":"notifications/initialized"})").empty());
  CHECK(served.request("ping", Json::object())["result"] == Json::object());
  CHECK(served.answer(R"({"jsonrpc":"2.0","id":"a","method":"ping"})")["id"] == "a");
  CHECK(served.line(R"({"jsonrpc":"2.0","id":1,"result":{}})").empty());
}

TEST_CASE("every tool only reads, and says what it takes") {
  Served served;
  const Json list = served.request("tools/list", Json::object())["result"]["tools"];
  REQUIRE(list.size() == 5);
  for (const Json& tool : list) {
    CHECK(tool["annotations"]["readOnlyHint"] == true);
    CHECK(tool["inputSchema"]["type"] == "object");
    CHECK(!tool["description"].get<std::string>().empty());
  }
  CHECK(list[1]["inputSchema"]["required"] == Json{"id"});
}

TEST_CASE("tools answer with ids and days, within 4 kB") {
  Served served;
  const std::string found = served.call("search", {{"query", "ferry"}, {"limit", 20}});
  CHECK(found.starts_with("300 articles found\n"));
  CHECK(found.find("id: wire-") != std::string::npos);
  CHECK(found.find("2024-") != std::string::npos);
  CHECK(found.find("more: offset ") != std::string::npos);
  CHECK(served.call("search", {{"query", "ferry"}, {"since", "2024-02"}, {"until", "2024-02"}})
            .starts_with("25 articles found\n"));
  CHECK(served.call("search", {{"query", "zeppelin"}}).starts_with("0 articles found\n"));
  const std::string in_part = served.call("search", {{"query", "ferry zeppelin"}});
  CHECK(in_part.find("\n0 with all words, 300 with any\nno article has: zeppelin\n") !=
        std::string::npos);
  CHECK(served.call("search", {{"query", "a:b c:d e:f g:h i:j ferry"}})
            .find("\nnote: 2 more warnings\n") != std::string::npos);
  CHECK(
      served.call("count_by_time", {{"query", "ferry"}, {"unit", "month"}}).find("2024-03 25\n") !=
      std::string::npos);
  CHECK(served.call("list_topics", Json::object()).find("300 economy/trade (") !=
        std::string::npos);
  std::size_t sources = 0;
  std::size_t offset = 0;
  for (int page = 0; page < 20; ++page) {  // all are found, page by page
    const std::string part = served.call("list_sources", {{"offset", offset}});
    for (std::size_t at = part.find("Source \""); at != std::string::npos;
         at = part.find("Source \"", at + 1)) {
      ++sources;
    }
    const std::size_t more = part.find("more: offset ");
    if (more == std::string::npos) break;
    offset = std::stoul(part.substr(more + 13));
  }
  CHECK(sources == 200);
}

TEST_CASE("hits with the longest ids are found page by page") {
  Served served;
  for (const char letter : {'a', '"', 'b'}) {
    Article article = make_article(letter + std::string(5000, letter), "Zeppelin", "It flies.\n");
    article.source = article.title = std::string(900, '"') + " zeppelin";
    served.put(article);
  }
  std::size_t hits = 0;
  std::size_t offset = 0;
  for (int page = 0; page < 5; ++page) {
    const std::string part = served.call("search", {{"query", "zeppelin"}, {"offset", offset}});
    for (std::size_t at = part.find(" (cut, 5001 bytes in all)\n"); at != std::string::npos;
         at = part.find(" (cut, 5001 bytes in all)\n", at + 1)) {
      ++hits;
    }
    const std::size_t more = part.find("more: offset ");
    if (more == std::string::npos) break;
    offset = std::stoul(part.substr(more + 13));
  }
  CHECK(hits == 3);
}

TEST_CASE("a long article is read part by part") {
  Served served;
  for (const std::size_t authors : {0U, 120U, 500U}) {
    CAPTURE(authors);
    Article article = articles().back();
    article.id = "by-" + std::to_string(authors);
    for (std::size_t i = 0; i < authors; ++i) article.authors.push_back("Ann \"Quay\" Pier");
    for (int i = 0; i < 40; ++i) article.topics.push_back({"economy/trade-" + std::to_string(i)});
    article.title = article.source = article.url = std::string(2000, '"');
    served.put(article);
    std::string body;
    std::size_t offset = 0;
    for (int part = 0; part < 30; ++part) {
      const std::string text = served.call("article", {{"id", article.id}, {"offset", offset}});
      const std::size_t begin = part == 0 ? text.find("\n\n") + 2 : 0;
      if (part == 0) CHECK(bytes_in_json(text.substr(0, begin)) <= 1024);
      CHECK((text.find("more authors\n") != std::string::npos) == (part == 0 && authors > 0));
      const std::size_t more = text.rfind("\nmore: offset ");
      body += text.substr(begin, more == std::string::npos ? more : more - begin);
      if (more == std::string::npos) break;
      offset = std::stoul(text.substr(more + 14));
    }
    CHECK(body == article.body);
  }
  CHECK(served.call("article", {{"id", "wire-0"}}).find("Ferry \"Ann\" 0") != std::string::npos);
  CHECK(served.call("article", {{"id", "none"}}, true).starts_with("there is no article"));
}

TEST_CASE("what is wrong with a call is said to the assistant or to its program") {
  Served served;
  CHECK(served.call("search", {{"topic", "nonsense"}}, true).find("nonsense") != std::string::npos);
  CHECK(served.call("search", {{"since", "soon"}}, true).find("soon") != std::string::npos);
  const std::vector<std::pair<Json, int>> cases = {
      {{{"name", "remove"}}, -32602},
      {{{"name", 7}}, -32602},
      {Json::object(), -32602},
      {{{"name", "search"}, {"arguments", "ferry"}}, -32602},
      {{{"name", "search"}, {"arguments", {{"colour", "red"}}}}, -32602},
      {{{"name", "search"}, {"arguments", {{"limit", 21}}}}, -32602},
      {{{"name", "search"}, {"arguments", {{"limit", -1}}}}, -32602},
      {{{"name", "search"}, {"arguments", {{"limit", 1.5}}}}, -32602},
      {{{"name", "search"}, {"arguments", {{"query", 5}}}}, -32602},
      {{{"name", "search"}, {"arguments", {{"sort", "backwards"}}}}, -32602},
      {{{"name", "article"}, {"arguments", Json::object()}}, -32602},
  };
  for (const auto& [parameters, code] : cases) {
    CAPTURE(parameters.dump());
    const Json json = served.request("tools/call", parameters);
    REQUIRE(json.contains("error"));
    CHECK(json["error"]["code"] == code);
  }
  CHECK(served.request("resources/list", Json::object())["error"]["code"] == -32601);
  McpServer without([]() -> Searcher { return Searcher("/nowhere/at/all"); }, "1");
  const Json missing = Json::parse(without.answer(
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_topics"}})"));
  CHECK(missing["result"]["isError"] == true);
}

/// A message with bytes changed, left out, doubled or cut off.
std::string spoilt(std::string message, std::mt19937_64& random) {
  for (std::uint64_t change = random() % 4 + 1; change > 0 && !message.empty(); --change) {
    const std::size_t at = random() % message.size();
    switch (random() % 5) {
      case 0:
        message[at] = static_cast<char>(random());
        break;
      case 1:
        message.erase(at, random() % 20);
        break;
      case 2:
        message.insert(at, message.substr(at / 2, 30));
        break;
      case 3:
        message.resize(at);
        break;
      default:
        message.insert(at, std::string(1, "{}[]\",:0-e\\"[random() % 12]));
    }
  }
  return message;
}

TEST_CASE("no malformed message ends a session") {
  Served served;
  const std::vector<std::string> whole = {
      R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}})",
      R"({"jsonrpc":"2.0","id":"x","method":"tools/list","params":{}})",
      R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search","arguments":{"query":"ferry","limit":3,"since":"2024"}}})",
      R"({"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"article","arguments":{"id":"wire-1","offset":1}}})",
      R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}})"};
  std::vector<std::string> messages = {
      "[]",
      "{}",
      "null",
      "7",
      "\"x\"",
      "[{}]",
      std::string(20'000, '['),
      std::string(20'000, '{'),
      R"({"jsonrpc":"1.0","id":1,"method":"ping"})",
      R"({"jsonrpc":"2.0","id":{},"method":"ping"})",
      R"({"jsonrpc":"2.0","id":null,"method":"ping"})",
      R"({"jsonrpc":"2.0","id":1,"method":[]})",
      R"({"jsonrpc":"2.0","id":1e400,"method":"ping"})",
      R"({"jsonrpc":"2.0","id":")" + std::string(9000, 'i') + R"(","method":"ping"})",
      "\xff\xfe{}",
      std::string("\0\0", 2)};
  std::mt19937_64 random(28);
  while (messages.size() < 400) {
    messages.push_back(spoilt(whole[random() % whole.size()], random));
  }
  for (const std::string& message : messages) {
    const std::string reply = served.line(message);
    CAPTURE(message.substr(0, 200), reply);
    CHECK(reply.size() <= max_message_bytes);
    if (!reply.empty()) CHECK(Json::parse(reply).contains("jsonrpc"));
  }
  CHECK(Json::parse(McpServer::refuse_long_message(9)).contains("error"));
  CHECK(served.request("ping", Json::object())["result"] == Json::object());
}

}  // namespace
}  // namespace gazette::mcp_test
