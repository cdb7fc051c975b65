// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/source_topics.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/topic.hpp"
#include "core/text/percent_encoding.hpp"

namespace gazette {
namespace {

void add_topic(std::vector<FiledTopic>& topics, std::string path) {
  FiledTopic topic{std::move(path)};
  if (topic.path.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) return;
  topics.push_back(std::move(topic));
}

/// Also in the form that normalize_topic() gives an address.
bool is_web_address(std::string_view text) {
  return text.starts_with("http:/") || text.starts_with("https:/");
}

/// The address that a web archive stores under one of its own: the last address in
/// `https://archive.example/web/2015/http://example.org/sport/x`.
std::string_view original_of(std::string_view url) {
  for (std::size_t slash = url.rfind('/'); slash != std::string_view::npos && slash > 0;
       slash = url.rfind('/', slash - 1)) {
    if (is_web_address(url.substr(slash + 1))) return url.substr(slash + 1);
  }
  return url;
}

/// The folders in the path of a web address: sport and football in
/// `https://example.org/sport/football/derby`, where the last part is the article's own name. A
/// folder whose escapes are not valid text stays as it is.
std::vector<std::string> folders_of(std::string_view url) {
  if (!is_web_address(url)) return {};
  url = original_of(url.substr(0, url.find_first_of("?#")));
  const std::size_t host = url.find_first_not_of('/', url.find('/'));
  std::size_t begin = url.find('/', host);
  std::vector<std::string> folders;
  while (begin != std::string_view::npos) {
    const std::size_t end = url.find('/', begin + 1);
    if (end == std::string_view::npos) break;
    const std::string folder(url.substr(begin + 1, end - begin - 1));
    folders.push_back(decode_percent(folder).value_or(folder));
    begin = end;
  }
  return folders;
}

/// Two letters are a language or country code, and `web` is where a server keeps its pages.
/// Yes: "sport". No: "en", "web".
bool can_be_section(std::string_view folder) {
  constexpr std::size_t shortest = 3;
  return folder.size() >= shortest && folder != "web";
}

/// The section that the folders of an address name, as deep as they go; empty if none.
std::string section_of(std::string_view url, const TopicNames& names) {
  std::string section;
  for (const std::string& folder : folders_of(url)) {
    if (!can_be_section(folder)) continue;
    const std::optional<std::string> path =
        section.empty() ? names.path_of_section(folder) : names.path_below(section, folder);
    if (path) section = *path;
    if (!path && !section.empty()) break;
  }
  return section;
}

/// The topic for one that a source states. Some state the address of a section's page; then all its
/// folders count, including the last one.
std::string filed_as_stated(const std::string& stated, const TopicNames& names) {
  if (is_web_address(stated) && names.paths_of(stated).empty()) {
    if (std::string section = section_of(stated + '/', names); !section.empty()) return section;
  }
  return names.filed_under(stated);
}

}  // namespace

Article filed_by_source(Article article, const TopicNames& names) {
  std::vector<FiledTopic> topics;
  for (const FiledTopic& topic : article.topics) {
    if (topic.origin == TopicOrigin::source) add_topic(topics, filed_as_stated(topic.path, names));
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

Article with_model_topics_mapped(Article article, const TopicNames& names) {
  std::vector<FiledTopic>& topics = article.topics;
  for (FiledTopic& topic : topics) {
    if (topic.origin == TopicOrigin::model) topic.path = names.filed_under(topic.path);
  }
  std::vector<FiledTopic> kept;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const auto says_as_much = [&](const FiledTopic& other) {
      if (other.origin == TopicOrigin::rule || &other == &topics[i]) return false;
      const bool is_preferred = other.origin == TopicOrigin::source ||
                                other.confidence > topics[i].confidence ||
                                (other.confidence == topics[i].confidence && &other < &topics[i]);
      return lies_below(other.path, topics[i].path) ||
             (other.path == topics[i].path && is_preferred);
    };
    const bool is_said = topics[i].origin == TopicOrigin::model &&
                         std::any_of(topics.begin(), topics.end(), says_as_much);
    if (!is_said) kept.push_back(topics[i]);
  }
  topics = std::move(kept);
  return article;
}

}  // namespace gazette
