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
  std::size_t sole = 0;  ///< of the articles, those that are all their input can hold
  std::vector<Skipped> skipped;
  std::vector<Withdrawn> withdrawn;
};

using Read = void (*)(ReaderInput input, const StorySink& sink);

inline Stories stories_of(Read read, const std::string& bytes, const std::string& name = "input") {
  std::istringstream stream(bytes);
  Stories stories;
  read({stream, name}, [&](Story story) {
    if (Skipped* skipped = std::get_if<Skipped>(&story)) {
      stories.skipped.push_back(std::move(*skipped));
    } else if (SoleArticle* sole = std::get_if<SoleArticle>(&story)) {
      ++stories.sole;
      stories.articles.push_back(std::move(sole->article));
    } else if (Revision* revision = std::get_if<Revision>(&story)) {
      stories.articles.push_back(std::move(revision->article));
    } else if (Withdrawn* gone = std::get_if<Withdrawn>(&story)) {
      stories.withdrawn.push_back(std::move(*gone));
    } else {
      stories.articles.push_back(std::move(std::get<Article>(story)));
    }
  });
  return stories;
}

}  // namespace gazette
