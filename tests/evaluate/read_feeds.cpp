// SPDX-License-Identifier: GPL-3.0-or-later
// read_feeds FOLDER: prints a line of JSON for each file below FOLDER, with what is read of it as a
// feed: {"file": ..., "articles": [{...}], "skipped": [...]}. For scripts/evaluate-feeds.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/feeds/read_feed.hpp"

namespace gazette {
namespace {

using Json = nlohmann::json;

std::string text_of(const std::optional<Timestamp>& time) {
  return time ? to_rfc3339(time->utc) : std::string();
}

Json json_of(const Article& article) {
  return {{"id", article.id},
          {"url", article.url},
          {"title", article.title},
          {"summary", article.summary},
          {"body", article.body},
          {"authors", article.authors},
          {"source", article.source},
          {"language", article.language},
          {"published", text_of(article.published)},
          {"modified", text_of(article.modified)},
          {"keywords", article.keywords}};
}

Json read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  Json articles = Json::array();
  Json skipped = Json::array();
  read_feed_items(
      {stream, path.string()},
      {.on_article = [&](const FeedArticle& item,
                         const std::string&) { articles.push_back(json_of(item.article)); },
       .on_skipped = [&](const Skipped& each) { skipped.push_back(each.why); }});
  return {{"articles", articles}, {"skipped", skipped}};
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: read_feeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::vector<std::filesystem::path> files;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (each.is_regular_file()) files.push_back(each.path());
  }
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& path : files) {
    nlohmann::json line = gazette::read(path);
    line["file"] = path.lexically_relative(folder).string();
    std::cout << line.dump() << '\n';
  }
  return 0;
}
