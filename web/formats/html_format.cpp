// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/html_format.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/schema/topic.hpp"
#include "web/views/article_data.hpp"
#include "web/views/article_view.hpp"
#include "web/views/notice_view.hpp"
#include "web/views/search_view.hpp"
#include "web/views/timeline_chart.hpp"

namespace gazette {
namespace {

/// The paths of the topics that are asked for by other names, so that what they stand for is shown
/// as chosen.
void name_topics_by_paths(Searcher& searcher, Request& request) {
  for (Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) filter.value = searcher.resolve_topic(filter.value);
  }
}

/// They have labels although no article may have them.
std::vector<std::string> topics_asked_for(const Request& request) {
  std::vector<std::string> paths;
  for (const Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) paths.push_back(filter.value);
  }
  return paths;
}

/// Empty without an id, and when no article has it.
std::string headline_of(Searcher& searcher, const std::string& id) {
  if (id.empty()) return {};
  const std::optional<Article> article = searcher.article(id);
  return article ? headline(*article) : std::string();
}

}  // namespace

Representation html_search(const Asking& asking, Searcher& searcher) {
  Asking by_paths = asking;
  name_topics_by_paths(searcher, by_paths.parameters.request);
  Request request = request_of(by_paths);
  request.label_scope = TopicLabelScope::facets_and_hits;
  if (request.facets.empty()) request.facets = {"topic", "source", "language", "year"};
  request.facet_scope = FacetScope::without_own_filters;
  request.timeline = TimeUnit::day;
  request.max_timeline_periods = max_bars;
  request.suggestions = Suggestions::yes;
  Page page = searcher.search(request);
  page.topic_labels.merge(
      searcher.topic_labels(topics_asked_for(request), request.label_languages));
  return representation_of(
      page, render_search(by_paths, page, headline_of(searcher, request.similar_to)));
}

std::string html_article(const Asking& asking, Searcher& searcher, const Article& article) {
  Request request;
  request.similar_to = article.id;
  request.limit = 5;
  request.counting = Counting::none;
  request.hit_content = HitContent::article;
  const Page similar = searcher.search(request);
  const TopicLabels labels =
      searcher.topic_labels(topic_paths(article.topics), asking.reader.languages);
  return render_article(asking, article, labels, similar);
}

std::string html_notice(const Asking& asking, const Notice& notice) {
  return render_notice(asking, notice);
}

}  // namespace gazette
