// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/day_in_text.hpp"

#include <chrono>
#include <string>

#include "core/dates/clock.hpp"
#include "core/dates/cursor.hpp"
#include "core/dates/date.hpp"
#include "core/dates/month_names.hpp"
#include "core/dates/names.hpp"

namespace gazette {
namespace {

struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
};

constexpr int earliest_year = 1990;
constexpr int latest_year = 2099;

bool is_year(int number) { return number >= earliest_year && number <= latest_year; }

std::chrono::year_month_day calendar_day(const Day& day) {
  return {std::chrono::year(day.year), std::chrono::month(static_cast<unsigned>(day.month)),
          std::chrono::day(static_cast<unsigned>(day.day))};
}

bool is_day(const Day& day) {
  return is_year(day.year) && day.month > 0 && day.day > 0 && calendar_day(day).ok();
}

/// `2024-03-05`, `2024/3/5`, `2024年3月5日`.
bool read_year_first(DateCursor& in, Day& day) {
  const auto year = in.take_number(4, 4);
  if (!year || !is_year(*year)) return false;
  const bool is_east_asian = in.take_text("年") || in.take_text("년");
  in.skip_any(" ");
  const char separator = in.peek();
  if (!is_east_asian && !in.take_any("-/.")) return false;
  const auto month = in.take_number(1, 2);
  if (!month) return false;
  const bool follows =
      is_east_asian ? in.take_text("月") || in.take_text("월") : in.take(separator);
  in.skip_any(" ");
  const auto number = follows ? in.take_number(1, 2) : std::nullopt;
  if (!number) return false;
  if (is_east_asian && !in.take_text("日")) in.take_text("일");
  day = {*year, *month, *number};
  return true;
}

/// `05.03.2024`, `5/3/2024`, `5-3-24`.
bool read_ordered_numbers(DateCursor& in, Day& day, NumberOrder order) {
  constexpr int months = 12;
  const auto first = in.take_number(1, 2);
  if (!first) return false;
  const bool has_blank = in.take(' ');
  const char separator = in.peek();
  if (!in.take_any("./-") || (has_blank && separator == '-')) return false;
  in.skip_any(" ");
  const auto second = in.take_number(1, 2);
  if (!second) return false;
  in.skip_any(" ");
  if (!in.take(separator)) return false;
  in.skip_any(" ");
  const std::size_t mark = in.mark();
  auto year = in.take_number(4, 4);
  if (!year && separator != '-') {
    in.reset(mark);
    year = in.take_number(2, 2);
    if (year) *year += 2000;
  }
  if (!year) return false;
  const bool is_day_first =
      *first > months || separator == '.' || (order == NumberOrder::day_first && *second <= months);
  day = is_day_first ? Day{*year, *second, *first} : Day{*year, *first, *second};
  return true;
}

void skip_between(DateCursor& in) { in.skip_any(" .,'/-"); }

void skip_small_word(DateCursor& in) {
  const std::size_t mark = in.mark();
  const std::string_view word = in.take_word();
  if (word == "de" || word == "del" || word == "of" || word == "d" || word == "of" ||
      is_ordinal_ending(word) || word == "º" || word == "ª") {
    skip_between(in);
  } else {
    in.reset(mark);
  }
}

/// `5 de marzo de 2024`, `5. März 2024`, `5th of March 2024`.
bool read_day_then_month(DateCursor& in, Day& day, std::string_view language) {
  const auto number = in.take_number(1, 2);
  if (!number) return false;
  in.skip_any("ºª");
  skip_small_word(in);
  skip_between(in);
  skip_small_word(in);
  const auto month = month_in(language, in.take_word());
  if (!month) return false;
  skip_between(in);
  skip_small_word(in);
  const auto year = in.take_number(4, 4);
  if (!year) return false;
  day = {*year, *month, *number};
  return true;
}

/// `March 5th, 2024`, `Feb 03 2026`; `March 2024` is none.
bool read_month_then_day(DateCursor& in, Day& day, std::string_view language) {
  const auto month = month_in(language, in.take_word());
  if (!month) return false;
  skip_between(in);
  const auto number = in.take_number(1, 2);
  if (!number) return false;
  skip_small_word(in);
  skip_between(in);
  const auto year = in.take_number(4, 4);
  if (!year) return false;
  day = {*year, *month, *number};
  return true;
}

/// Behind the name of a zone: `+1`, `+02:00`, ` +0100`. Where none follows, or one that no zone
/// has, the name alone counts: 0.
std::chrono::minutes read_offset(DateCursor& in) {
  constexpr std::chrono::minutes greatest = std::chrono::hours(14);
  constexpr std::chrono::minutes none{0};
  const std::size_t behind = in.mark();
  in.skip_any(" ");
  const char sign = in.peek();
  std::optional<int> hours;
  int rest = 0;
  if (in.take_any("+-")) {
    if (const auto both = in.take_number(4, 4)) {
      hours = *both / 100;
      rest = *both % 100;
    } else if ((hours = in.take_number(1, 2))) {
      const std::size_t behind_hours = in.mark();
      const auto number = in.take(':') ? in.take_number(2, 2) : std::nullopt;
      if (!number) in.reset(behind_hours);
      rest = number.value_or(0);
    }
  }
  const std::chrono::minutes east(hours.value_or(0) * 60 + rest);
  if (!hours || rest > 59 || east > greatest) {
    in.reset(behind);
    return none;
  }
  return sign == '-' ? -east : east;
}

/// Before an hour from 1 to 12, in Korean, Japanese and Chinese.
bool is_afternoon_mark(std::string_view word) {
  return word == "오후" || word == "午後" || word == "下午";
}

/// `10:30`, `10.30`, `10h30`, `10時30分`, `10시 30분`.
bool take_hour_mark(DateCursor& in) {
  if (in.take_any(":.h")) return true;
  if (!in.take_text("時") && !in.take_text("时") && !in.take_text("시")) return false;
  in.skip_any(" ");
  return true;
}

/// After a day, some punctuation and one word: `10:30`, `um 10.30 Uhr`, `at 3:04 pm GMT+0100`.
std::optional<std::chrono::seconds> read_clock(DateCursor& in,
                                               std::optional<std::chrono::minutes>& offset) {
  const std::size_t mark = in.mark();
  in.skip_any(" ,|-.T");
  bool is_afternoon = false;
  if (!in.at_digit()) {
    is_afternoon = is_afternoon_mark(in.take_word());
    in.skip_any(" :");
  }
  const auto hour = in.take_number(1, 2);
  if (!hour || *hour > 23 || !take_hour_mark(in)) {
    in.reset(mark);
    return std::nullopt;
  }
  const auto minute = in.take_number(2, 2);
  if (!minute || *minute > 59) {
    in.reset(mark);
    return std::nullopt;
  }
  int hours = *hour;
  if (is_afternoon && hours < 12) hours += 12;
  int seconds = 0;
  if (in.take(':')) seconds = in.take_number(2, 2).value_or(0);
  const std::size_t behind = in.mark();
  in.skip_any(" ");
  const std::string_view word = in.take_word();
  if ((is_word(word, "pm") || word == "p") && hours < 12) hours += 12;
  if ((is_word(word, "am") || word == "a") && hours == 12) hours = 0;
  if (is_word(word, "gmt") || is_word(word, "utc")) {
    offset = read_offset(in);
  } else if (word.empty()) {
    in.reset(behind);
  }
  return std::chrono::seconds((hours * 60 + *minute) * 60 + (seconds < 60 ? seconds : 0));
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number or a word begins at `at`. Scripts without blanks run a number into a word.
bool begins_token(std::string_view text, std::size_t at) {
  if (!is_word_byte(text[at])) return false;
  if (at == 0 || !is_word_byte(text[at - 1])) return true;
  const bool is_number = is_digit(text[at]);
  return is_number ? static_cast<unsigned char>(text[at - 1]) >= 0x80 : is_digit(text[at - 1]);
}

Timestamp timestamp(const Day& day, DateCursor& in) {
  std::optional<std::chrono::minutes> offset;
  const auto clock = read_clock(in, offset);
  std::chrono::sys_seconds time =
      std::chrono::sys_days(calendar_day(day)) + clock.value_or(std::chrono::seconds(0));
  if (offset) time -= *offset;
  return {.utc = time, .offset = offset};
}

}  // namespace

std::optional<DayInText> find_day(std::string_view text, std::string_view language,
                                  NumberOrder order, std::size_t from) {
  constexpr std::size_t longest_bytes = 100;  // of a day with its time
  for (std::size_t at = from; at < text.size(); ++at) {
    if (!begins_token(text, at)) continue;
    const std::string_view rest = text.substr(at, longest_bytes);
    const auto read = [&](auto reader) -> std::optional<DayInText> {
      DateCursor in(rest);
      Day day;
      if (!reader(in, day) || in.at_digit() || !is_day(day)) return std::nullopt;
      const Timestamp time = timestamp(day, in);
      return DayInText{time, at, at + in.mark()};
    };
    std::optional<DayInText> found;
    if (is_digit(text[at])) {
      found = read(read_year_first);
      if (!found)
        found = read([&](auto& in, Day& day) { return read_ordered_numbers(in, day, order); });
      if (!found) {
        found = read([&](auto& in, Day& day) { return read_day_then_month(in, day, language); });
      }
    } else {
      found = read([&](auto& in, Day& day) { return read_month_then_day(in, day, language); });
    }
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<Timestamp> stated_date(std::string_view text) {
  constexpr std::size_t longest_bytes = 80;
  constexpr std::size_t day_digits = 8;
  constexpr std::size_t digits = 14;
  if (std::optional<Timestamp> time = parse_date(text)) return time;
  if (text.size() > longest_bytes) return std::nullopt;
  if (text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos) {
    return parse_date(
        std::string(text.substr(0, day_digits)).append("T").append(text.substr(day_digits)));
  }
  const std::optional<DayInText> day = find_day(text, {}, NumberOrder::day_first);
  const std::optional<DayInText> other = find_day(text, {}, NumberOrder::month_first);
  if (!day || !other || day->time.utc != other->time.utc) return std::nullopt;
  DateCursor in(text.substr(day->end));
  in.skip_any(" ");
  DateParts zone;
  if (day->time.offset || !read_zone(in, zone) || !in.at_end() || !zone.offset) return day->time;
  return Timestamp{.utc = day->time.utc - *zone.offset, .offset = zone.offset};
}

}  // namespace gazette
