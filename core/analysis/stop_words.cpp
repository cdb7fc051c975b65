// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stop_words.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "core/analysis/embedded_stop_words.hpp"
#include "core/analysis/normal_letters.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

StopWords parse(std::string_view list) {
  StopWords words;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view line = list.substr(0, end);
    if (!line.empty() && line.front() != '#') {
      const std::string word = fold_case(line);
      words.insert(normal_letters(word));
      words.insert(word);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return words;
}

}  // namespace

const StopWords* stop_words(std::string_view language) {
  // A search needs few of the lists, and making all of them took a tenth of a short one.
  static std::map<std::string_view, StopWords> lists;
  static std::mutex mutex;
  const auto file = std::find_if(embedded_stop_words.begin(), embedded_stop_words.end(),
                                 [&](const EmbeddedFile& each) { return each.name == language; });
  if (file == embedded_stop_words.end()) return nullptr;
  const std::lock_guard lock(mutex);
  const auto found = lists.find(file->name);
  return &(found != lists.end() ? found : lists.emplace(file->name, parse(file->text)).first)
              ->second;
}

std::vector<std::string> stop_word_languages() {
  std::vector<std::string> languages;
  languages.reserve(embedded_stop_words.size());
  for (const EmbeddedFile& file : embedded_stop_words) languages.emplace_back(file.name);
  std::sort(languages.begin(), languages.end());
  return languages;
}

}  // namespace gazette
