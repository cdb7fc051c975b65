// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_filing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/schema/topic.hpp"

namespace gazette {
namespace {

std::vector<FiledTopic> topics_of(const Article& article, TopicOrigin origin) {
  std::vector<FiledTopic> topics;
  std::copy_if(article.topics.begin(), article.topics.end(), std::back_inserter(topics),
               [&](const FiledTopic& topic) { return topic.origin == origin; });
  return topics;
}

/// Adds the topics that are neither there nor above one that is.
void add_topics(std::vector<FiledTopic>& topics, std::vector<FiledTopic> more) {
  const auto known = static_cast<std::ptrdiff_t>(topics.size());
  for (FiledTopic& topic : more) {
    const bool is_known =
        std::any_of(topics.begin(), topics.begin() + known, [&](const FiledTopic& each) {
          return each.path == topic.path || lies_below(each.path, topic.path);
        });
    if (!is_known) topics.push_back(std::move(topic));
  }
}

}  // namespace

bool states_topics(const Article& article) {
  return std::any_of(article.topics.begin(), article.topics.end(),
                     [](const FiledTopic& topic) { return topic.origin == TopicOrigin::source; });
}

TopicFiler::TopicFiler(TopicFiling filing) : filing_(std::move(filing)) {
  if (filing_.model) scorer_.emplace(*filing_.model);
  if (filing_.rules && !filing_.rules->empty()) matcher_.emplace(filing_.rules);
}

bool TopicFiler::is_to_be_filed(const Article& article) const {
  return (scorer_ || matcher_) && (filing_.of == TopicFiling::Of::all || !states_topics(article));
}

std::vector<FiledTopic> TopicFiler::topics(const Article& article, const ArticleWords& words) {
  std::vector<FiledTopic> topics = topics_of(article, TopicOrigin::source);
  add_topics(topics,
             matcher_ ? matcher_->topics(article, words) : topics_of(article, TopicOrigin::rule));
  if (!scorer_) {
    add_topics(topics, topics_of(article, TopicOrigin::model));
    return topics;
  }
  add_topics(topics, scorer_->topics(counter_.count(words.title, words.body)));
  return topics;
}

}  // namespace gazette
