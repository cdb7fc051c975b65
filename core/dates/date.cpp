// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/dates/clock.hpp"
#include "core/dates/cursor.hpp"
#include "core/dates/names.hpp"

namespace gazette {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

// A form is read by a function of its own, which names it; `forms` below lists them. Times of day
// and zones are read by clock.cpp, names of months, weekdays and zones by names.cpp.

/// `2026-02-26`, `20260226`, `2026-02-26T14:05:00.5+01:00`, `2026-02-26 14:05Z`.
bool read_iso(DateCursor& in, DateParts& parts) {
  const std::size_t begin = in.mark();
  const std::string_view digits = in.take_digits();
  bool compact = false;
  if (digits.size() == 8) {
    in.reset(begin);
    const int all = in.take_number(8, 8).value_or(0);
    parts.year = all / 10000;
    parts.month = all / 100 % 100;
    parts.day = all % 100;
    compact = true;
  } else {
    in.reset(begin);
    const std::optional<int> year = in.take_number(4, 4);
    const char separator = in.peek();
    if (!year || !in.take_any("-/")) return false;
    const std::optional<int> month = in.take_number(1, 2);
    if (!month || !in.take(separator)) return false;
    const std::optional<int> day = in.take_number(1, 2);
    if (!day) return false;
    parts.year = *year;
    parts.month = *month;
    parts.day = *day;
  }
  if (in.at_end()) return true;
  if (compact && in.take_any("Tt")) {
    const std::size_t time = in.mark();
    if (read_compact_time(in, parts)) return true;
    in.reset(time);
    return read_time(in, parts);
  }
  const std::size_t before = in.mark();
  if (in.take_any("Tt")) {
    in.skip_any(" ");
    return read_time(in, parts);
  }
  if (!in.take(' ')) return read_zone(in, parts) && in.mark() != before;
  in.skip_any(" ");
  return in.at_digit() ? read_time(in, parts) : read_zone(in, parts);
}

std::optional<int> read_year(DateCursor& in) {
  const std::size_t begin = in.mark();
  if (const std::optional<int> year = in.take_number(4, 4)) return year;
  in.reset(begin);
  if (const std::optional<int> year = in.take_number(2, 2)) {
    return *year < 50 ? 2000 + *year : 1900 + *year;  // RFC 2822 4.3, for RFC 822's two digits
  }
  return std::nullopt;
}

void skip_weekday(DateCursor& in) {
  const std::size_t begin = in.mark();
  if (is_weekday(in.take_word())) {
    in.skip_any("., ");
  } else {
    in.reset(begin);
  }
}

/// Takes a word that is one of `words`, and the blanks after it.
template <std::size_t size>
bool take_one_of(DateCursor& in, const std::array<std::string_view, size>& words) {
  const std::size_t begin = in.mark();
  const std::string_view word = in.take_word();
  const auto same = [&](std::string_view each) { return is_word(word, each); };
  if (std::any_of(words.begin(), words.end(), same)) {
    in.skip_any(", ");
    return true;
  }
  in.reset(begin);
  return false;
}

void skip_ordinal_ending(DateCursor& in) {
  const std::size_t begin = in.mark();
  if (!is_ordinal_ending(in.take_word())) in.reset(begin);
}

/// What follows a day: nothing, a time, a zone, each after commas, blanks or a word for "at".
bool read_rest_of_day(DateCursor& in, DateParts& parts) {
  constexpr std::array<std::string_view, 3> at_words = {"at", "um", "à"};
  in.skip_any(", ");
  const bool announces_time = take_one_of(in, at_words);
  if (in.at_digit()) return read_time(in, parts);
  return !announces_time && read_zone(in, parts);
}

/// The time between day and year of asctime, `10:11:12 EST 2026`.
bool read_time_and_year(DateCursor& in, DateParts& parts) {
  if (!read_time(in, parts)) return false;
  in.skip_any(" ");
  const std::optional<int> year = in.take_number(4, 4);
  parts.year = year.value_or(0);
  return year.has_value();
}

/// `January 29, 2026`, `Feb 26 10:11:12 2026`.
bool read_month_first(DateCursor& in, DateParts& parts) {
  const std::optional<int> month = month_named(in.take_word());
  in.skip_any(". ");
  const std::optional<int> day = in.take_number(1, 2);
  if (!month || !day) return false;
  parts.month = *month;
  parts.day = *day;
  skip_ordinal_ending(in);
  in.skip_any("., ");
  const std::size_t before = in.mark();
  const DateParts date = parts;
  if (read_time_and_year(in, parts)) return true;
  in.reset(before);
  parts = date;
  const std::optional<int> year = read_year(in);
  parts.year = year.value_or(0);
  return year && read_rest_of_day(in, parts);
}

/// `26-FEB-1987`, `29th of January 2026`, `29. Januar 2026`, `29 de enero de 2026`.
bool read_day_first(DateCursor& in, DateParts& parts) {
  constexpr std::array<std::string_view, 3> of_words = {"de", "del", "of"};
  const std::optional<int> day = in.take_number(1, 2);
  if (!day) return false;
  skip_ordinal_ending(in);
  in.skip_any("-. /");
  take_one_of(in, of_words);
  const std::optional<int> month = month_named(in.take_word());
  in.skip_any("-., /");
  take_one_of(in, of_words);
  const std::optional<int> year = month ? read_year(in) : std::nullopt;
  if (!year) return false;
  parts.year = *year;
  parts.month = *month;
  parts.day = *day;
  return read_rest_of_day(in, parts);
}

/// Either of the two, with or without the weekday: `Thu, 26 Feb 2026 14:05:00 +0100`.
bool read_named_month(DateCursor& in, DateParts& parts) {
  skip_weekday(in);
  return in.at_digit() ? read_day_first(in, parts) : read_month_first(in, parts);
}

/// `29.01.2026`; `29/01/2026` and `01/29/2026` where only one order makes a date, or both the same.
bool read_numbers(DateCursor& in, DateParts& parts) {
  constexpr int months = 12;
  skip_weekday(in);
  const std::optional<int> first = in.take_number(1, 2);
  const char separator = in.peek();
  if (!first || !in.take_any("./-")) return false;
  const std::optional<int> second = in.take_number(1, 2);
  if (!second || !in.take(separator)) return false;
  const std::optional<int> year = in.take_number(4, 4);
  if (!year) return false;
  const bool is_day_first = separator == '.' || *first > months || first == second;
  if (!is_day_first && *second <= months) return false;
  parts.year = *year;
  parts.month = is_day_first ? *second : *first;
  parts.day = is_day_first ? *first : *second;
  return read_rest_of_day(in, parts);
}

/// `2026-02`.
bool read_month(DateCursor& in, DateParts& parts) {
  const std::optional<int> year = in.take_number(4, 4);
  if (!year || !in.take('-')) return false;
  const std::optional<int> month = in.take_number(2, 2);
  if (!month) return false;
  parts.year = *year;
  parts.month = *month;
  parts.day = 1;
  return true;
}

/// `2026年6月11日`, as Japanese and Chinese papers write it.
bool read_east_asian_day(DateCursor& in, DateParts& parts) {
  const std::optional<int> year = in.take_number(4, 4);
  if (!year || !in.take_text("年")) return false;
  const std::optional<int> month = in.take_number(1, 2);
  if (!month || !in.take_text("月")) return false;
  const std::optional<int> day = in.take_number(1, 2);
  if (!day || !in.take_text("日")) return false;
  parts.year = *year;
  parts.month = *month;
  parts.day = *day;
  in.skip_any(" ");
  return in.at_end() || read_time(in, parts);
}

/// `1767225600`, `1767225600.5`, `1767225600500`.
std::optional<Timestamp> read_epoch(std::string_view text) {
  DateCursor in(text);
  const std::string_view digits = in.take_digits();
  const bool has_milliseconds = digits.size() == 13;
  if (digits.size() != 9 && digits.size() != 10 && !has_milliseconds) return std::nullopt;
  if (!has_milliseconds && in.take('.') && in.take_digits().empty()) return std::nullopt;
  if (!in.at_end()) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  if (has_milliseconds) value /= 1000;
  return Timestamp{sys_seconds{std::chrono::seconds{value}}, std::nullopt};
}

/// The forms of a date in the order in which they are tried. The first that reads all of the text
/// counts; seconds since 1970 (`read_epoch`) come before them.
constexpr std::array forms = {
    read_iso,             // 2026-02-26, 20260226T1405, 2026-02-26T14:05:00+01:00
    read_month,           // 2026-02
    read_numbers,         // 29.01.2026, 29/01/2026, 01/29/2026
    read_named_month,     // 29. Januar 2026, 26 Feb 26 14:05 EST, January 29, 2026 3:04 pm
    read_east_asian_day,  // 2026年6月11日
};

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

struct Civil {
  int year;
  unsigned month, day;
  long hour, minute, second;
};

Civil civil(sys_seconds time) {
  const sys_days day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  return {int{date.year()},      unsigned{date.month()},  unsigned{date.day()},
          clock.hours().count(), clock.minutes().count(), clock.seconds().count()};
}

}  // namespace

