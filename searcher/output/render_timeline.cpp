// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/dates/date.hpp"
#include "searcher/matches/timeline.hpp"

namespace gazette {
namespace {

constexpr std::size_t most_empty_periods = 3;
constexpr std::size_t least_bar_columns = 8;

/// Parts of a block, in eighths.
constexpr std::array<std::string_view, 8> partial_blocks = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

/// The year, the month, or the first day of the period.
std::string label(std::chrono::sys_days start, TimeUnit unit) {
  const std::size_t length = unit == TimeUnit::year ? 4 : unit == TimeUnit::month ? 7 : 10;
  return to_rfc3339(start).substr(0, length);
}

/// A bar for `share`, from 0 to 1, of `columns`; never empty unless the share is 0.
std::string bar(double share, std::size_t columns, Glyphs glyphs) {
  if (share <= 0) return {};
  const double length = share * static_cast<double>(columns);
  if (glyphs == Glyphs::ascii) {
    return std::string(static_cast<std::size_t>(std::max(1.0, std::round(length))), '#');
  }
  const auto eighths = static_cast<std::size_t>(std::max(1.0, std::round(length * 8)));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text.append(partial_blocks[eighths % 8]);
}

class Chart {
 public:
  Chart(const Timeline& timeline, const TextStyle& style) : timeline_(timeline), style_(style) {
    std::size_t widest = timeline.undated;
    for (const PeriodCount& period : timeline.periods) most_ = std::max(most_, period.count);
    widest = std::max(widest, most_);
    count_width_ = std::max<std::size_t>(7, fmt::formatted_size("{}", widest));
    label_width_ = label({}, timeline.unit).size();
    if (timeline.undated > 0) label_width_ = std::max<std::size_t>(label_width_, 7);
    const std::size_t used = 2 + label_width_ + count_width_ + 2;
    bar_columns_ = style.columns >= used + least_bar_columns ? style.columns - used : 0;
  }

  std::string draw() const {
    std::string text;
    const std::vector<PeriodCount>& periods = timeline_.periods;
    for (std::size_t i = 0; i < periods.size();) {
      std::size_t end = i;
      while (end < periods.size() && periods[end].count == 0) ++end;
      if (end - i > most_empty_periods) {
        text += fmt::format("  {} {} {}s without articles\n",
                            style_.glyphs == Glyphs::ascii ? "..." : "…", end - i,
                            name_of(timeline_.unit));
        i = end;
        continue;
      }
      text += row(label(periods[i].start, timeline_.unit), periods[i].count);
      ++i;
    }
    if (timeline_.undated > 0) {
      text +=
          fmt::format("  {:<{}}{:>{}}\n", "undated", label_width_, timeline_.undated, count_width_);
    }
    return text;
  }

 private:
  std::string row(const std::string& name, std::size_t count) const {
    std::string line = fmt::format("  {:<{}}{:>{}}", name, label_width_, count, count_width_);
    const double share = static_cast<double>(count) / static_cast<double>(most_);
    const std::string drawn = bar_columns_ > 0 ? bar(share, bar_columns_, style_.glyphs) : "";
    return line.append(drawn.empty() ? "" : "  ").append(drawn).append("\n");
  }

  const Timeline& timeline_;
  const TextStyle& style_;
  std::size_t most_ = 1;
  std::size_t count_width_ = 0;
  std::size_t label_width_ = 0;
  std::size_t bar_columns_ = 0;
};

}  // namespace

std::string render_timeline(const Timeline& timeline, const TextStyle& style) {
  return Chart(timeline, style).draw();
}

}  // namespace gazette
