// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/web/web_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "indexer/commands/add.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "web/site/handler.hpp"

namespace gazette {

WebIndex::WebIndex(const std::string& json_lines) { add(json_lines); }

void WebIndex::add(const std::string& json_lines) { run(json_lines, {}); }

void WebIndex::rebuild(const std::string& json_lines) {
  WriterTuning tuning;
  tuning.mode = WriteMode::rebuild;
  run(json_lines, tuning);
}

void WebIndex::run(const std::string& json_lines, WriterTuning tuning) {
  write_file(folder_ / "articles.jsonl", json_lines);
  AddOptions options;
  options.db = db();
  options.sources = {folder_ / "articles.jsonl"};
  options.tuning = std::move(tuning);
  const std::atomic<bool> interrupted = false;
  const AddResult result = gazette::add(
      options, [](const AddProgress&) {}, interrupted);
  REQUIRE(result.skipped.empty());
  REQUIRE(result.read > 0);
}

Response WebIndex::get(const std::string& query_string) const {
  return handle_once({"GET", "/gazette.cgi", "", query_string}, db());
}

std::string ferry_articles() {
  std::string lines;
  for (int i = 1; i <= 12; ++i) {
    lines += fmt::format(
        R"({{"id": "f-{0}", "title": "Ferry number {0}", "body": "A ferry crossed the sound.", )"
        R"("source": "{1}", "language": "en", "published": "2026-01-{0:02}", "topics": ["{2}"]}})",
        i, i % 2 == 0 ? "Northern Wire" : "Harbour Gazette",
        i <= 10 ? "economy/transport" : "society");
    lines += '\n';
  }
  lines += R"({"id": "c-1", "title": "O coro canta", "body": "O coro cantou em Lisboa.", )";
  lines += R"("source": "Diário", "authors": ["Inês Prado"], "language": "pt", )";
  lines +=
      R"("published": "2025-06-01", "topics": ["arts/music"], "url": "https://example.org/c"})";
  return lines + '\n';
}

Response handle_once(const CgiRequest& request, const std::string& db) {
  Archive archive(db);
  return handle(request, archive);
}

std::string header_value(const Response& response, const std::string& name) {
  REQUIRE(std::count_if(response.headers.begin(), response.headers.end(),
                        [&](const Header& header) { return header.name == name; }) <= 1);
  for (const Header& header : response.headers) {
    if (header.name == name) return header.value;
  }
  return {};
}

std::size_t count_hits(const Response& response) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = response.body.find("<article>", at)) != std::string::npos; ++at) {
    ++count;
  }
  return count;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace gazette