std::optional<Timestamp> parse_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 100) return std::nullopt;
  if (const std::optional<Timestamp> epoch = read_epoch(text)) return epoch;
  for (const auto read : forms) {
    DateCursor in(text);
    DateParts parts;
    if (!read(in, parts)) continue;
    in.skip_any(" ");
    if (in.at_end()) return to_timestamp(parts);
  }
  return std::nullopt;
}

std::string to_rfc3339(sys_seconds time) {
  const Civil c = civil(time);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", c.year, c.month, c.day, c.hour,
                     c.minute, c.second);
}

std::string to_rfc3339(const Timestamp& time) {
  if (!time.offset) return to_rfc3339(time.utc);
  std::string text = to_rfc3339(time.utc + *time.offset);
  text.pop_back();
  const long total = time.offset->count();
  const long size = total < 0 ? -total : total;
  return text + fmt::format("{}{:02}:{:02}", total < 0 ? '-' : '+', size / 60, size % 60);
}

std::string to_rfc822(sys_seconds time) {
  constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                        "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Civil c = civil(time);
  const std::chrono::weekday weekday(std::chrono::floor<std::chrono::days>(time));
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays.at(weekday.c_encoding()),
                     c.day, months.at(static_cast<std::size_t>(c.month) - 1), c.year, c.hour,
                     c.minute, c.second);
}

std::string to_day(const Timestamp& time) {
  const Civil c = civil(local_day(time));
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

}  // namespace gazette
