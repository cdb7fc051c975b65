// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article, as the index has them and as rules and model judge them.
#pragma once

#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/rules/matcher.hpp"
#include "core/schema/article.hpp"

namespace gazette {

struct ArticleTokens {
  std::vector<Token> title;
  std::vector<Token> body;
  std::vector<Token> summary;

  ArticleWords words() const { return {title, body, summary}; }
};

/// Valid until the analyzer is called again.
ArticleTokens tokens_of(const Article& article, Analyzer& analyzer);

}  // namespace gazette
