// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline as a chart of bars, each with the link to its period. Plain values; the template draws
// them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// So many bars at the most.
inline constexpr std::size_t max_bars = 60;

struct TimelineBar {
  std::size_t x = 0;
  std::size_t y = 0;  ///< from the top
  std::size_t width = 0;
  std::size_t height = 0;
  std::string label;  ///< "Feb 26, 2026: 3 articles"
  std::string url;    ///< the same search in that period
};

struct TimelineChart {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<TimelineBar> bars;  ///< of the periods that have articles
  std::string first;              ///< what the axis begins with
  std::string last;               ///< and what it ends with
  std::string description;        ///< the chart in words
};

/// Nothing where there are fewer than two periods to choose from. Where there are too many years,
/// a bar stands for 10, 20, 50, 100, ... of them. Periods are written as the reader's locale has
/// them.
std::optional<TimelineChart> timeline_chart(const Asking& asking, const Timeline& timeline);

}  // namespace gazette
