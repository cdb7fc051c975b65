// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles are filed under topics that their source does not state, and by what.
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
  std::shared_ptr<const TopicModel> model;  ///< null: nothing is filed
  /// A source knows its articles better than we do: nothing is added to what it states, unless all
  /// are asked for.
  enum class Of { unfiled, all } of = Of::unfiled;
  std::shared_ptr<const TopicRules> rules = nullptr;  ///< null: no rule is asked
};

/// Whether the source of `article` states topics.
bool states_topics(const Article& article);

/// Files one article after the other, from the tokens that its document is made of. One for each
/// thread.
class TopicFiler {
 public:
  explicit TopicFiler(TopicFiling filing = {});

  bool is_to_be_filed(const Article& article) const;

  /// The topics of an article to be filed: those that its source states, then what rules take it
  /// for, then what the model adds. Where there are no rules or no model, what they gave before
  /// stays. Nothing is added that lies above a topic that is there already.
  std::vector<FiledTopic> topics(const Article& article, const ArticleWords& words);

 private:
  TopicFiling filing_;
  FeatureCounter counter_;
  std::optional<TopicScorer> scorer_;
  std::optional<RuleMatcher> matcher_;
};

}  // namespace gazette
