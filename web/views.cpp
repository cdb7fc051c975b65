// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <optional>
#include <stdexcept>

#include "core/text.hpp"
#include "core/topic.hpp"
#include "web/article_text.hpp"
#include "web/embedded_templates.hpp"
#include "web/facet_list.hpp"
#include "web/paging.hpp"
#include "web/timeline_chart.hpp"
#include "web/wording.hpp"

namespace gazette {
namespace {

namespace mustache = kainjow::mustache;
using Data = mustache::data;
using Object = mustache::object;
using List = mustache::list;

/// A section that is there or not. Everything that a template names is always set, because a name
/// that an object lacks is looked up in the objects around it.
Data absent() { return Data(false); }

Data text_or_absent(const std::string& text) { return text.empty() ? absent() : Data(text); }

/// The list, and as `has_NAME` whether there is anything in it.
void set_list(Object& data, const std::string& name, const List& list) {
  data["has_" + name] = Data(!list.empty());
  data[name] = Data(list);
}

std::string_view template_named(std::string_view name) {
  for (const EmbeddedFile& file : embedded_templates) {
    if (file.name == name) return file.text;
  }
  throw std::logic_error(fmt::format("there is no template {}", name));
}

struct Order {
  SortOrder order;
  std::string_view name;
  std::string_view label;
};

constexpr std::array orders = {
    Order{SortOrder::automatic, "", "Best match"},
    Order{SortOrder::newest, "newest", "Newest"},
    Order{SortOrder::oldest, "oldest", "Oldest"},
};

List order_list(SortOrder chosen) {
  List list;
  for (const Order& row : orders) {
    list.push_back(Object{{"value", std::string(row.name)},
                          {"label", std::string(row.label)},
                          {"is_chosen", Data(row.order == chosen)}});
  }
  return list;
}

/// The first topic has a field of its own in the form.
std::string first_topic(const Parameters& parameters) {
  for (const Filter& filter : parameters.request.filters) {
    if (filter.field->name == "topic") return filter.value;
  }
  return {};
}

using Names = std::vector<std::string_view>;

/// What a form carries along unseen: all but what it shows itself.
List kept_parameters(const Parameters& parameters, const Names& shown_names) {
  /// Of one article, and the place in the old results.
  constexpr std::array<std::string_view, 5> never_kept = {"id", "offset", "page", "count",
                                                          "format"};
  List list;
  for (const Parameter& row : parameter_table()) {
    if (std::find(never_kept.begin(), never_kept.end(), row.name) != never_kept.end()) continue;
    if (std::find(shown_names.begin(), shown_names.end(), row.name) != shown_names.end()) continue;
    for (const std::string& value : row.values(parameters, row.name)) {
      list.push_back(Object{{"name", std::string(row.name)}, {"value", value}});
    }
  }
  return list;
}

/// What the form at the top carries along. It shows the first topic, and not the
/// others; a new query is not to be looked for among similar articles.
List kept_by_search(Parameters parameters) {
  std::vector<Filter>& filters = parameters.request.filters;
  const auto first = std::find_if(filters.begin(), filters.end(), [](const Filter& filter) {
    return filter.field->name == "topic";
  });
  if (first != filters.end()) filters.erase(first);
  return kept_parameters(parameters, {"q", "similar", "since", "until", "sort"});
}

/// The page `content` (the name of a template) with `data`, in the frame with the form.
std::string render(const Site& site, const Parameters& parameters, std::string_view content,
                   std::string_view page_title, Object data) {
  data["content"] = std::string(template_named(content));
  data["page_title"] = std::string(page_title);
  data["home_url"] = home_url(site);
  data["style_url"] = file_url(site, "/style.css");
  data["script_url"] = file_url(site, "/suggest.js");
  data["opensearch_url"] = file_url(site, "/opensearch.xml");
  data["query"] = parameters.request.query;
  data["topic"] = first_topic(parameters);
  data["since"] = parameters.request.since;
  data["until"] = parameters.request.until;
  data["orders"] = order_list(parameters.request.sort);
  if (!data.contains("feed_url")) data["feed_url"] = absent();
  data["kept"] = kept_by_search(parameters);
  if (!data.contains("known_topics")) data["known_topics"] = List();
  mustache::mustache page{std::string(template_named("layout"))};
  std::string html = page.render(Data(data));
  if (!page.is_valid()) throw std::logic_error(page.error_message());
  return html;
}

List links(const std::vector<std::string>& values, const Site& site, const Parameters& parameters,
           std::string_view field) {
  List list;
  for (const std::string& value : values) {
    list.push_back(Object{{"name", one_line(value)},
                          {"url", search_url(site, narrowed(parameters, field, value))}});
  }
  return list;
}

List topic_links(const std::vector<FiledTopic>& topics, const Site& site,
                 const Parameters& parameters, const TopicLabels& labels) {
  List list;
  for (const FiledTopic& topic : topics) {
    const auto known = labels.find(topic.path);
    list.push_back(Object{{"name", one_line(known == labels.end() ? topic.path : known->second)},
                          {"url", search_url(site, narrowed(parameters, "topic", topic.path))}});
  }
  return list;
}

List text_pieces(const Snippet& snippet) {
  List list;
  for (const Piece& piece : pieces(snippet)) {
    list.push_back(Object{{"text", std::string(piece.text)},
                          {"is_marked", Data(piece.kind == Piece::Kind::highlighted)}});
  }
  return list;
}

Data time_data(const std::optional<Timestamp>& time) {
  if (!time) return absent();
  return Object{{"time", to_rfc3339(*time)}, {"day", to_day(*time)}};
}

Data original_data(const Article& article) {
  if (!is_web_url(article.url)) return absent();
  return Object{{"url", article.url}, {"host", std::string(host_of(article.url))}};
}

Data hit_data(const Site& site, const Parameters& parameters, const Hit& hit,
              const TopicLabels& labels) {
  const Article& article = hit.article;
  Snippet title = hit.title;
  if (title.text.empty()) title = {one_line(article.id), {}};
  const std::vector<std::string> sources(article.source.empty() ? 0 : 1, article.source);
  const bool repeats_title = hit.snippet.text == title.text;
  const bool has_details = article.published || !article.source.empty() ||
                           !article.topics.empty() || is_web_url(article.url);
  return Object{{"title", text_pieces(title)},
                {"has_snippet", Data(!hit.snippet.text.empty() && !repeats_title)},
                {"snippet", text_pieces(hit.snippet)},
                {"has_details", Data(has_details)},
                {"url", article_url(site, article.id)},
                {"language", language_tag(article)},
                {"published", time_data(article.published)},
                {"source", links(sources, site, parameters, "source")},
                {"original", original_data(article)},
                {"topics", topic_links(article.topics, site, parameters, labels)}};
}

List linked_texts(const std::vector<LinkedText>& texts) {
  List list;
  for (const LinkedText& row : texts) {
    list.push_back(
        Object{{"text", row.text}, {"label", row.label}, {"url", text_or_absent(row.url)}});
  }
  return list;
}

Data paging_data(const Site& site, const Parameters& parameters, const Page& page) {
  const Paging paging = paging_of(page);
  const auto link = [&](const std::optional<std::size_t>& offset, const char* label) {
    if (!offset) return absent();
    return Data(
        Object{{"url", search_url(site, at_offset(parameters, *offset))}, {"label", label}});
  };
  if (!paging.previous_offset && !paging.next_offset) return absent();
  const bool is_beyond = paging.number > paging.last;
  return Object{{"previous", link(paging.previous_offset, is_beyond ? "Last page" : "Previous")},
                {"next", link(paging.next_offset, "Next")},
                {"position", fmt::format("Page {} of {}", with_separators(paging.number),
                                         with_separators(paging.last))}};
}

List row_list(const std::vector<FacetRow>& rows, const std::string& parameter) {
  List list;
  for (const FacetRow& row : rows) {
    list.push_back(Object{{"parameter", text_or_absent(parameter)},
                          {"value", row.value},
                          {"label", one_line(row.label)},
                          {"depth", std::to_string(row.depth)},
                          {"count", row.count ? Data(with_separators(*row.count)) : absent()},
                          {"url", text_or_absent(row.url)},
                          {"is_chosen", Data(row.state == FacetRow::State::chosen)}});
  }
  return list;
}

List facet_data(const Site& site, const Parameters& parameters, const Page& page) {
  List list;
  for (const Facet& facet : page.facets) {
    const FacetList rows = facet_list(site, parameters, facet, page.topic_labels);
    if (rows.frequent.empty()) continue;
    list.push_back(
        Object{{"heading", rows.heading},
               {"facet", facet.name},
               {"frequent", row_list(rows.frequent, rows.parameter)},
               {"has_rest", Data(!rows.rest.empty())},
               {"rest", row_list(rows.rest, rows.parameter)},
               {"rest_label", with_separators(rows.rest.size()) + " more"},
               {"left_out", rows.left_out == 0 ? absent()
                                               : Data("and " + with_separators(rows.left_out) +
                                                      " rarer ones that are not listed")}});
  }
  return list;
}

/// What the form of the facets carries along.
List kept_by_facets(const Parameters& parameters, const Page& page) {
  Names shown_names;
  for (const Facet& facet : page.facets) shown_names.push_back(parameter_of_facet(facet.name));
  return kept_parameters(parameters, shown_names);
}

Data chart_data(const Site& site, const Parameters& parameters, const Page& page) {
  if (!page.timeline) return absent();
  const std::optional<TimelineChart> chart = timeline_chart(site, parameters, *page.timeline);
  if (!chart) return absent();
  List bars;
  for (const TimelineBar& bar : chart->bars) {
    bars.push_back(Object{{"x", std::to_string(bar.x)},
                          {"y", std::to_string(bar.y)},
                          {"width", std::to_string(bar.width)},
                          {"height", std::to_string(bar.height)},
                          {"label", bar.label},
                          {"url", bar.url}});
  }
  return Object{{"chart_width", std::to_string(chart->width)},
                {"chart_height", std::to_string(chart->height)},
                {"bars", bars},
                {"first", chart->first},
                {"last", chart->last},
                {"description", chart->description}};
}

List known_topics(const Page& page) {
  List list;
  for (const Facet& facet : page.facets) {
    if (facet.name != "topic") continue;
    for (const FacetValue& value : facet.values) {
      if (list.size() == max_frequent_values) break;
      list.push_back(Object{{"name", value.value}});
    }
  }
  return list;
}

List paragraph_list(std::string_view text) {
  List list;
  for (const std::string& paragraph : paragraphs(text)) list.push_back(Object{{"text", paragraph}});
  return list;
}

/// Each hit as its title, day and source.
List story_list(const Site& site, const Page& page) {
  List list;
  for (const Hit& hit : page.hits) {
    const Article& article = hit.article;
    list.push_back(Object{{"story", one_line(article.title.empty() ? article.id : article.title)},
                          {"story_url", article_url(site, article.id)},
                          {"story_language", language_tag(article)},
                          {"story_time", time_data(article.published)},
                          {"story_source", text_or_absent(one_line(article.source))}});
  }
  return list;
}

List fact_list(const Article& article) {
  List list;
  for (const Fact& fact : facts(article)) {
    list.push_back(Object{{"name", std::string(fact.name)}, {"value", fact.value}});
  }
  return list;
}

}  // namespace

std::string render_search(const Site& site, const Parameters& parameters, const Page& page) {
  Object data;
  data["heading"] = heading(parameters, page);
  data["summary"] = summary(parameters, page);
  set_list(data, "conditions", linked_texts(conditions(site, parameters, page.topic_labels)));
  List warnings;
  for (const std::string& warning : page.warnings) {
    warnings.push_back(Object{{"text", one_line(warning)}});
  }
  set_list(data, "warnings", warnings);
  List hits;
  for (const Hit& hit : page.hits)
    hits.push_back(hit_data(site, at_offset(parameters, 0), hit, page.topic_labels));
  set_list(data, "hits", hits);
  data["first_rank"] = std::to_string(page.offset + 1);
  const LinkedText meant = suggestion(site, parameters, page);
  data["suggestion"] =
      meant.url.empty() ? absent() : Data(Object{{"label", meant.label}, {"url", meant.url}});
  data["advice"] = linked_texts(advice(site, parameters, page));
  data["paging"] = paging_data(site, parameters, page);
  set_list(data, "facets", facet_data(site, parameters, page));
  data["facets_kept"] = kept_by_facets(parameters, page);
  data["chart"] = chart_data(site, parameters, page);
  data["known_topics"] = known_topics(page);
  Parameters as_json = parameters;
  as_json.form = "json";
  data["json_url"] = search_url(site, as_json);
  data["feed_url"] = search_url(site, as_feed(parameters));
  const std::string query = shown(parameters.request.query);
  return render(site, parameters, "search", query.empty() ? "Gazette" : query + " – Gazette",
                std::move(data));
}

std::string render_article(const Site& site, const Article& article, const TopicLabels& labels,
                           const Page& similar) {
  const std::string title = one_line(article.title.empty() ? article.id : article.title);
  const std::vector<std::string> sources(article.source.empty() ? 0 : 1, article.source);
  const bool has_changed = article.modified && article.modified != article.published;
  Parameters as_json;
  as_json.id = article.id;
  as_json.form = "json";
  Object data;
  data["title"] = title;
  data["language"] = language_tag(article);
  data["published"] = time_data(article.published);
  data["modified"] = has_changed ? time_data(article.modified) : absent();
  data["source"] = links(sources, site, {}, "source");
  data["authors"] = links(article.authors, site, {}, "author");
  data["topics"] = topic_links(article.topics, site, {}, labels);
  data["lead"] = paragraph_list(article.summary);
  data["paragraphs"] = paragraph_list(article.body);
  data["original"] = original_data(article);
  data["facts"] = fact_list(article);
  set_list(data, "similar", story_list(site, similar));
  Parameters more;
  more.request.similar_to = article.id;
  data["similar_url"] = search_url(site, more);
  data["json_url"] = search_url(site, as_json);
  return render(site, {}, "article", title + " – Gazette", std::move(data));
}

std::string render_notice(const Site& site, const Parameters& parameters, const Notice& notice) {
  Object data;
  data["heading"] = notice.heading;
  data["text"] = one_line(notice.text);
  data["hint"] = text_or_absent(one_line(notice.hint));
  set_list(data, "conditions", linked_texts(conditions(site, parameters)));
  return render(site, parameters, "notice", notice.heading + " – Gazette", std::move(data));
}

}  // namespace gazette
