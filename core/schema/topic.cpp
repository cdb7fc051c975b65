// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/topic.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/text.hpp"

namespace gazette {
namespace {

struct OriginName {
  TopicOrigin origin;
  std::string_view name;
};

constexpr std::array origin_names = {OriginName{TopicOrigin::source, "source"},
                                     OriginName{TopicOrigin::rule, "rule"},
                                     OriginName{TopicOrigin::model, "model"}};

}  // namespace

std::string normalize_topic(std::string_view path) {
  const std::string folded = fold_case(one_line(path));
  std::string result;
  std::size_t depth = 0;
  std::size_t begin = 0;
  while (begin <= folded.size() && depth < max_topic_depth) {
    const std::size_t end = std::min(folded.find('/', begin), folded.size());
    std::string step = one_line(std::string_view(folded).substr(begin, end - begin));
    for (char& c : step) {
      if (c == ' ') c = '-';
    }
    if (!step.empty()) {
      if (!result.empty()) result += '/';
      result += step;
      ++depth;
    }
    begin = end + 1;
  }
  return result;
}

std::vector<std::string> with_ancestors(std::string_view path) {
  std::vector<std::string> result;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    result.emplace_back(path.substr(0, slash));
  }
  if (!path.empty()) result.emplace_back(path);
  return result;
}

bool lies_below(std::string_view path, std::string_view above) {
  return !above.empty() && path.size() > above.size() && path[above.size()] == '/' &&
         path.starts_with(above);
}

std::string_view last_step(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool comes_first_in_tree(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](unsigned char x, unsigned char y) {
                                        return (x == '/' ? '\0' : x) < (y == '/' ? '\0' : y);
                                      });
}

std::vector<FiledTopic> stated_topics(std::vector<std::string> paths) {
  std::vector<FiledTopic> topics;
  topics.reserve(paths.size());
  for (std::string& path : paths) topics.push_back({std::move(path)});
  return topics;
}

std::vector<std::string> topic_paths(std::span<const FiledTopic> topics) {
  std::vector<std::string> paths;
  paths.reserve(topics.size());
  for (const FiledTopic& topic : topics) paths.push_back(topic.path);
  return paths;
}

std::string_view name_of(TopicOrigin origin) {
  return std::find_if(origin_names.begin(), origin_names.end(),
                      [&](const OriginName& row) { return row.origin == origin; })
      ->name;
}

std::optional<TopicOrigin> topic_origin_named(std::string_view name) {
  for (const OriginName& row : origin_names) {
    if (row.name == name) return row.origin;
  }
  return std::nullopt;
}

std::string topic_origin_names() {
  std::string names;
  for (const OriginName& row : origin_names) {
    names.append(names.empty() ? "" : ", ").append(row.name);
  }
  return names;
}

int hundredths(double confidence) {
  // A confidence that is not a number counts as 0.
  if (!(confidence > 0)) return 0;
  return static_cast<int>(std::lround(std::min(confidence, 1.0) * 100));
}

}  // namespace gazette
