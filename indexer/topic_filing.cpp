// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topic_filing.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace gazette {

bool states_topics(const Article& article) {
  return std::any_of(article.topics.begin(), article.topics.end(),
                     [](const FiledTopic& topic) { return topic.origin == TopicOrigin::source; });
}

TopicFiler::TopicFiler(TopicFiling filing) : filing_(std::move(filing)) {
  if (filing_.model) scorer_.emplace(*filing_.model);
}

bool TopicFiler::is_to_be_filed(const Article& article) const {
  return scorer_ && (filing_.of == TopicFiling::Of::all || !states_topics(article));
}

std::vector<FiledTopic> TopicFiler::topics(const Article& article, std::span<const Token> title,
                                           std::span<const Token> body) {
  counter_.begin();
  counter_.add(title, TextPart::title);
  counter_.add(body, TextPart::body);
  std::vector<FiledTopic> topics;
  std::copy_if(article.topics.begin(), article.topics.end(), std::back_inserter(topics),
               [](const FiledTopic& topic) { return topic.origin != TopicOrigin::model; });
  const auto others = static_cast<std::ptrdiff_t>(topics.size());
  for (FiledTopic& topic : scorer_->topics(counter_.features())) {
    // What is said already, or more exactly, needs no second opinion.
    const bool is_known =
        std::any_of(topics.begin(), topics.begin() + others, [&](const FiledTopic& each) {
          return each.path == topic.path || each.path.starts_with(topic.path + '/');
        });
    if (!is_known) topics.push_back(std::move(topic));
  }
  return topics;
}

}  // namespace gazette
