// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/condition_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using Values = std::vector<std::string>;

/// A parameter that is one condition, however many values it has. Filters are conditions of their
/// own (`links_of_filters`). A test checks that every parameter that needs a condition has
/// one.
struct ConditionRow {
  std::string_view parameter;
  /// `values` is not empty; `similar_title` is that of `condition_links`.
  std::string (*label)(const Values& values, const std::string& similar_title);
};

constexpr std::array rows_before_filters = {
    ConditionRow{"similar",
                 [](const Values& values, const std::string& similar_title) {
                   return "similar to " +
                          short_line(similar_title.empty() ? values.front() : similar_title);
                 }},
};

constexpr std::array rows_after_filters = {
    ConditionRow{"topic-origin",
                 [](const Values& values, const std::string&) {
                   return fmt::format("filed by {}", fmt::join(values, " or "));
                 }},
    ConditionRow{"min-confidence",
                 [](const Values& values, const std::string&) {
                   return "confidence " + values.front() + " or more";
                 }},
    ConditionRow{"since", [](const Values& values,
                             const std::string&) { return "since " + short_line(values.front()); }},
    ConditionRow{"until", [](const Values& values,
                             const std::string&) { return "until " + short_line(values.front()); }},
    ConditionRow{"plain",
                 [](const Values&, const std::string&) { return std::string("words only"); }},
    ConditionRow{"date-order", [](const Values& values,
                                  const std::string&) { return "dates as " + values.front(); }},
    ConditionRow{"strict", [](const Values&, const std::string&) { return std::string("strict"); }},
    ConditionRow{"all", [](const Values&, const std::string&) { return std::string("all words"); }},
};

std::vector<ConditionLink> links_of_rows(std::span<const ConditionRow> rows,
                                         const PageContext& context,
                                         const std::string& similar_title) {
  std::vector<ConditionLink> list;
  for (const ConditionRow& row : rows) {
    const Values values = find_parameter(row.parameter)->values(context.parameters, row.parameter);
    if (values.empty()) continue;
    const Parameters without = without_parameters(context.parameters, {std::string(row.parameter)});
    list.push_back({row.label(values, similar_title), search_url(context.site, without)});
  }
  return list;
}

/// The value of a filter; of a topic its label, where it has one.
std::string value_label_of(const Filter& filter, const TopicLabels& labels) {
  const bool is_topic = filter.field->kind == FieldKind::topic;
  const auto label = is_topic ? labels.find(filter.value) : labels.end();
  return short_line(label == labels.end() ? filter.value : label->second);
}

std::vector<ConditionLink> links_of_filters(const PageContext& context, const TopicLabels& labels) {
  std::vector<ConditionLink> list;
  const std::vector<Filter>& filters = context.parameters.request.filters;
  const bool are_linked = links_fit(context.parameters, filters.size(), max_part_link_bytes);
  list.reserve(filters.size());
  for (const Filter& filter : filters) {
    list.push_back({fmt::format("{}: {}", filter.field->name, value_label_of(filter, labels)),
                    are_linked
                        ? search_url(context.site, without_filter(context.parameters, filter))
                        : std::string()});
  }
  return list;
}

}  // namespace

std::vector<ConditionLink> condition_links(const PageContext& context, const TopicLabels& labels,
                                           const std::string& similar_title) {
  std::vector<ConditionLink> list = links_of_rows(rows_before_filters, context, similar_title);
  for (const std::vector<ConditionLink>& more :
       {links_of_filters(context, labels),
        links_of_rows(rows_after_filters, context, similar_title)}) {
    list.insert(list.end(), more.begin(), more.end());
  }
  return list;
}

TemplateData::List condition_data(const std::vector<ConditionLink>& links) {
  TemplateData::List list;
  for (const ConditionLink& row : links) {
    list.push_back(TemplateData::Object{{"label", row.label}, {"url", text_or_absent(row.url)}});
  }
  return list;
}

bool selects_everything(const Parameters& parameters) {
  const std::span<const Parameter> table = parameter_table();
  return std::none_of(table.begin(), table.end(), [&](const Parameter& row) {
    return row.role == Parameter::Role::selection && !row.values(parameters, row.name).empty();
  });
}

}  // namespace gazette
