// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/reader.hpp"

#include <fmt/format.h>

#include <string_view>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Whether `text` has more than blanks and control characters. The beginning is mostly enough.
bool is_visible(std::string_view text) {
  constexpr std::size_t examined_bytes = 200;
  return !one_line(text.substr(0, cut_point(text, examined_bytes))).empty() ||
         (text.size() > examined_bytes && !one_line(text).empty());
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
  if (article.title.size() + article.summary.size() + article.body.size() > most_article_bytes) {
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
