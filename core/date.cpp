// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace gazette {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

/// Reads a text from left to right; every `take_` either consumes what it names or nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  char peek() const { return at_end() ? '\0' : text_[at_]; }

  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }

  bool take_text(std::string_view text) {
    if (!text_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  bool take_any(std::string_view set) {
    if (at_end() || set.find(peek()) == std::string_view::npos) return false;
    ++at_;
    return true;
  }

  void skip_any(std::string_view set) {
    while (take_any(set)) {
    }
  }

  std::string_view take_word() {
    const std::size_t begin = at_;
    while (is_letter(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view take_digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// A number of `least` to `most` digits that no further digit follows.
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    const std::size_t begin = at_;
    const std::string_view digits = take_digits();
    if (digits.size() < least || digits.size() > most) {
      at_ = begin;
      return std::nullopt;
    }
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  }

  std::size_t mark() const { return at_; }
  void reset(std::size_t mark) { at_ = mark; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool starts_name(std::string_view word, std::string_view name) {
  if (word.size() < 3 || word.size() > name.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(word[i]) != name[i]) return false;
  }
  return true;
}

/// 1 to 12, for an English month name or an abbreviation of three letters or more.
std::optional<int> month_named(std::string_view word) {
  constexpr std::array<std::string_view, 12> names = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (starts_name(word, names[i])) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> names = {"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  for (const std::string_view name : names) {
    if (starts_name(word, name)) return true;
  }
  return false;
}

struct NamedZone {
  std::string_view name;
  int hours;
};

/// The zones of RFC 822 and those that news agencies write. Other names are ambiguous (IST, AST)
/// and make the text no date.
constexpr std::array named_zones = {
    NamedZone{"z", 0},     NamedZone{"ut", 0},   NamedZone{"utc", 0},  NamedZone{"gmt", 0},
    NamedZone{"est", -5},  NamedZone{"edt", -4}, NamedZone{"cst", -6}, NamedZone{"cdt", -5},
    NamedZone{"mst", -7},  NamedZone{"mdt", -6}, NamedZone{"pst", -8}, NamedZone{"pdt", -7},
    NamedZone{"bst", 1},   NamedZone{"wet", 0},  NamedZone{"west", 1}, NamedZone{"cet", 1},
    NamedZone{"cest", 2},  NamedZone{"eet", 2},  NamedZone{"eest", 3}, NamedZone{"msk", 3},
    NamedZone{"ict", 7},   NamedZone{"hkt", 8},  NamedZone{"jst", 9},  NamedZone{"kst", 9},
    NamedZone{"aest", 10}, NamedZone{"aedt", 11}};

struct Parts {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  std::optional<minutes> offset;
};

std::optional<Timestamp> to_timestamp(const Parts& parts) {
  const std::chrono::year_month_day date{std::chrono::year{parts.year},
                                         std::chrono::month{static_cast<unsigned>(parts.month)},
                                         std::chrono::day{static_cast<unsigned>(parts.day)}};
  if (!date.ok() || parts.year < 1 || parts.year > 9999) return std::nullopt;
  if (parts.hour > 23 || parts.minute > 59 || parts.second > 60) return std::nullopt;
  const sys_seconds local = sys_days{date} + std::chrono::hours{parts.hour} +
                            minutes{parts.minute} +
                            std::chrono::seconds{parts.second == 60 ? 59 : parts.second};
  const sys_seconds utc = local - parts.offset.value_or(minutes{0});
  constexpr sys_seconds first = sys_days{std::chrono::year{1} / 1 / 1};
  constexpr sys_seconds last = sys_days{std::chrono::year{9999} / 12 / 31} + std::chrono::days{1};
  if (utc < first || utc >= last) return std::nullopt;
  return Timestamp{utc, parts.offset};
}

/// `+01:00`, `-0500`, `+09`, `Z`, `EST`, `(CET)`. True when there is none or it was understood.
bool read_zone(Cursor& in, Parts& parts) {
  in.skip_any(" ");
  if (in.peek() == '+' || in.peek() == '-') {
    const int sign = in.take('-') ? -1 : (in.take('+'), 1);
    const std::string_view digits = in.take_digits();
    if (digits.size() != 2 && digits.size() != 4) return false;
    const int hours = (digits[0] - '0') * 10 + (digits[1] - '0');
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
  const std::string_view word = in.take_word();
  if (word.empty()) return true;
  for (const NamedZone& zone : named_zones) {
    if (word.size() != zone.name.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < word.size(); ++i) same = same && lower(word[i]) == zone.name[i];
    if (same) {
      parts.offset = minutes{zone.hours * 60};
      return true;
    }
  }
  return false;
}

/// `15:01`, `15:01:01.79`, `3:04 pm`, and what follows it of a zone.
bool read_time(Cursor& in, Parts& parts) {
  const std::optional<int> hour = in.take_number(1, 2);
  if (!hour || !in.take(':')) return false;
  const std::optional<int> minute = in.take_number(2, 2);
  if (!minute) return false;
  parts.hour = *hour;
  parts.minute = *minute;
  if (in.take(':')) {
    const std::optional<int> second = in.take_number(2, 2);
    if (!second) return false;
    parts.second = *second;
    if (in.take_any(".,") && in.take_digits().empty()) return false;
  }
  const std::size_t before = in.mark();
  in.skip_any(" ");
  const std::size_t word_begin = in.mark();
  const std::string_view word = in.take_word();
  const bool am = word.size() == 2 && lower(word[0]) == 'a' && lower(word[1]) == 'm';
  const bool pm = word.size() == 2 && lower(word[0]) == 'p' && lower(word[1]) == 'm';
  if (am || pm) {
    if (parts.hour < 1 || parts.hour > 12) return false;
    parts.hour = parts.hour % 12 + (pm ? 12 : 0);
  } else {
    in.reset(word.empty() ? before : word_begin);
  }
  return read_zone(in, parts);
}

/// `T140500` and `T1405`, of the ISO form without separators.
bool read_compact_time(Cursor& in, Parts& parts) {
  const std::string_view digits = in.take_digits();
  if (digits.size() != 4 && digits.size() != 6) return false;
  const auto two = [&](std::size_t i) { return (digits[i] - '0') * 10 + (digits[i + 1] - '0'); };
  parts.hour = two(0);
  parts.minute = two(2);
  if (digits.size() == 6) parts.second = two(4);
  return read_zone(in, parts);
}

bool read_iso(Cursor& in, Parts& parts) {
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
  if (compact && in.take('T')) {
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
  return is_digit(in.peek()) ? read_time(in, parts) : read_zone(in, parts);
}

std::optional<int> read_year(Cursor& in) {
  const std::size_t begin = in.mark();
  if (const std::optional<int> year = in.take_number(4, 4)) return year;
  in.reset(begin);
  if (const std::optional<int> year = in.take_number(2, 2)) {
    return *year < 50 ? 2000 + *year : 1900 + *year;  // RFC 2822 4.3, for RFC 822's two digits
  }
  return std::nullopt;
}

/// What may follow the day in `29th`; nothing may as well.
bool is_ordinal_ending(std::string_view word) {
  if (word.empty()) return true;
  const std::array<char, 2> ending = {lower(word.front()), lower(word.back())};
  constexpr std::array<std::string_view, 4> endings = {"st", "nd", "rd", "th"};
  return word.size() == 2 && std::find(endings.begin(), endings.end(),
                                       std::string_view(ending.data(), 2)) != endings.end();
}

/// `26-FEB-1987`, `29 January 2026`, `January 29, 2026`, each behind a weekday or not.
bool read_named_month(Cursor& in, Parts& parts) {
  const std::size_t begin = in.mark();
  if (is_weekday(in.take_word())) {
    in.skip_any("., ");
  } else {
    in.reset(begin);
  }
  const std::string_view word = in.take_word();
  std::optional<int> month;
  std::optional<int> day;
  if (word.empty()) {
    day = in.take_number(1, 2);
    if (!day) return false;
    in.skip_any("-. /");
    month = month_named(in.take_word());
    in.skip_any("-., /");
  } else {
    month = month_named(word);
    in.skip_any(". ");
    day = in.take_number(1, 2);
    if (!is_ordinal_ending(in.take_word())) return false;
    in.skip_any("., ");
  }
  const std::optional<int> year = month && day ? read_year(in) : std::nullopt;
  if (!year) return false;
  parts.year = *year;
  parts.month = *month;
  parts.day = *day;
  in.skip_any(", ");
  const std::size_t before = in.mark();
  const bool announces_time = in.take_word() == "at";
  if (!announces_time) in.reset(before);
  in.skip_any(", ");
  if (is_digit(in.peek())) return read_time(in, parts);
  return !announces_time && read_zone(in, parts);
}

/// `2026年6月11日`, as Japanese and Chinese papers write it.
bool read_east_asian_day(Cursor& in, Parts& parts) {
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

std::optional<Timestamp> read_epoch(std::string_view text) {
  if (text.size() != 9 && text.size() != 10 && text.size() != 13) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (text.size() == 13) value /= 1000;
  return Timestamp{sys_seconds{std::chrono::seconds{value}}, std::nullopt};
}

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
  for (const auto read : {read_iso, read_named_month, read_east_asian_day}) {
    Cursor in(text);
    Parts parts;
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

std::string to_day(const Timestamp& time) {
  const Civil c = civil(time.utc + time.offset.value_or(minutes{0}));
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

}  // namespace gazette
