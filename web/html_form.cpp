// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/html_form.hpp"

#include "core/topic.hpp"
#include "web/timeline_chart.hpp"
#include "web/views.hpp"

namespace gazette {
namespace {

/// The paths of the topics that are asked for by other names, so that what they stand for is shown
/// as chosen.
void name_topics_by_paths(Searcher& searcher, Request& request) {
  for (Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) filter.value = searcher.topic_meant(filter.value);
  }
}

}  // namespace

std::string html_search(const Asking& asking, Searcher& searcher) {
  Parameters parameters = asking.parameters;
  name_topics_by_paths(searcher, parameters.request);
  Request request = parameters.request;
  request.languages_read = asking.languages;
  if (parameters.answer == Answer::count) {
    request.counting = Counting::exact;
    request.offset = 0;
    request.limit = 0;
  }
  request.labelling = Labelling::facets_and_hits;
  if (request.facets.empty()) request.facets = {"topic", "source", "language", "year"};
  request.facet_scope = FacetScope::without_own_filters;
  request.timeline = TimeUnit::day;
  request.most_periods = max_bars;
  request.advising = Advising::yes;
  return render_search(asking.site, parameters, searcher.search(request));
}

std::string html_article(const Asking& asking, Searcher& searcher, const Article& article) {
  Request request;
  request.similar_to = article.id;
  request.limit = 5;
  request.counting = Counting::none;
  request.hit_parts = HitParts::article;
  const Page similar = searcher.search(request);
  const TopicLabels labels = searcher.topic_labels(topic_paths(article.topics), asking.languages);
  return render_article(asking.site, article, labels, similar);
}

std::string html_notice(const Asking& asking, const Notice& notice) {
  return render_notice(asking.site, asking.parameters, notice);
}

}  // namespace gazette
