// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/sidebar.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"
#include "web/views/facet_list.hpp"
#include "web/views/page_frame.hpp"
#include "web/views/timeline_chart.hpp"
#include "web/views/wording.hpp"

namespace gazette {
namespace {

using Object = TemplateData::Object;
using List = TemplateData::List;

List row_list(const Visitor& visitor, const std::vector<FacetRow>& rows,
              const std::string& parameter) {
  List list;
  for (const FacetRow& row : rows) {
    list.push_back(
        Object{{"parameter", text_or_absent(parameter)},
               {"value", row.value},
               {"label", one_line(row.label)},
               {"depth", std::to_string(row.depth)},
               {"count", row.count ? TemplateData(number_text(visitor, *row.count)) : absent()},
               {"url", text_or_absent(row.url)},
               {"is_chosen", row.state == FacetRow::State::chosen}});
  }
  return list;
}

TemplateData left_out_text(const Visitor& visitor, std::size_t count) {
  if (count == 0) return absent();
  return "and " + counted(visitor, count, "rarer one", "rarer ones") + " not listed";
}

List facet_data(const PageContext& context, const Page& page) {
  List list;
  for (const Facet& facet : page.facets) {
    const FacetList rows = facet_list(context, facet, page.topic_labels);
    if (rows.frequent.empty()) continue;
    list.push_back(Object{{"heading", rows.heading},
                          {"facet", facet.name},
                          {"frequent", row_list(context.visitor, rows.frequent, rows.parameter)},
                          {"has_rest", !rows.rest.empty()},
                          {"rest", row_list(context.visitor, rows.rest, rows.parameter)},
                          {"rest_label", number_text(context.visitor, rows.rest.size()) + " more"},
                          {"left_out", left_out_text(context.visitor, rows.left_out)}});
  }
  return list;
}

TemplateData chart_data(const PageContext& context, const Page& page) {
  if (!page.timeline) return absent();
  const std::optional<TimelineChart> chart = timeline_chart(context, *page.timeline);
  if (!chart) return absent();
  List bars;
  for (const TimelineBar& bar : chart->bars) {
    bars.push_back(Object{{"x", std::to_string(bar.x)},
                          {"y", std::to_string(bar.y)},
                          {"width", std::to_string(bar.width)},
                          {"height", std::to_string(bar.height)},
                          {"label", bar.label},
                          {"url", text_or_absent(bar.url)}});
  }
  return Object{{"chart_width", std::to_string(chart->width)},
                {"chart_height", std::to_string(chart->height)},
                {"bars", std::move(bars)},
                {"first", chart->first},
                {"last", chart->last},
                {"description", chart->description}};
}

/// `Harbour Gazette: no articles from 2021-07-03 to 2021-07-19`
List silent_data(const PageContext& context, const Page& page) {
  List list;
  if (!page.timeline || !page.silent) return list;
  const ReaderLocale& locale = context.visitor.locale;
  const auto date = [&](std::chrono::sys_days day) {
    return locale.date(to_rfc3339(day).substr(0, 10));
  };
  const std::size_t named = std::min(named_silences, page.silent->size());
  for (std::size_t i = 0; i < named; ++i) {
    const SilentSource& each = (*page.silent)[i];
    list.push_back(Object{
        {"source", one_line(source_label(each.source))},
        {"text", silence_text(each.silence, date(each.silence.first), date(each.silence.last))}});
  }
  return list;
}

TemplateData silent_left_out(const PageContext& context, const Page& page) {
  if (!page.silent || page.silent->size() <= named_silences) return absent();
  return "and " + counted(context.visitor, page.silent->size() - named_silences, "more silence",
                          "more silences");
}

List facet_hidden_fields(const Parameters& parameters, const Page& page) {
  std::vector<std::string_view> visible_names;
  for (const Facet& facet : page.facets) visible_names.push_back(parameter_of_facet(facet.name));
  return hidden_fields(parameters, visible_names);
}

}  // namespace

Object sidebar_data(const PageContext& context, const Page& page) {
  List facets = facet_data(context, page);
  List silent = silent_data(context, page);
  return {{"has_silent", !silent.empty()},
          {"silent", std::move(silent)},
          {"silent_left_out", silent_left_out(context, page)},
          {"has_facets", !facets.empty()},
          {"facets", std::move(facets)},
          {"facet_hidden_fields", facet_hidden_fields(context.parameters, page)},
          {"chart", chart_data(context, page)}};
}

List known_topics(const Page& page) {
  List list;
  for (const Facet& facet : page.facets) {
    if (!has_topics(facet)) continue;
    for (const FacetValue& value : facet.values) {
      if (list.size() == max_frequent_values) break;
      list.push_back(Object{{"name", value.value}});
    }
  }
  return list;
}

}  // namespace gazette
