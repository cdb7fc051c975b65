// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/timeline_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "searcher/matches/timeline.hpp"
#include "web/views/wording.hpp"

namespace gazette {
namespace {

using std::chrono::sys_days;

constexpr std::size_t slot_width = 10;
constexpr std::size_t bar_width = 8;
constexpr std::size_t chart_height = 60;
/// With fewer bars the rest of the chart stays empty, so that no bar becomes too wide.
constexpr std::size_t min_slots = 20;

/// What a bar covers, as values of the parameters `since` and `until`. Both are the same for a day,
/// a month or a year: "2026-02".
struct Span {
  std::string since;
  std::string until;
  std::size_t count = 0;
};

std::string date_text(sys_days day) { return to_rfc3339(day).substr(0, 10); }

int year_of(sys_days day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); }

Span span_of(const PeriodCount& period, TimeUnit unit) {
  const std::string first = date_text(period.start);
  switch (unit) {
    case TimeUnit::day:
      break;
    case TimeUnit::week:
      return {first, date_text(next_period(period.start, unit) - std::chrono::days{1}),
              period.count};
    case TimeUnit::month:
      return {first.substr(0, 7), first.substr(0, 7), period.count};
    case TimeUnit::year:
      return {first.substr(0, 4), first.substr(0, 4), period.count};
  }
  return {first, first, period.count};
}

/// How many years a bar must cover so that there are at most `max_bars`.
int years_per_bar(const std::vector<PeriodCount>& years) {
  const int first = year_of(years.front().start);
  const int last = year_of(years.back().start);
  for (int scale = 1;; scale *= 10) {
    for (const int step : {scale, 2 * scale, 5 * scale}) {
      const bool is_round = step == 1 || step >= 10;
      if (is_round && last / step - first / step < static_cast<int>(max_bars)) return step;
    }
  }
}

/// All spans of `step` years from the first year to the last.
std::vector<Span> spans_of_years(const std::vector<PeriodCount>& years, int step) {
  std::vector<Span> spans;
  const int begin = year_of(years.front().start) / step;
  for (int i = begin; i <= year_of(years.back().start) / step; ++i) {
    spans.push_back({fmt::format("{:04}", std::max(i * step, 1)),
                     fmt::format("{:04}", std::min(i * step + step - 1, 9999)), 0});
  }
  for (const PeriodCount& year : years) {
    spans[static_cast<std::size_t>(year_of(year.start) / step - begin)].count += year.count;
  }
  return spans;
}

/// `span` without the days that are not searched: its link would find more than it counts.
Span within(Span span, const Period& searched) {
  const auto whole = parse_period(span.since + ".." + span.until, {});
  if (!whole || !whole->first || !whole->last) return span;
  const sys_days first = std::max(*whole->first, searched.first.value_or(*whole->first));
  const sys_days last = std::min(*whole->last, searched.last.value_or(*whole->last));
  if (first == *whole->first && last == *whole->last) return span;
  return {date_text(first), date_text(last), span.count};
}

std::vector<Span> spans_of(const Timeline& timeline) {
  const int step = timeline.unit == TimeUnit::year ? years_per_bar(timeline.periods) : 1;
  std::vector<Span> spans;
  if (step > 1) {
    spans = spans_of_years(timeline.periods, step);
  } else {
    for (const PeriodCount& period : timeline.periods) {
      spans.push_back(span_of(period, timeline.unit));
    }
  }
  if (spans.empty()) return spans;
  spans.front() = within(std::move(spans.front()), timeline.searched);
  spans.back() = within(std::move(spans.back()), timeline.searched);
  return spans;
}

std::string span_label(const Span& span, const ReaderLocale& locale) {
  const std::string since = locale.date(span.since);
  return span.since == span.until ? since : since + " to " + locale.date(span.until);
}

std::string description_of(const std::vector<Span>& spans, const Span& most, std::size_t undated,
                           const Visitor& visitor) {
  const ReaderLocale& locale = visitor.locale;
  std::string text = fmt::format("From {} to {}, most in {}: {}.", locale.date(spans.front().since),
                                 locale.date(spans.back().until), span_label(most, locale),
                                 counted(visitor, most.count, "article", "articles"));
  if (undated > 0) {
    text += fmt::format(" {} without a date.", counted(visitor, undated, "article", "articles"));
  }
  return text;
}

}  // namespace

std::optional<TimelineChart> timeline_chart(const PageContext& context, const Timeline& timeline) {
  const ReaderLocale& locale = context.visitor.locale;
  if (timeline.periods.size() < 2) return std::nullopt;
  const std::vector<Span> spans = spans_of(timeline);
  const Span& most = *std::max_element(
      spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.count < b.count; });
  if (spans.size() < 2 || most.count == 0) return std::nullopt;
  TimelineChart chart;
  chart.width = std::max(spans.size(), min_slots) * slot_width;
  chart.height = chart_height;
  chart.first = locale.date(spans.front().since);
  chart.last = locale.date(spans.back().until);
  chart.description = description_of(spans, most, timeline.undated, context.visitor);
  const bool are_linked = links_fit(context.parameters, spans.size(), max_part_link_bytes);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span& span = spans[i];
    if (span.count == 0) continue;
    // At least 2, so that the smallest bar is visible.
    const std::size_t height = std::max<std::size_t>(span.count * chart_height / most.count, 2);
    chart.bars.push_back({i * slot_width, chart_height - height, bar_width, height,
                          fmt::format("{}: {}", span_label(span, locale),
                                      counted(context.visitor, span.count, "article", "articles")),
                          are_linked ? search_url(context.site, with_period(context.parameters,
                                                                            span.since, span.until))
                                     : std::string()});
  }
  return chart;
}

}  // namespace gazette
