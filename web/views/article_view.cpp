// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/article_view.hpp"

#include <string_view>
#include <utility>

#include "web/views/article_data.hpp"
#include "web/views/article_text.hpp"
#include "web/views/page_frame.hpp"

namespace gazette {
namespace {

using Object = TemplateData::Object;
using List = TemplateData::List;

List paragraph_list(std::string_view text) {
  List list;
  for (std::string& paragraph : shown_paragraphs(text)) {
    list.push_back(Object{{"text", std::move(paragraph)}});
  }
  return list;
}

List fact_list(const Article& article, const ReaderLocale& locale) {
  List list;
  for (const Fact& fact : facts(article, locale)) {
    list.push_back(Object{{"name", fact.name}, {"value", fact.value}});
  }
  return list;
}

std::string json_url(const Site& site, const Article& article) {
  Parameters parameters;
  parameters.id = article.id;
  parameters.format = "json";
  return search_url(site, parameters);
}

std::string similar_url(const Site& site, const Article& article) {
  Parameters parameters;
  parameters.request.similar_to = article.id;
  return search_url(site, parameters);
}

}  // namespace

std::string render_article(const PageContext& context, const Article& article,
                           const TopicLabels& labels, const Page& similar) {
  // Links from an article start a new search.
  const PageContext unfiltered = {context.site, context.origin, {}, context.visitor};
  const ReaderLocale& locale = context.visitor.locale;
  const bool has_changed = article.modified && article.modified != article.published;
  List warnings = parameter_warnings(context);
  return framed_page(unfiltered, "article", headline(article) + " – Gazette",
                     {{"title", headline(article)},
                      {"has_warnings", !warnings.empty()},
                      {"warnings", std::move(warnings)},
                      {"language", language_tag(article)},
                      {"published", time_data(locale, article.published)},
                      {"modified", has_changed ? time_data(locale, article.modified) : absent()},
                      {"source", value_links(unfiltered, "source", {article.source})},
                      {"authors", value_links(unfiltered, "author", article.authors)},
                      {"topics", topic_links(unfiltered, article.topics, labels)},
                      {"lead", paragraph_list(article.summary)},
                      {"paragraphs", paragraph_list(article.body)},
                      {"original", original_data(article)},
                      {"facts", fact_list(article, locale)},
                      {"has_similar", !similar.hits.empty()},
                      {"similar", story_list(unfiltered, similar)},
                      {"similar_url", similar_url(context.site, article)},
                      {"json_url", json_url(context.site, article)}});
}

}  // namespace gazette
