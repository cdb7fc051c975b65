// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stop_words.hpp"

#include <map>

#include "core/embedded_stop_words.hpp"
#include "core/text.hpp"

namespace gazette {
namespace {

StopWords parse(std::string_view list) {
  StopWords words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = list.substr(0, end);
    if (!line.empty() && line.front() != '#') words.insert(fold_case(line));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

}  // namespace

const StopWords* stop_words(std::string_view language) {
  static const std::map<std::string_view, StopWords> lists = [] {
    std::map<std::string_view, StopWords> made;
    for (const EmbeddedFile& file : embedded_stop_words) made.emplace(file.name, parse(file.text));
    return made;
  }();
  const auto found = lists.find(language);
  return found == lists.end() ? nullptr : &found->second;
}

}  // namespace gazette
