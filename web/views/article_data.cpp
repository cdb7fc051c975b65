// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/article_data.hpp"

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "web/views/article_text.hpp"

namespace gazette {

using Object = TemplateData::Object;
using List = TemplateData::List;

namespace {

TemplateData filter_url(const PageContext& context, std::string_view field,
                        const std::string& value, LinkUse links) {
  if (links == LinkUse::left_out) return absent();
  return search_url(context.site, with_filter(context.parameters, field, value));
}

}  // namespace

std::string headline(const Article& article) {
  return one_line(article.title.empty() ? article.id : article.title);
}

TemplateData time_data(const ReaderLocale& locale, const std::optional<Timestamp>& time) {
  if (!time) return absent();
  return Object{{"time", to_rfc3339(*time)},
                {"day", locale.day(*time)},
                {"day_language", text_or_absent(locale.language_code())}};
}

List value_links(const PageContext& context, std::string_view field,
                 const std::vector<std::string>& values, LinkUse links) {
  List list;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    list.push_back(
        Object{{"name", one_line(value)}, {"url", filter_url(context, field, value, links)}});
  }
  return list;
}

List topic_links(const PageContext& context, const std::vector<FiledTopic>& topics,
                 const TopicLabels& labels, LinkUse links) {
  List list;
  for (const FiledTopic& topic : topics) {
    const auto known = labels.find(topic.path);
    list.push_back(Object{{"name", one_line(known == labels.end() ? topic.path : known->second)},
                          {"url", filter_url(context, "topic", topic.path, links)}});
  }
  return list;
}

TemplateData original_data(const Article& article) {
  const std::optional<std::string> host = host_of(article.url);
  if (!host) return absent();
  return Object{{"url", article.url}, {"host", *host}};
}

List story_list(const PageContext& context, const Page& page) {
  List list;
  for (const Hit& hit : page.hits) {
    const Article& article = hit.article;
    list.push_back(Object{{"story", headline(article)},
                          {"story_url", article_url(context.site, article.id)},
                          {"story_language", language_tag(article)},
                          {"story_time", time_data(context.visitor.locale, article.published)},
                          {"story_source", text_or_absent(one_line(article.source))}});
  }
  return list;
}

}  // namespace gazette
