// SPDX-License-Identifier: GPL-3.0-or-later
// The tokens of an article, for rules, topic model and explanations: the same as in the index.
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

/// Analyzes title, body and summary of `article`. Valid until the analyzer is called again.
ArticleTokens tokens_of(const Article& article, Analyzer& analyzer);

}  // namespace gazette
