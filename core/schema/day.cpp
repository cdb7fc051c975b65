// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/day.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

/// The day of value 0.
constexpr sys_days first_day = std::chrono::year{0} / 1 / 1;

/// 24:00 of the last day of 9999 is a day later.
constexpr sys_days last_day = sys_days{std::chrono::year{9999} / 12 / 31} + days{1};

static_assert((last_day - first_day).count() < 1 << 24, "a day has 3 bytes");

std::string day_term(year_month_day date) {
  return fmt::format("{}{:04}{:02}{:02}", field("date").prefix, int{date.year()},
                     unsigned{date.month()}, unsigned{date.day()});
}

std::string month_term(year_month month) {
  return fmt::format("{}{:04}{:02}", month_prefix, int{month.year()}, unsigned{month.month()});
}

std::string year_term(std::chrono::year year) {
  return fmt::format("{}{:04}", year_prefix, int{year});
}

}  // namespace

std::array<std::string, 3> day_terms(sys_days day) {
  const year_month_day date{day};
  return {day_term(date), month_term(date.year() / date.month()), year_term(date.year())};
}

std::vector<std::string> period_terms(sys_days first, sys_days last) {
  std::vector<std::string> terms;
  for (sys_days day = first; day <= last;) {
    const year_month_day date{day};
    const sys_days end_of_year = date.year() / 12 / 31;
    const sys_days end_of_month = date.year() / date.month() / std::chrono::last;
    const bool begins_month = unsigned{date.day()} == 1;
    if (begins_month && unsigned{date.month()} == 1 && end_of_year <= last) {
      terms.push_back(year_term(date.year()));
      day = end_of_year + days{1};
    } else if (begins_month && end_of_month <= last) {
      terms.push_back(month_term(date.year() / date.month()));
      day = end_of_month + days{1};
    } else {
      terms.push_back(day_term(date));
      day += days{1};
    }
  }
  return terms;
}

std::string day_value(sys_days day) {
  const auto number = static_cast<std::uint32_t>((day - first_day).count());
  const auto byte = [&](unsigned shift) { return static_cast<char>((number >> shift) & 0xFFU); };
  return {byte(16), byte(8), byte(0)};
}

std::optional<sys_days> parse_day_value(std::string_view value) {
  if (value.size() != 3) return std::nullopt;
  std::uint32_t number = 0;
  for (const char byte : value) number = (number << 8U) | static_cast<unsigned char>(byte);
  const sys_days day = first_day + days{number};
  return day <= last_day ? std::optional(day) : std::nullopt;
}

}  // namespace gazette
