// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topic.hpp"

#include "core/text.hpp"

namespace gazette {

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

}  // namespace gazette
