// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/clock.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/dates/names.hpp"

namespace gazette {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// First and last day of summer time in the United States, which begins and ends at two o'clock.
struct Summer {
  sys_days first, last;
};

std::optional<Summer> american_summer(std::chrono::year year) {
  using std::chrono::April, std::chrono::March, std::chrono::October, std::chrono::November;
  using std::chrono::last, std::chrono::Sunday;
  if (int{year} >= 2007) {
    return Summer{sys_days{year / March / Sunday[2]}, sys_days{year / November / Sunday[1]}};
  }
  if (int{year} >= 1987) {
    return Summer{sys_days{year / April / Sunday[1]}, sys_days{year / October / Sunday[last]}};
  }
  if (int{year} >= 1967) {
    return Summer{sys_days{year / April / Sunday[last]}, sys_days{year / October / Sunday[last]}};
  }
  return std::nullopt;
}

minutes american_offset(int winter_hours, sys_seconds local) {
  constexpr std::chrono::hours change{2};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(local)};
  const std::optional<Summer> summer = american_summer(day.year());
  const bool is_summer = summer && local >= summer->first + change && local < summer->last + change;
  return std::chrono::hours{winter_hours + (is_summer ? 1 : 0)};
}

/// `shortest` is the least number of digits.
bool read_numeric_zone(DateCursor& in, DateParts& parts, std::size_t shortest = 2) {
  const int sign = in.take('-') ? -1 : (in.take('+'), 1);
  const std::string_view digits = in.take_digits();
  if (digits.size() < shortest || digits.size() == 3 || digits.size() > 4) return false;
  const int hours =
      digits.size() == 1 ? digits[0] - '0' : (digits[0] - '0') * 10 + (digits[1] - '0');
  int mins = 0;
  if (digits.size() == 4) {
    mins = (digits[2] - '0') * 10 + (digits[3] - '0');
  } else if (in.take(':')) {
    const std::optional<int> written = in.take_number(2, 2);
    if (!written) return false;
    mins = *written;
  }
  if (hours > 23 || mins > 59) return false;
  parts.offset = minutes{sign * (hours * 60 + mins)};
  in.skip_any(" ");
  if (in.take('(')) {  // RFC 822 comment: "+0100 (CET)"
    in.take_word();
    return in.take(')');
  }
  return true;
}

enum class Half { am, pm };

/// `am`, `PM`, `a.m.`, `p.m`.
std::optional<Half> take_half(DateCursor& in) {
  const std::size_t begin = in.mark();
  in.skip_any(" ");
  const std::string_view word = in.take_word();
  if (is_word(word, "am")) return Half::am;
  if (is_word(word, "pm")) return Half::pm;
  const bool is_am = is_word(word, "a");
  if ((is_am || is_word(word, "p")) && in.take('.') && is_word(in.take_word(), "m")) {
    in.take('.');
    return is_am ? Half::am : Half::pm;
  }
  in.reset(begin);
  return std::nullopt;
}

void skip_german_hour(DateCursor& in) {
  const std::size_t begin = in.mark();
  in.skip_any(" ");
  if (!is_word(in.take_word(), "uhr")) in.reset(begin);
}

}  // namespace

std::optional<Timestamp> to_timestamp(const DateParts& parts) {
  const std::chrono::year_month_day date{std::chrono::year{parts.year},
                                         std::chrono::month{static_cast<unsigned>(parts.month)},
                                         std::chrono::day{static_cast<unsigned>(parts.day)}};
  if (!date.ok() || parts.year < 1 || parts.year > 9999) return std::nullopt;
  const bool is_next_midnight = parts.hour == 24 && parts.minute == 0 && parts.second == 0;
  if ((parts.hour > 23 && !is_next_midnight) || parts.minute > 59 || parts.second > 60)
    return std::nullopt;
  const sys_seconds local = sys_days{date} + std::chrono::hours{parts.hour} +
                            minutes{parts.minute} +
                            std::chrono::seconds{parts.second == 60 ? 59 : parts.second};
  std::optional<minutes> offset = parts.offset;
  if (parts.american_zone) offset = american_offset(*parts.american_zone, local);
  const sys_seconds utc = local - offset.value_or(minutes{0});
  constexpr sys_seconds first = sys_days{std::chrono::year{1} / 1 / 1};
  constexpr sys_seconds last = sys_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1};
  if (std::min(utc, local) < first || std::max(utc, local) >= last) return std::nullopt;
  return Timestamp{utc, offset};
}

bool read_zone(DateCursor& in, DateParts& parts) {
  in.skip_any(" ");
  if (in.peek() == '+' || in.peek() == '-') return read_numeric_zone(in, parts);
  const std::string_view word = in.take_word();
  if (word.empty()) return true;
  if (const std::optional<int> hours = zone_named(word)) {
    parts.offset = minutes{*hours * 60};
    const bool goes_on =
        (is_word(word, "gmt") || is_word(word, "utc")) && (in.peek() == '+' || in.peek() == '-');
    return !goes_on || read_numeric_zone(in, parts, 1);
  }
  parts.american_zone = american_zone_named(word);
  return parts.american_zone.has_value();
}

bool read_time(DateCursor& in, DateParts& parts) {
  const std::optional<int> hour = in.take_number(1, 2);
  if (!hour) return false;
  parts.hour = *hour;
  const bool has_minutes = in.take(':');
  if (has_minutes) {
    const std::optional<int> minute = in.take_number(2, 2);
    if (!minute) return false;
    parts.minute = *minute;
    if (in.take(':')) {
      const std::optional<int> second = in.take_number(2, 2);
      if (!second) return false;
      parts.second = *second;
      if (in.take_any(".,") && in.take_digits().empty()) return false;
    }
  }
  if (const std::optional<Half> half = take_half(in)) {
    if (parts.hour < 1 || parts.hour > 12) return false;
    parts.hour = parts.hour % 12 + (*half == Half::pm ? 12 : 0);
  } else if (!has_minutes) {
    return false;
  }
  skip_german_hour(in);
  return read_zone(in, parts);
}

bool read_compact_time(DateCursor& in, DateParts& parts) {
  const std::string_view digits = in.take_digits();
  if (digits.size() != 4 && digits.size() != 6) return false;
  const auto two = [&](std::size_t i) { return (digits[i] - '0') * 10 + (digits[i + 1] - '0'); };
  parts.hour = two(0);
  parts.minute = two(2);
  if (digits.size() == 6) parts.second = two(4);
  return read_zone(in, parts);
}

}  // namespace gazette
