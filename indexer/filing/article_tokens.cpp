// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/article_tokens.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace gazette {

ArticleTokens tokens_of(const Article& article, Analyzer& analyzer) {
  const std::array<std::string_view, 3> texts = {article.title, article.body, article.summary};
  std::vector<std::vector<Token>> tokens = analyzer.analyze_all(texts, article.language);
  return {std::move(tokens[0]), std::move(tokens[1]), std::move(tokens[2])};
}

}  // namespace gazette
