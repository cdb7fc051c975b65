// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/article_text.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text.append(text.empty() ? "" : ", ").append(value);
  return text;
}

}  // namespace

std::vector<std::string> shown_paragraphs(std::string_view text) {
  std::vector<std::string> list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::string line = one_line(text.substr(0, end)); !line.empty()) {
      list.push_back(std::move(line));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

std::vector<Fact> facts(const Article& article, const ReaderLocale& locale) {
  std::vector<Fact> list = {{"Places", joined(article.places)},
                            {"People", joined(article.people)},
                            {"Keywords", joined(article.keywords)},
                            {"Language", locale.language(language_tag(article))},
                            {"Id", article.id}};
  for (Fact& fact : list) fact.value = one_line(fact.value);
  std::erase_if(list, [](const Fact& fact) { return fact.value.empty(); });
  return list;
}

std::string language_tag(const Article& article) {
  return article.language == "und" ? std::string() : article.language;
}

}  // namespace gazette
