// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/period.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <string>

#include "core/dates/cursor.hpp"
#include "core/dates/date.hpp"
#include "core/dates/names.hpp"
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

Period months_from(std::chrono::year_month first, int count) {
  const std::chrono::year_month last = first + std::chrono::months{count - 1};
  return {sys_days{first / 1}, sys_days{last / std::chrono::last}};
}

sys_days monday_of(sys_days day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

/// `this week`, `last quarter`: the whole week from Monday, month, quarter or year.
std::optional<Period> parse_this_or_last(std::string_view text, sys_days today) {
  const bool is_last = text.starts_with("last ");
  if (!is_last && !text.starts_with("this ")) return std::nullopt;
  const std::string_view unit = text.substr(5);
  const int back = is_last ? 1 : 0;
  if (unit == "week") {
    const sys_days monday = monday_of(today) - days{7 * back};
    return Period{monday, monday + days{6}};
  }
  const year_month_day date{today};
  const std::chrono::year_month month = date.year() / date.month();
  if (unit == "month") return months_from(month - std::chrono::months{back}, 1);
  if (unit == "quarter") {
    const int into = static_cast<int>((unsigned{date.month()} - 1) % 3);
    return months_from(month - std::chrono::months{into + 3 * back}, 3);
  }
  if (unit == "year") {
    return months_from((date.year() - std::chrono::years{back}) / std::chrono::January, 12);
  }
  return std::nullopt;
}

/// The last such day up to today: `monday`.
std::optional<Period> parse_weekday(std::string_view text, sys_days today) {
  constexpr std::array<std::string_view, 7> names = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
  for (unsigned i = 0; i < names.size(); ++i) {
    if (text != names.at(i)) continue;
    const sys_days day = today - (std::chrono::weekday{today} - std::chrono::weekday{i});
    return Period{day, day};
  }
  return std::nullopt;
}

/// The quarter or ISO week of a year, in either order: `q1 1987`, `1987-w10`. Monday of week 1 is
/// that before 4 January or on it.
std::optional<Period> part_of_year(int year, std::string_view part) {
  if (part.size() < 2 || year == 0) return std::nullopt;
  const std::optional<int> count = number(part.substr(1), 2);
  if (!count || *count == 0) return std::nullopt;
  const std::chrono::year y{year};
  if (part.front() == 'q' && *count <= 4) {
    return months_from(y / std::chrono::January + std::chrono::months{3 * (*count - 1)}, 3);
  }
  if (part.front() != 'w') return std::nullopt;
  const sys_days first = monday_of(sys_days{y / 1 / 4});
  const sys_days monday = first + days{7 * (*count - 1)};
  const sys_days next_year = monday_of(sys_days{(y + std::chrono::years{1}) / 1 / 4});
  if (monday >= next_year) return std::nullopt;
  return Period{monday, monday + days{6}};
}

/// `march 1987`, `q1 1987`, `1987-w10`, `1987q1`.
std::optional<Period> parse_part_and_year(std::string_view text) {
  if (text.size() < 6) return std::nullopt;
  if (const std::optional<int> year = number(text.substr(0, 4), 4)) {
    std::string_view part = text.substr(4);
    if (part.starts_with('-') || part.starts_with(' ')) part.remove_prefix(1);
    return part_of_year(*year, part);
  }
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || text.size() - blank != 5) return std::nullopt;
  const std::optional<int> year = number(text.substr(blank + 1), 4);
  if (!year || *year == 0) return std::nullopt;
  std::string_view name = text.substr(0, blank);
  if (const std::optional<Period> part = part_of_year(*year, name)) return part;
  while (name.ends_with('.') || name.ends_with(',')) name.remove_suffix(1);
  const std::optional<int> month = month_named(name);
  if (!month) return std::nullopt;
  return months_from(std::chrono::year{*year} / *month, 1);
}

