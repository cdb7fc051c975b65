// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <kainjow/mustache.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/text.hpp"
#include "core/topic.hpp"
#include "web/article_text.hpp"
#include "web/embedded_styles.hpp"
#include "web/embedded_templates.hpp"
#include "web/facet_list.hpp"
#include "web/paging.hpp"
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

/// What the form carries along unseen: all but what it shows, and the place in the old results.
List kept_parameters(const Parameters& parameters) {
  constexpr std::array<std::string_view, 9> not_kept = {"q",      "id",   "since", "until", "sort",
                                                        "offset", "page", "count", "format"};
  List list;
  bool topic_is_shown = false;
  for (const Parameter& row : parameter_table()) {
    if (std::find(not_kept.begin(), not_kept.end(), row.name) != not_kept.end()) continue;
    for (const std::string& value : row.values(parameters, row.name)) {
      if (row.name == "topic" && !std::exchange(topic_is_shown, true)) continue;
      list.push_back(Object{{"name", std::string(row.name)}, {"value", value}});
    }
  }
  return list;
}

/// The page `content` (the name of a template) with `data`, in the frame with the form.
std::string render(const Site& site, const Parameters& parameters, std::string_view content,
                   std::string_view page_title, Object data) {
  data["content"] = std::string(template_named(content));
  data["page_title"] = std::string(page_title);
  data["home_url"] = home_url(site);
  data["style_url"] = style_url(site);
  data["query"] = parameters.request.query;
  data["topic"] = first_topic(parameters);
  data["since"] = parameters.request.since;
  data["until"] = parameters.request.until;
  data["orders"] = order_list(parameters.request.sort);
  data["kept"] = kept_parameters(parameters);
  if (!data.contains("feed_url")) data["feed_url"] = absent();
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

List row_list(const std::vector<FacetRow>& rows) {
  List list;
  for (const FacetRow& row : rows) {
    list.push_back(Object{{"label", row.label},
                          {"depth", std::to_string(row.depth)},
                          {"count", with_separators(row.count)},
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
               {"frequent", row_list(rows.frequent)},
               {"has_rest", Data(!rows.rest.empty())},
               {"rest", row_list(rows.rest)},
               {"rest_label", with_separators(rows.rest.size()) + " more"},
               {"left_out", rows.left_out == 0 ? absent()
                                               : Data("and " + with_separators(rows.left_out) +
                                                      " rarer ones that are not listed")}});
  }
  return list;
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
  data["known_topics"] = known_topics(page);
  Parameters as_json = parameters;
  as_json.form = "json";
  data["json_url"] = search_url(site, as_json);
  data["feed_url"] = search_url(site, as_feed(parameters));
  const std::string query = shown(parameters.request.query);
  return render(site, parameters, "search", query.empty() ? "Gazette" : query + " – Gazette",
                std::move(data));
}

std::string render_article(const Site& site, const Article& article, const TopicLabels& labels) {
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

std::string_view style_sheet() { return embedded_styles.front().text; }

}  // namespace gazette
