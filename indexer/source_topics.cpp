// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_topics.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gazette {
namespace {

void add_topic(std::vector<FiledTopic>& topics, std::string path) {
  FiledTopic topic{std::move(path)};
  if (topic.path.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) return;
  topics.push_back(std::move(topic));
}

/// The folders in the path of an address of the web: `https://example.org/sport/football/derby`
/// has sport and football. What comes last is the article's own name.
std::vector<std::string_view> folders_of(std::string_view url) {
  const std::size_t host = url.find("://");
  if (!url.starts_with("http") || host == std::string_view::npos) return {};
  url = url.substr(0, url.find_first_of("?#"));
  std::size_t begin = url.find('/', host + 3);
  std::vector<std::string_view> folders;
  while (begin != std::string_view::npos) {
    const std::size_t end = url.find('/', begin + 1);
    if (end == std::string_view::npos) break;
    folders.push_back(url.substr(begin + 1, end - begin - 1));
    begin = end;
  }
  return folders;
}

/// Two letters are the code of a language or a country.
bool can_be_section(std::string_view folder) {
  constexpr std::size_t shortest = 3;
  return folder.size() >= shortest;
}

/// The section that the folders of an address name, as far down as they go on; empty for none.
std::string section_of(std::string_view url, const TopicNames& names) {
  std::string section;
  for (const std::string_view folder : folders_of(url)) {
    if (!can_be_section(folder)) continue;
    const std::optional<std::string> path =
        section.empty() ? names.path_of_section(folder) : names.path_below(section, folder);
    if (path) section = *path;
    if (!path && !section.empty()) break;
  }
  return section;
}

}  // namespace

Article filed_by_source(Article article, const TopicNames& names) {
  std::vector<FiledTopic> topics;
  for (const FiledTopic& topic : article.topics) {
    if (topic.origin == TopicOrigin::source) add_topic(topics, names.filed_under(topic.path));
  }
  if (topics.empty()) add_topic(topics, section_of(article.url, names));
  if (topics.empty()) {
    for (const std::string& keyword : article.keywords) {
      add_topic(topics, names.path_of_section(keyword).value_or(""));
    }
  }
  for (FiledTopic& topic : article.topics) {
    if (topic.origin != TopicOrigin::source) topics.push_back(std::move(topic));
  }
  article.topics = std::move(topics);
  return article;
}

}  // namespace gazette
