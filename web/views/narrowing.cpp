// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/narrowing.hpp"

#include <string>
#include <string_view>
#include <vector>

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

List row_list(const std::vector<FacetRow>& rows, const std::string& parameter) {
  List list;
  for (const FacetRow& row : rows) {
    list.push_back(
        Object{{"parameter", text_or_absent(parameter)},
               {"value", row.value},
               {"label", one_line(row.label)},
               {"depth", std::to_string(row.depth)},
               {"count", row.count ? TemplateData(with_separators(*row.count)) : absent()},
               {"url", text_or_absent(row.url)},
               {"is_chosen", row.state == FacetRow::State::chosen}});
  }
  return list;
}

TemplateData left_out(std::size_t number) {
  if (number == 0) return absent();
  return "and " + with_separators(number) + " rarer ones that are not listed";
}

List facet_data(const Asking& asking, const Page& page) {
  List list;
  for (const Facet& facet : page.facets) {
    const FacetList rows = facet_list(asking, facet, page.topic_labels);
    if (rows.frequent.empty()) continue;
    list.push_back(Object{{"heading", rows.heading},
                          {"facet", facet.name},
                          {"frequent", row_list(rows.frequent, rows.parameter)},
                          {"has_rest", !rows.rest.empty()},
                          {"rest", row_list(rows.rest, rows.parameter)},
                          {"rest_label", with_separators(rows.rest.size()) + " more"},
                          {"left_out", left_out(rows.left_out)}});
  }
  return list;
}

TemplateData chart_data(const Asking& asking, const Page& page) {
  if (!page.timeline) return absent();
  const std::optional<TimelineChart> chart = timeline_chart(asking, *page.timeline);
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
                {"bars", std::move(bars)},
                {"first", chart->first},
                {"last", chart->last},
                {"description", chart->description}};
}

List kept_by_facets(const Parameters& parameters, const Page& page) {
  std::vector<std::string_view> shown_names;
  for (const Facet& facet : page.facets) shown_names.push_back(parameter_of_facet(facet.name));
  return kept_parameters(parameters, shown_names);
}

}  // namespace

Object narrowing_data(const Asking& asking, const Page& page) {
  List facets = facet_data(asking, page);
  return {{"has_facets", !facets.empty()},
          {"facets", std::move(facets)},
          {"facets_kept", kept_by_facets(asking.parameters, page)},
          {"chart", chart_data(asking, page)}};
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