std::optional<Period> parse_relative(std::string_view text, sys_days today) {
  if (text == "today") return Period{today, today};
  if (text == "yesterday") return Period{today - days{1}, today - days{1}};
  if (const std::optional<Period> named = parse_this_or_last(text, today)) return named;
  if (const std::optional<Period> weekday = parse_weekday(text, today)) return weekday;
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

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Two numbers and a year, `03/04/1987`; nothing for other texts.
struct DayByNumbers {
  int first, second, year;
};

std::optional<DayByNumbers> day_by_numbers(std::string_view text) {
  DateCursor in(trimmed(text));
  const std::optional<int> first = in.take_number(1, 2);
  const char separator = in.peek();
  if (!first || !in.take_any("/-")) return std::nullopt;
  const std::optional<int> second = in.take_number(1, 2);
  if (!second || !in.take(separator)) return std::nullopt;
  const std::optional<int> year = in.take_number(4, 4);
  if (!year || *year == 0 || !in.at_end()) return std::nullopt;
  return DayByNumbers{*first, *second, *year};
}

bool may_be_month(int value) { return value >= 1 && value <= 12; }

std::optional<AmbiguousDay> single_ambiguous_day(std::string_view text) {
  const std::optional<DayByNumbers> day = day_by_numbers(text);
  if (!day || !may_be_month(day->first) || !may_be_month(day->second) ||
      day->first == day->second) {
    return std::nullopt;
  }
  const std::chrono::year y{day->year};
  return AmbiguousDay{trimmed(text), sys_days{y / day->second / day->first},
                      sys_days{y / day->first / day->second}};
}

/// The order in which a day is written that only one order makes one: `25/12/1987`.
DateOrder shown_order(std::string_view text) {
  const std::optional<DayByNumbers> day = day_by_numbers(text);
  if (!day || may_be_month(day->first) == may_be_month(day->second)) return DateOrder::unknown;
  return may_be_month(day->second) ? DateOrder::day_first : DateOrder::month_first;
}

std::optional<Period> parse_single(std::string_view typed, sys_days today, DateOrder order) {
  const std::string text = fold_case(one_line(typed));
  if (std::optional<Period> relative = parse_relative(text, today)) return relative;
  if (std::optional<Period> part = parse_part_and_year(text)) return part;
  if (order != DateOrder::unknown) {
    if (const std::optional<AmbiguousDay> either = single_ambiguous_day(text)) {
      const sys_days day = order == DateOrder::day_first ? either->day_first : either->month_first;
      return Period{day, day};
    }
  }
  return parse_calendar(text);
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

/// `since monday`, `before March 1987`.
std::optional<Ends> spoken_comparison(std::string_view text) {
  struct Word {
    std::string_view text;
    bool is_later;
    Bound bound;
  };
  constexpr std::array words = {
      Word{"since ", true, Bound::included}, Word{"from ", true, Bound::included},
      Word{"after ", true, Bound::excluded}, Word{"until ", false, Bound::included},
      Word{"before ", false, Bound::excluded}};
  for (const Word& word : words) {
    const bool begins =
        text.size() > word.text.size() && fold_case(text.substr(0, word.text.size())) == word.text;
    if (!begins) continue;
    const std::string_view rest = trimmed(text.substr(word.text.size()));
    return word.is_later ? Ends{rest, {}, word.bound, Bound::included}
                         : Ends{{}, rest, Bound::included, word.bound};
  }
  return std::nullopt;
}

/// `2026-01-05 to 2026-02-10`, `2026-01-05 - 2026-02-10`, `from March 2026 to May 2026`.
std::optional<Ends> spoken_range(std::string_view text) {
  constexpr std::string_view from = "from ";
  if (fold_case(text.substr(0, from.size())) == from) text.remove_prefix(from.size());
  for (const std::string_view between :
       {" to ", " TO ", " To ", " - ", " \u2013 ", " \u2014 ", " \u2212 "}) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) continue;
    return Ends{trimmed(text.substr(0, at)), trimmed(text.substr(at + between.size()))};
  }
  return std::nullopt;
}

/// The ends of a text that is a range in any form.
std::optional<Ends> ends_in(std::string_view text) {
  for (const auto& ends_of : {comparison, interval, range, spoken_range, spoken_comparison}) {
    if (std::optional<Ends> ends = ends_of(text)) return ends;
  }
  return std::nullopt;
}

/// Who writes both ends of a range writes them alike: one that is certain settles the other.
DateOrder settled_order(const Ends& ends) {
  const DateOrder order = shown_order(ends.from);
  return order == DateOrder::unknown ? shown_order(ends.to) : order;
}

std::optional<Period> between(const Ends& ends, sys_days today, DateOrder order) {
  if (ends.from.empty() && ends.to.empty()) return std::nullopt;
  Period period;
  if (!ends.from.empty()) {
    const std::optional<Period> first = parse_single(ends.from, today, order);
    if (!first) return std::nullopt;
    period.first = ends.from_bound == Bound::included ? *first->first : *first->last + days{1};
  }
  if (!ends.to.empty()) {
    const std::optional<Period> last = parse_single(ends.to, today, order);
    if (!last) return std::nullopt;
    period.last = ends.to_bound == Bound::included ? *last->last : *last->first - days{1};
  }
  if (period.first && period.last && *period.first > *period.last) return std::nullopt;
  return period;
}

}  // namespace

std::optional<DateOrder> date_order_named(std::string_view name) {
  if (name == "dmy") return DateOrder::day_first;
  if (name == "mdy") return DateOrder::month_first;
  return std::nullopt;
}

std::optional<AmbiguousDay> ambiguous_day(std::string_view text) {
  const std::optional<Ends> ends = ends_in(trimmed(text));
  if (!ends) return single_ambiguous_day(text);
  if (settled_order(*ends) != DateOrder::unknown) return std::nullopt;
  const std::optional<AmbiguousDay> from = single_ambiguous_day(ends->from);
  return from ? from : single_ambiguous_day(ends->to);
}

std::optional<Period> parse_period(std::string_view text, sys_days today, DateOrder order) {
  if (const std::optional<Ends> ends = ends_in(trimmed(text))) {
    return between(*ends, today, order == DateOrder::unknown ? settled_order(*ends) : order);
  }
  return parse_single(text, today, order);
}

OpenEnd open_end(std::string_view text) {
  const std::optional<Ends> ends = ends_in(trimmed(text));
  if (!ends || ends->from.empty() == ends->to.empty()) return OpenEnd::none;
  return ends->from.empty() ? OpenEnd::first : OpenEnd::last;
}

bool has_both_ends(std::string_view text) {
  const std::optional<Ends> ends = ends_in(trimmed(text));
  return ends && !ends->from.empty() && !ends->to.empty();
}

std::optional<std::string> reversed_range(std::string_view text, sys_days today, DateOrder order) {
  const std::optional<Ends> ends = ends_in(trimmed(text));
  if (!ends || ends->from.empty() || ends->to.empty()) return std::nullopt;
  const DateOrder known = order == DateOrder::unknown ? settled_order(*ends) : order;
  const std::optional<Period> from = parse_single(ends->from, today, known);
  const std::optional<Period> to = parse_single(ends->to, today, known);
  if (!from || !to || *from->first <= *to->last) return std::nullopt;
  return std::string(trimmed(ends->to)) + ".." + std::string(trimmed(ends->from));
}

sys_days local_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return sys_days{std::chrono::year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
}

}  // namespace gazette
