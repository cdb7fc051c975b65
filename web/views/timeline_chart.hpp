// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as a bar chart whose bars link to their periods. Plain values, in SVG user units; the
// template draws them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

inline constexpr std::size_t max_bars = 60;

struct TimelineBar {
  std::size_t x = 0;
  std::size_t y = 0;  ///< of its upper edge, from the top of the chart
  std::size_t width = 0;
  std::size_t height = 0;
  std::string label;  ///< "Feb 26, 2026: 3 articles"
  std::string url;    ///< the same search in that period; empty where links do not fit
};

struct TimelineChart {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<TimelineBar> bars;  ///< only for periods with articles
  std::string first;              ///< label at the start of the axis
  std::string last;               ///< label at its end
  std::string description;        ///< the chart in words, for screen readers
};

/// Nothing when there are fewer than two periods to choose from. When there are too many years, a
/// bar covers 10, 20, 50, 100, ... of them. Dates and counts are written as in the visitor's
/// locale.
std::optional<TimelineChart> timeline_chart(const PageContext& context, const Timeline& timeline);

}  // namespace gazette
