// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that the fuzz targets of topic rules try rules on.
#pragma once

#include <list>
#include <memory>
#include <utility>

#include "core/rules/matcher.hpp"
#include "core/rules/topic_rules.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "tests/sample_index.hpp"

namespace gazette {

/// An article and its tokens, which are valid as long as their analyzer is not used again.
struct AnalyzedArticle {
  explicit AnalyzedArticle(Article analyzed)
      : article(std::move(analyzed)), tokens(tokens_of(article, analyzer)) {}

  Article article;
  Analyzer analyzer;
  ArticleTokens tokens;
};

/// Of several languages; made once.
inline const std::list<AnalyzedArticle>& rule_articles() {
  static const std::list<AnalyzedArticle> made = [] {
    std::list<AnalyzedArticle> articles;
    articles.emplace_back(make_article("1", "Harbour ferries", "The ferry runs. It is late."));
    articles.emplace_back(make_article("2", "Streik", "Die H\u00E4fen streiken heute.", "de"));
    articles.emplace_back(make_article("3", "\u6E2F\u306E\u6A4B",
                                       "\u6E2F\u306E\u6A4B\u306F\u9589\u9396\u3002", "ja"));
    articles.emplace_back(make_article("4", "", "Caf\u00E9 42", "und"));
    articles.front().article.source = "Northern Wire";
    articles.front().article.published = day(2026, 2, 18);
    return articles;
  }();
  return made;
}

/// Tries the rules of `tree` on all of them.
inline void match_rules(const TopicTree& tree) {
  RuleMatcher matcher(std::make_shared<const TopicRules>(tree));
  for (const AnalyzedArticle& each : rule_articles()) {
    matcher.topics(each.article, each.tokens.words());
  }
}

}  // namespace gazette
