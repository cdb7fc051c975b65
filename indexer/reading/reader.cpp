// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Whether `text` has more than blanks and control characters. The beginning is mostly enough.
bool is_visible(std::string_view text) {
  constexpr std::size_t examined_bytes = 200;
  return !one_line(text.substr(0, cut_point(text, examined_bytes))).empty() ||
         (text.size() > examined_bytes && !one_line(text).empty());
}

/// The bytes of `text`, of which each control character counts as three: JSON writes six for it,
/// and for any other letter at most twice as many as it has.
std::size_t weight_of(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20;
  });
  return text.size() + 2 * static_cast<std::size_t>(controls);
}

/// Of all that a source can make as long as it likes. JSON has topics twice.
std::size_t weight_of(const Article& article) {
  std::size_t weight = 0;
  for (const std::string* const text : {&article.id, &article.url, &article.title, &article.summary,
                                        &article.body, &article.source}) {
    weight += weight_of(*text);
  }
  for (const std::vector<std::string>* const names :
       {&article.authors, &article.places, &article.people, &article.keywords}) {
    for (const std::string& name : *names) weight += weight_of(name);
  }
  for (const FiledTopic& topic : article.topics) weight += 2 * weight_of(topic.path);
  return weight;
}

}  // namespace

Article* article_in(Story& story) {
  if (SoleArticle* sole = std::get_if<SoleArticle>(&story)) return &sole->article;
  if (Revision* revision = std::get_if<Revision>(&story)) return &revision->article;
  if (Teaser* teaser = std::get_if<Teaser>(&story)) return &teaser->article;
  if (Exported* exported = std::get_if<Exported>(&story)) return &exported->article;
  return std::get_if<Article>(&story);
}

bool has_content(const Article& article) {
  return is_visible(article.title) || is_visible(article.body);
}

std::string excess_of(const Article& article) {
  if (weight_of(article) > most_article_bytes) {
    return fmt::format("it is longer than {} MiB", most_article_bytes / 1024 / 1024);
  }
  struct Names {
    std::string_view what;
    std::size_t count;
  };
  for (const Names& names :
       {Names{"authors", article.authors.size()}, Names{"topics", article.topics.size()},
        Names{"places", article.places.size()}, Names{"people", article.people.size()},
        Names{"keywords", article.keywords.size()}}) {
    if (names.count > most_names) {
      return fmt::format("it has more than {} {}", most_names, names.what);
    }
  }
  return {};
}

void skip_too_large(const ReaderInput& input, const StorySink& sink) {
  sink(Skipped{input.name,
               {},
               fmt::format("larger than {} MiB; split it, or convert it to JSON Lines",
                           max_whole_bytes / 1024 / 1024)});
}

}  // namespace gazette
