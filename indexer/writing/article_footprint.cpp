// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/article_footprint.hpp"

#include "core/footprint.hpp"

namespace gazette {
namespace {

template <typename... Members>
std::size_t owned(const Members&... members) {
  return (... + (footprint(members) - sizeof members));
}

}  // namespace

/// Found by the template for lists.
static std::size_t footprint(const FiledTopic& topic) { return sizeof topic + owned(topic.path); }

std::size_t footprint(const Article& article) {
  return sizeof article + owned(article.id, article.url, article.title, article.summary,
                                article.body, article.authors, article.source, article.language,
                                article.topics, article.places, article.people, article.keywords,
                                article.made, article.origin);
}

}  // namespace gazette
