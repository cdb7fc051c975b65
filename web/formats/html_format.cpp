// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/html_format.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/schema/topic.hpp"
#include "searcher/matches/facets.hpp"
#include "web/views/article_data.hpp"
#include "web/views/article_view.hpp"
#include "web/views/error_view.hpp"
#include "web/views/search_view.hpp"
#include "web/views/timeline_chart.hpp"

namespace gazette {
namespace {

/// Replaces other names of topics in filters by their paths, so that the facet shows them as
/// chosen.
void resolve_topics(Searcher& searcher, Request& request) {
  for (Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) filter.value = searcher.resolve_topic(filter.value);
  }
}

/// Need labels even when no hit has them.
std::vector<std::string> topics_in_filters(const Request& request) {
  std::vector<std::string> paths;
  for (const Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) paths.push_back(filter.value);
  }
  return paths;
}

/// Empty when `id` is, or when no article has it.
std::string headline_of(Searcher& searcher, const std::string& id) {
  if (id.empty()) return {};
  const std::optional<Article> article = searcher.article(id);
  return article ? headline(*article) : std::string();
}

}  // namespace

Representation html_search(const PageContext& context, Searcher& searcher) {
  PageContext resolved = context;
  resolve_topics(searcher, resolved.parameters.request);
  Request request = request_of(resolved);
  request.label_scope = TopicLabelScope::facets_and_hits;
  if (request.facets.empty()) request.facets = {"topic", "source", "language", "year"};
  request.max_facet_values.reset();  // a chosen value may be one of the rarest
  for (std::string& facet : request.facets) facet = parse_facet(facet)->kind->name;
  request.facet_scope = FacetScope::without_own_filters;
  request.timeline = TimeUnit::day;
  request.max_timeline_periods = max_bars;
  request.suggestions = Suggestions::yes;
  Page page = searcher.search(request);
  page.topic_labels.merge(
      searcher.topic_labels(topics_in_filters(request), request.label_languages));
  return representation_of(
      page, render_search(resolved, page, headline_of(searcher, request.similar_to)));
}

std::string html_article(const PageContext& context, Searcher& searcher, const Article& article) {
  Request request = request_of(context);
  request.similar_to = article.id;
  request.limit = 5;
  request.counting = Counting::none;
  request.hit_content = HitContent::article;
  const Page similar = searcher.search(request);
  const TopicLabels labels =
      searcher.topic_labels(topic_paths(article.topics), context.visitor.languages);
  return render_article(context, article, labels, similar);
}

std::string html_error(const PageContext& context, const ErrorMessage& message) {
  return render_error(context, message);
}

}  // namespace gazette
