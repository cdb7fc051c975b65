// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of articles in JSON have in common: from a text to the one article that it holds.
#pragma once

#include <string>
#include <string_view>

#include "indexer/json/read_json.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette {

/// The one article of `json`.
inline Article article_of(std::string_view json) {
  const Stories stories = stories_of(read_json, std::string(json));
  REQUIRE(stories.articles.size() == 1);
  return stories.articles[0];
}

/// Why the one story of `json` is skipped.
inline std::string skipped_why(std::string_view json) {
  const Stories stories = stories_of(read_json, std::string(json));
  REQUIRE(stories.articles.size() + stories.skipped.size() == 1);
  return stories.skipped.empty() ? "not skipped" : stories.skipped[0].why;
}

/// An article with one more member.
inline Article article_with(const std::string& member) {
  return article_of("{\"title\": \"Ferry sails\", " + member + "}");
}

}  // namespace gazette
