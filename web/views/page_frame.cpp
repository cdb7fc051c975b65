// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/page_frame.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"
#include "web/templates/templates.hpp"

namespace gazette {
namespace {

using Object = TemplateData::Object;
using List = TemplateData::List;

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
    list.push_back(
        Object{{"value", row.name}, {"label", row.label}, {"is_chosen", row.order == chosen}});
  }
  return list;
}

bool is_of_topic(const Filter& filter) { return filter.field->kind == FieldKind::topic; }

/// The topic that the form shows in its field.
std::string first_topic(const std::vector<Filter>& filters) {
  const auto first = std::find_if(filters.begin(), filters.end(), is_of_topic);
  return first == filters.end() ? std::string() : first->value;
}

/// The hidden fields of the search form. It shows the first topic only, and a new query searches
/// all articles, not only similar ones.
List search_hidden_fields(Parameters parameters) {
  std::vector<Filter>& filters = parameters.request.filters;
  const auto first = std::find_if(filters.begin(), filters.end(), is_of_topic);
  if (first != filters.end()) filters.erase(first);
  return hidden_fields(parameters, {"q", "similar", "since", "until", "sort"});
}

/// The search with the value of a mistyped parameter as the one that was meant; nothing where that
/// cannot be, and where no other was meant.
TemplateData corrected_url(const PageContext& context, const IgnoredParameter& ignored) {
  if (ignored.meant.empty()) return absent();
  Parameters corrected = with_offset(context.parameters, 0);
  const Parameter* const row = find_parameter(ignored.meant);
  const bool is_free =
      row->times == Parameter::Times::any || row->values(corrected, row->name).empty();
  if (!is_free || row->set(corrected, row->name, ignored.value)) return absent();
  return search_url(context.site, corrected);
}

}  // namespace

List parameter_warnings(const PageContext& context) {
  List list;
  for (const IgnoredParameter& each : context.ignored) {
    list.push_back(Object{{"text", one_line(warning_of(each))},
                          {"label", std::string(each.meant) + "=" + short_line(each.value)},
                          {"url", corrected_url(context, each)}});
  }
  return list;
}

List meant_links(const PageContext& context, const std::vector<MeantValue>& values) {
  List list;
  for (const MeantValue& value : values) {
    list.push_back(Object{
        {"label", (value.option.empty() ? "" : value.option + ": ") + short_line(value.meant)},
        {"url", search_url(context.site, with_meant(context.parameters, value))}});
  }
  return list;
}

std::string framed_page(const PageContext& context, std::string_view content,
                        std::string_view title, Object data) {
  const Request& request = context.parameters.request;
  data.insert({{"page_title", title},
               {"home_url", home_url(context.site)},
               {"style_url", file_url(context.site, "/style.css")},
               {"script_url", file_url(context.site, "/suggest.js")},
               {"opensearch_url", file_url(context.site, "/opensearch.xml")},
               {"query", request.query},
               {"topic", first_topic(request.filters)},
               {"since", request.since},
               {"until", request.until},
               {"orders", order_list(request.sort)},
               {"hidden_fields", search_hidden_fields(context.parameters)},
               {"feed_url", absent()},
               {"known_topics", List()},
               {"is_front", absent()}});
  return fill_page(content, data);
}

List hidden_fields(const Parameters& parameters,
                   const std::vector<std::string_view>& visible_names) {
  List list;
  for (const Parameter& row : parameter_table()) {
    if (row.role == Parameter::Role::resource) continue;
    if (std::find(visible_names.begin(), visible_names.end(), row.name) != visible_names.end())
      continue;
    for (std::string& value : row.values(parameters, row.name)) {
      list.push_back(Object{{"name", row.name}, {"value", std::move(value)}});
    }
  }
  return list;
}

}  // namespace gazette
