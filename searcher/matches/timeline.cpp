// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/timeline.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/name_list.hpp"
#include "searcher/matches/facets.hpp"

namespace gazette {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

struct UnitName {
  TimeUnit unit;
  std::string_view name;
};
constexpr std::array unit_names = {UnitName{TimeUnit::day, "day"}, UnitName{TimeUnit::week, "week"},
                                   UnitName{TimeUnit::month, "month"},
                                   UnitName{TimeUnit::year, "year"}};

std::size_t periods_between(sys_days first, sys_days last, TimeUnit unit) {
  const year_month_day from{first};
  const year_month_day to{last};
  const auto days = static_cast<std::size_t>((last - first).count());
  const auto years = static_cast<std::size_t>((to.year() - from.year()).count());
  switch (unit) {
    case TimeUnit::day:
      return days + 1;
    case TimeUnit::week:
      return days / 7 + 1;
    case TimeUnit::month:
      return years * 12 + unsigned{to.month()} - unsigned{from.month()} + 1;
    case TimeUnit::year:
      return years + 1;
  }
  return 0;
}

TimeUnit coarser(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
      return TimeUnit::week;
    case TimeUnit::week:
      return TimeUnit::month;
    case TimeUnit::month:
    case TimeUnit::year:
      break;
  }
  return TimeUnit::year;
}

}  // namespace

std::optional<TimeUnit> time_unit_named(std::string_view name) {
  for (const UnitName& row : unit_names) {
    if (row.name == name) return row.unit;
  }
  return std::nullopt;
}

std::string_view name_of(TimeUnit unit) {
  return std::find_if(unit_names.begin(), unit_names.end(),
                      [&](const UnitName& row) { return row.unit == unit; })
      ->name;
}

std::string time_unit_names() { return name_list(unit_names); }

sys_days period_start(sys_days day, TimeUnit unit) {
  const year_month_day date{day};
  switch (unit) {
    case TimeUnit::day:
      break;
    case TimeUnit::week:
      return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case TimeUnit::month:
      return date.year() / date.month() / 1;
    case TimeUnit::year:
      return date.year() / 1 / 1;
  }
  return day;
}

sys_days next_period(sys_days start, TimeUnit unit) {
  const year_month_day date{start};
  switch (unit) {
    case TimeUnit::day:
      break;
    case TimeUnit::week:
      return start + std::chrono::days{7};
    case TimeUnit::month:
      return date + std::chrono::months{1};
    case TimeUnit::year:
      return date + std::chrono::years{1};
  }
  return start + std::chrono::days{1};
}

Timeline make_timeline(TimeUnit unit, const SlotCounts& of_days, std::size_t most) {
  Timeline timeline{unit, {}, of_days.matches};
  const std::map<sys_days, std::size_t> days = count_days(of_days.values);
  for (const auto& [day, count] : days) timeline.undated -= count;
  if (days.empty()) return timeline;
  const sys_days last = days.rbegin()->first;
  timeline.matched = {days.begin()->first, last};
  sys_days start = period_start(days.begin()->first, timeline.unit);
  while (timeline.unit != TimeUnit::year && periods_between(start, last, timeline.unit) > most) {
    timeline.unit = coarser(timeline.unit);
    start = period_start(days.begin()->first, timeline.unit);
  }
  if (periods_between(start, last, timeline.unit) > std::max(most, max_periods)) {
    timeline.leaves_out_empty = true;
    for (const auto& [day, count] : days) {
      const sys_days year = period_start(day, timeline.unit);
      if (timeline.periods.empty() || timeline.periods.back().start != year) {
        timeline.periods.push_back({year, 0});
      }
      timeline.periods.back().count += count;
    }
    return timeline;
  }
  for (; start <= last; start = next_period(start, timeline.unit)) {
    timeline.periods.push_back({start, 0});
  }
  auto period = timeline.periods.begin();
  for (const auto& [day, count] : days) {
    while (day >= next_period(period->start, timeline.unit)) ++period;
    period->count += count;
  }
  return timeline;
}

}  // namespace gazette
