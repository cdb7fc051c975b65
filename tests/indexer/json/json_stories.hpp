// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of articles in JSON have in common: from a text to the one article that it holds.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/json/json_article.hpp"
#include "tests/catch.hpp"

namespace gazette {

/// The one article of `json`.
inline Article article_of(std::string_view json) {
  std::vector<Article> articles;
  read_json_text(json, {"input", {}}, [&](Story story) {
    if (SoleArticle* sole = std::get_if<SoleArticle>(&story)) {
      articles.push_back(std::move(sole->article));
    } else if (Article* article = std::get_if<Article>(&story)) {
      articles.push_back(std::move(*article));
    }
  });
  REQUIRE(articles.size() == 1);
  return articles[0];
}

/// Why the one story of `json` is skipped.
inline std::string skipped_why(std::string_view json) {
  std::vector<std::string> reasons;
  read_json_text(json, {"input", {}}, [&](Story story) {
    const Skipped* skipped = std::get_if<Skipped>(&story);
    reasons.push_back(skipped == nullptr ? "not skipped" : skipped->why);
  });
  REQUIRE(reasons.size() == 1);
  return reasons[0];
}

/// An article with one more member.
inline Article article_with(const std::string& member) {
  return article_of("{\"title\": \"Ferry sails\", " + member + "}");
}

}  // namespace gazette
