// SPDX-License-Identifier: GPL-3.0-or-later
// Assigning topics that the source of an article does not state, by rules and by the topic model.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/rules/matcher.hpp"
#include "core/schema/article.hpp"
#include "indexer/filing/topic_features.hpp"
#include "indexer/filing/topic_model.hpp"

namespace gazette {

struct TopicFiling {
  std::shared_ptr<const TopicModel> model;  ///< null: none
  /// Which articles get topics: those whose source states none, since a source knows its articles
  /// best, or all.
  enum class Of { unfiled, all } of = Of::unfiled;
  std::shared_ptr<const TopicRules> rules = nullptr;  ///< null: none
};

/// Whether the source of `article` states topics.
bool states_topics(const Article& article);

/// Assigns topics to articles, one at a time, from the tokens of their documents. Not thread-safe:
/// use one per thread.
class TopicFiler {
 public:
  explicit TopicFiler(TopicFiling filing = {});

  /// Whether topics() is to be called for `article`.
  bool is_to_be_filed(const Article& article) const;

  /// The topics of `article`: those that its source states, then those of matching rules, then
  /// those of the model. Without rules, or without a model, the topics that these gave before stay.
  /// A topic above one that the article already has is not added.
  std::vector<FiledTopic> topics(const Article& article, const ArticleWords& words);

 private:
  TopicFiling filing_;
  FeatureCounter counter_;
  std::optional<TopicScorer> scorer_;
  std::optional<RuleMatcher> matcher_;
};

}  // namespace gazette
