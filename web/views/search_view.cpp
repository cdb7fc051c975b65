// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/search_view.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "web/parameters/paging.hpp"
#include "web/views/article_data.hpp"
#include "web/views/article_text.hpp"
#include "web/views/condition_links.hpp"
#include "web/views/page_frame.hpp"
#include "web/views/sidebar.hpp"
#include "web/views/wording.hpp"

namespace gazette {
namespace {

using Object = TemplateData::Object;
using List = TemplateData::List;

List text_pieces(const Snippet& snippet) {
  List list;
  for (const Piece& piece : pieces(snippet)) {
    list.push_back(
        Object{{"text", piece.text}, {"is_marked", piece.kind == Piece::Kind::highlighted}});
  }
  return list;
}

Object hit_data(const PageContext& context, const Hit& hit, const TopicLabels& labels,
                LinkUse links) {
  const Article& article = hit.article;
  Snippet title = hit.title;
  if (title.text.empty()) title = {one_line(article.id), {}};
  const bool repeats_title = hit.snippet.text == title.text;
  const bool has_details = article.published || !article.source.empty() ||
                           !article.topics.empty() || is_web_url(article.url);
  return {{"title", text_pieces(title)},
          {"has_snippet", !hit.snippet.text.empty() && !repeats_title},
          {"snippet", text_pieces(hit.snippet)},
          {"has_details", has_details},
          {"url", article_url(context.site, article.id)},
          {"language", language_tag(article)},
          {"published", time_data(context.visitor.locale, article.published)},
          {"source", value_links(context, "source", {article.source}, links)},
          {"original", original_data(article)},
          {"topics", topic_links(context, article.topics, labels, links)}};
}

/// The links of a hit start another search, so they lead to its first page.
List hit_list(PageContext context, const Page& page) {
  context.parameters = with_offset(std::move(context.parameters), 0);
  std::size_t count = 0;
  for (const Hit& hit : page.hits) count += 1 + hit.article.topics.size();
  const LinkUse links =
      links_fit(context.parameters, count, max_hit_link_bytes) ? LinkUse::shown : LinkUse::left_out;
  List list;
  for (const Hit& hit : page.hits) {
    list.push_back(hit_data(context, hit, page.topic_labels, links));
  }
  return list;
}

List advice_list(const std::vector<LinkedText>& texts) {
  List list;
  for (const LinkedText& row : texts) {
    list.push_back(
        Object{{"text", row.text}, {"label", row.label}, {"url", text_or_absent(row.url)}});
  }
  return list;
}

List warning_list(const PageContext& context, const Page& page) {
  List list = parameter_warnings(context);
  for (const std::string& warning : page.warnings) {
    list.push_back(Object{{"text", one_line(warning)}, {"url", absent()}});
  }
  return list;
}

TemplateData paging_data(const PageContext& context, const Page& page) {
  const Paging paging = paging_of(page);
  const auto link = [&](const std::optional<std::size_t>& offset, const char* label) {
    if (!offset) return absent();
    return TemplateData(
        Object{{"url", search_url(context.site, with_offset(context.parameters, *offset))},
               {"label", label}});
  };
  if (!paging.previous_offset && !paging.next_offset) return absent();
  const bool is_beyond = paging.number > paging.last;
  return Object{
      {"previous", link(paging.previous_offset, is_beyond ? "Last page" : "Previous")},
      {"next", link(paging.next_offset, "Next")},
      {"position", is_beyond ? absent()
                             : TemplateData(fmt::format(
                                   "Page {} of {}", number_text(context.visitor, paging.number),
                                   number_text(context.visitor, paging.last)))}};
}

/// What may be meant by parts of the search, without what the page suggests anyway.
List other_meant_links(const PageContext& context, const Page& page) {
  std::vector<MeantValue> values = page.meant_values;
  std::erase_if(values, [&](const MeantValue& value) {
    return value.option.empty() && value.meant == page.suggestion;
  });
  return meant_links(context, values);
}

/// The search by another number of its words; empty for the one that the page shows.
std::string url_with(const PageContext& context, WordsWanted wanted) {
  if (context.parameters.request.words_wanted == wanted) return {};
  return search_url(context.site, with_words(context.parameters, wanted));
}

TemplateData link_data(const LinkedText& link) {
  if (link.url.empty()) return absent();
  return Object{{"label", link.label}, {"url", link.url}};
}

TemplateData totals_data(const PageContext& context, const Page& page) {
  if (!page.word_totals || page.word_totals->any.count == 0) return absent();
  return Object{{"all", Object{{"label", total_with_all(context, page)},
                               {"url", text_or_absent(url_with(context, WordsWanted::all))}}},
                {"any", Object{{"label", total_with_any(context, page)},
                               {"url", text_or_absent(url_with(context, WordsWanted::any))}}}};
}

std::string title_of(const PageContext& context, const std::string& similar_title) {
  std::string title = short_line(context.parameters.request.query);
  if (title.empty() && !similar_title.empty()) title = "Similar to " + short_line(similar_title);
  return title.empty() ? "Gazette" : title + " – Gazette";
}

}  // namespace

std::string render_search(const PageContext& context, const Page& page,
                          const std::string& similar_title) {
  const Site& site = context.site;
  const Parameters& parameters = context.parameters;
  Parameters as_json = parameters;
  as_json.format = "json";
  List condition_list = condition_data(condition_links(context, page.topic_labels, similar_title));
  List warnings = warning_list(context, page);
  Object data = sidebar_data(context, page);
  data.insert({{"heading", heading(context, page)},
               {"summary", text_or_absent(summary(context, page))},
               {"is_front", is_front_page(parameters, page)},
               {"has_conditions", !condition_list.empty()},
               {"conditions", std::move(condition_list)},
               {"has_warnings", !warnings.empty()},
               {"warnings", std::move(warnings)},
               {"meant", other_meant_links(context, page)},
               {"has_hits", !page.hits.empty()},
               {"first_rank", std::to_string(page.offset + 1)},
               {"totals", totals_data(context, page)},
               {"unknown_words", text_or_absent(unknown_words(page))},
               {"suggestion", link_data(suggestion(context, page))},
               {"advice", advice_list(advice(context, page))},
               {"paging", paging_data(context, page)},
               {"known_topics", known_topics(page)},
               {"json_url", search_url(site, as_json)},
               {"feed_url", search_url(site, as_feed(parameters))}});
  data["hits"] = hit_list(context, page);
  return framed_page(context, "search", title_of(context, similar_title), std::move(data));
}

}  // namespace gazette
