// SPDX-License-Identifier: GPL-3.0-or-later
// Which rules take an article, by the tokens that its document is built from. Of hundreds of rules
// only those are tried that have a needed term in the article; a word that no rule asks for costs a
// few instructions.
#pragma once

#include <memory>
#include <vector>

#include "core/rules/article_words.hpp"
#include "core/rules/topic_rules.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// Not thread-safe: one for each thread.
class RuleMatcher {
 public:
  explicit RuleMatcher(std::shared_ptr<const TopicRules> rules);
  ~RuleMatcher();
  RuleMatcher(RuleMatcher&&) noexcept;
  RuleMatcher& operator=(RuleMatcher&&) noexcept;

  /// The topics whose rules take `article`, without those that are above another of them, each with
  /// the highest confidence of its rules. `words` are those of `article`.
  std::vector<FiledTopic> topics(const Article& article, const ArticleWords& words);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
