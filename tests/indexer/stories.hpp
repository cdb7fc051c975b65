// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader makes of a text, collected.
#pragma once

#include <cstddef>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/reading/reader.hpp"

namespace gazette {

struct Stories {
  std::vector<Article> articles;
  std::size_t sole = 0;     ///< of the articles, those that are all their input can hold
  std::size_t teasers = 0;  ///< of the articles, those that are summaries
  std::vector<Skipped> skipped;
  std::vector<Withdrawn> withdrawn;
  std::vector<Omitted> omitted;
};

using Read = void (*)(ReaderInput input, const StorySink& sink);

inline Stories stories_of(Read read, const std::string& bytes, const std::string& name = "input") {
  std::istringstream stream(bytes);
  Stories stories;
  read({stream, name}, [&](Story story) {
    if (Skipped* skipped = std::get_if<Skipped>(&story)) {
      stories.skipped.push_back(std::move(*skipped));
    } else if (Withdrawn* gone = std::get_if<Withdrawn>(&story)) {
      stories.withdrawn.push_back(std::move(*gone));
    } else if (Omitted* omitted = std::get_if<Omitted>(&story)) {
      stories.omitted.push_back(std::move(*omitted));
    } else {
      if (std::holds_alternative<SoleArticle>(story)) ++stories.sole;
      if (std::holds_alternative<Teaser>(story)) ++stories.teasers;
      stories.articles.push_back(std::move(*article_in(story)));
    }
  });
  return stories;
}

}  // namespace gazette
