// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/news_sets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>

#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "indexer/formats/formats.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

std::string attribute(const std::string& tag, const std::string& name) {
  const std::size_t at = tag.find(' ' + name + "=\"");
  if (at == std::string::npos) return {};
  const std::size_t begin = at + name.size() + 3;
  return tag.substr(begin, tag.find('"', begin) - begin);
}

/// Adds the part of each story of the file in the ModApte split.
void read_parts(const fs::path& path, std::map<std::string, NewsStory::Part>& parts) {
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("<REUTERS ") || attribute(line, "TOPICS") != "YES") continue;
    const std::string split = attribute(line, "LEWISSPLIT");
    if (split == "TRAIN") parts[attribute(line, "NEWID")] = NewsStory::Part::train;
    if (split == "TEST") parts[attribute(line, "NEWID")] = NewsStory::Part::test;
  }
}

/// The quoted cells of a line, without a break of line within.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  bool is_quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool doubled = is_quoted && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"';
    if (line[i] == '"' && !doubled) {
      is_quoted = !is_quoted;
      if (is_quoted) cells.emplace_back();
    } else if (is_quoted) {
      cells.back() += line[i];
      if (doubled) ++i;
    }
  }
  return cells;
}

}  // namespace

std::vector<NewsStory> read_reuters_set(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".sgm") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<NewsStory> stories;
  std::map<std::string, NewsStory::Part> parts;
  for (const fs::path& path : paths) {
    read_parts(path, parts);
    std::ifstream file(path, std::ios::binary);
    find_format("reuters")->read({file, path.string()}, [&](gazette::Story story) {
      const auto* article = std::get_if<Article>(&story);
      if (article == nullptr) return;
      stories.push_back({article->id, article->title, article->body, topic_paths(article->topics),
                         parts[article->id]});
    });
  }
  return stories;
}

std::vector<NewsStory> read_bbc_set(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<NewsStory> stories;
  for (const fs::path& path : paths) {
    std::ifstream file(path);
    NewsStory story;
    story.topics = {path.parent_path().filename().string()};
    story.id = story.topics.front() + "-" + path.stem().string();
    std::getline(file, story.title);
    story.body.assign(std::istreambuf_iterator<char>(file), {});
    stories.push_back(std::move(story));
  }
  return stories;
}

namespace {

/// The classes of AG News in the order of its classes.txt; the files give their numbers, from 1.
constexpr std::array<std::string_view, 4> ag_news_classes = {"World", "Sports", "Business",
                                                             "Sci/Tech"};

std::string ag_news_class(const std::string& number) {
  const auto at = static_cast<std::size_t>(std::stoul(number)) - 1;
  if (at >= ag_news_classes.size()) throw Error("AG News has no class " + number);
  return std::string(ag_news_classes[at]);
}

}  // namespace

std::vector<NewsStory> read_ag_news_set(const fs::path& path) {
  std::ifstream file(path);
  if (!file) throw Error(path.string() + " cannot be read");
  std::vector<NewsStory> stories;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() != 3) continue;
    stories.push_back(
        {std::to_string(stories.size() + 1), cells[1], cells[2], {ag_news_class(cells[0])}});
  }
  return stories;
}

}  // namespace gazette
