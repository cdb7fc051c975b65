// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/period.hpp"

#include <algorithm>
#include <ctime>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> number(std::string_view digits, std::size_t most) {
  if (digits.empty() || digits.size() > most) return std::nullopt;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Period> parse_relative(std::string_view text, sys_days today) {
  if (text == "today") return Period{today, today};
  if (text == "yesterday") return Period{today - days{1}, today - days{1}};
  if (text.size() < 2) return std::nullopt;
  const std::optional<int> count = number(text.substr(0, text.size() - 1), 4);
  if (!count || *count == 0) return std::nullopt;
  const year_month_day date{today};
  const auto back = [&](year_month_day to) {  // the 31st of a shorter month is its last day
    if (!to.ok()) to = to.year() / to.month() / std::chrono::last;
    return Period{sys_days{to} + days{1}, today};
  };
  switch (text.back()) {
    case 'd':
      return Period{today - days{*count - 1}, today};
    case 'w':
      return Period{today - days{*count * 7 - 1}, today};
    case 'm':
      return back(date - std::chrono::months{*count});
    case 'y':
      return back(date - std::chrono::years{*count});
    default:
      return std::nullopt;
  }
}

std::optional<Period> parse_calendar(std::string_view text) {
  if (const std::optional<int> year = number(text, 4); year && text.size() == 4 && *year > 0) {
    const std::chrono::year y{*year};
    return Period{sys_days{y / 1 / 1}, sys_days{y / 12 / 31}};
  }
  if (text.size() == 7 && (text[4] == '-' || text[4] == '/')) {
    const std::optional<int> year = number(text.substr(0, 4), 4);
    const std::optional<int> month = number(text.substr(5), 2);
    if (!year || !month || *year == 0 || *month < 1 || *month > 12) return std::nullopt;
    const auto first = std::chrono::year{*year} / *month / 1;
    return Period{sys_days{first}, sys_days{first.year() / first.month() / std::chrono::last}};
  }
  const std::optional<Timestamp> time = parse_date(text);
  if (!time) return std::nullopt;
  const sys_days day = local_day(*time);
  return Period{day, day};
}

std::optional<Period> parse_single(std::string_view typed, sys_days today) {
  const std::string text = fold_case(one_line(typed));
  if (std::optional<Period> relative = parse_relative(text, today)) return relative;
  return parse_calendar(text);
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Whether the day at an end of a range belongs to it.
enum class Bound { included, excluded };

struct Ends {
  std::string_view from, to;  ///< empty where the range is open
  Bound from_bound = Bound::included;
  Bound to_bound = Bound::included;
};

/// `>2026-01`, `<=2026-02`; nothing for other texts.
std::optional<Ends> comparison(std::string_view text) {
  if (!text.starts_with('<') && !text.starts_with('>')) return std::nullopt;
  const bool is_later = text.front() == '>';
  text.remove_prefix(1);
  const Bound bound = text.starts_with('=') ? Bound::included : Bound::excluded;
  if (bound == Bound::included) text.remove_prefix(1);
  text = trimmed(text);
  return is_later ? Ends{text, {}, bound, Bound::included} : Ends{{}, text, Bound::included, bound};
}

/// `[2026-01 TO 2026-02]` as Lucene writes it: a brace excludes its end, a star is an open one.
std::optional<Ends> interval(std::string_view text) {
  const auto bound_of = [](char sign) {
    return sign == '{' || sign == '}' ? Bound::excluded : Bound::included;
  };
  constexpr std::string_view between = " TO ";
  const std::size_t at = text.find(between);
  const bool is_interval = (text.starts_with('[') || text.starts_with('{')) &&
                           (text.ends_with(']') || text.ends_with('}')) &&
                           at != std::string_view::npos;
  if (!is_interval) return std::nullopt;
  Ends ends{trimmed(text.substr(1, at - 1)),
            trimmed(text.substr(at + between.size(), text.size() - 1 - at - between.size())),
            bound_of(text.front()), bound_of(text.back())};
  if (ends.from == "*") ends.from = {};
  if (ends.to == "*") ends.to = {};
  return ends;
}

/// `2026-01..2026-02`.
std::optional<Ends> range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  return Ends{text.substr(0, dots), text.substr(dots + 2)};
}

std::optional<Period> between(const Ends& ends, sys_days today) {
  if (ends.from.empty() && ends.to.empty()) return std::nullopt;
  Period period;
  if (!ends.from.empty()) {
    const std::optional<Period> first = parse_single(ends.from, today);
    if (!first) return std::nullopt;
    period.first = ends.from_bound == Bound::included ? *first->first : *first->last + days{1};
  }
  if (!ends.to.empty()) {
    const std::optional<Period> last = parse_single(ends.to, today);
    if (!last) return std::nullopt;
    period.last = ends.to_bound == Bound::included ? *last->last : *last->first - days{1};
  }
  if (period.first && period.last && *period.first > *period.last) return std::nullopt;
  return period;
}

}  // namespace

std::optional<Period> parse_period(std::string_view text, sys_days today) {
  for (const auto& ends_of : {comparison, interval, range}) {
    if (const std::optional<Ends> ends = ends_of(trimmed(text))) return between(*ends, today);
  }
  return parse_single(text, today);
}

sys_days local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return sys_days{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

}  // namespace gazette
