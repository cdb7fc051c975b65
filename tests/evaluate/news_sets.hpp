// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of real news that search and topics are evaluated on, as plain stories.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gazette {

struct NewsStory {
  std::string id;
  std::string title;
  std::string body;
  std::vector<std::string> topics;
  /// Of Reuters-21578: its part in the ModApte split.
  enum class Part { none, train, test } part = Part::none;
};

/// Reuters-21578, all stories with a text, from the folder of its SGML files.
std::vector<NewsStory> read_reuters_set(const std::filesystem::path& folder);

/// BBC news: a folder a topic, the first line of a file is the title.
std::vector<NewsStory> read_bbc_set(const std::filesystem::path& folder);

/// AG News: class, title and description on each line; the topics are the names of the classes.
std::vector<NewsStory> read_ag_news_set(const std::filesystem::path& path);

}  // namespace gazette
