// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dates/names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/text.hpp"

namespace gazette {
namespace {

struct MonthName {
  std::string_view name;
  int month;
};

/// Without accents, as `plain` leaves a word.
constexpr std::array month_names = {
    MonthName{"january", 1},   MonthName{"february", 2},  MonthName{"march", 3},
    MonthName{"april", 4},     MonthName{"may", 5},       MonthName{"june", 6},
    MonthName{"july", 7},      MonthName{"august", 8},    MonthName{"september", 9},
    MonthName{"october", 10},  MonthName{"november", 11}, MonthName{"december", 12},
    MonthName{"januar", 1},    MonthName{"janner", 1},    MonthName{"februar", 2},
    MonthName{"marz", 3},      MonthName{"maerz", 3},     MonthName{"mai", 5},
    MonthName{"juni", 6},      MonthName{"juli", 7},      MonthName{"oktober", 10},
    MonthName{"dezember", 12}, MonthName{"janvier", 1},   MonthName{"fevrier", 2},
    MonthName{"mars", 3},      MonthName{"avril", 4},     MonthName{"juin", 6},
    MonthName{"juillet", 7},   MonthName{"aout", 8},      MonthName{"septembre", 9},
    MonthName{"octobre", 10},  MonthName{"novembre", 11}, MonthName{"decembre", 12},
    MonthName{"enero", 1},     MonthName{"febrero", 2},   MonthName{"marzo", 3},
    MonthName{"abril", 4},     MonthName{"mayo", 5},      MonthName{"junio", 6},
    MonthName{"julio", 7},     MonthName{"agosto", 8},    MonthName{"septiembre", 9},
    MonthName{"setiembre", 9}, MonthName{"octubre", 10},  MonthName{"noviembre", 11},
    MonthName{"diciembre", 12}};

constexpr std::array<std::string_view, 29> weekday_names = {
    "monday",    "tuesday",  "wednesday",  "thursday", "friday",  "saturday",  "sunday",  "montag",
    "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonnabend", "sonntag", "lundi",
    "mardi",     "mercredi", "jeudi",      "vendredi", "samedi",  "dimanche",  "lunes",   "martes",
    "miercoles", "jueves",   "viernes",    "sabado",   "domingo"};

constexpr std::array<std::string_view, 7> german_weekdays = {"mo", "di", "mi", "do",
                                                             "fr", "sa", "so"};

struct NamedZone {
  std::string_view name;
  int hours;
};

constexpr std::array named_zones = {
    NamedZone{"z", 0},     NamedZone{"ut", 0},    NamedZone{"utc", 0},   NamedZone{"gmt", 0},
    NamedZone{"est", -5},  NamedZone{"edt", -4},  NamedZone{"cst", -6},  NamedZone{"cdt", -5},
    NamedZone{"mst", -7},  NamedZone{"mdt", -6},  NamedZone{"pst", -8},  NamedZone{"pdt", -7},
    NamedZone{"bst", 1},   NamedZone{"wet", 0},   NamedZone{"west", 1},  NamedZone{"cet", 1},
    NamedZone{"cest", 2},  NamedZone{"eet", 2},   NamedZone{"eest", 3},  NamedZone{"msk", 3},
    NamedZone{"ict", 7},   NamedZone{"hkt", 8},   NamedZone{"jst", 9},   NamedZone{"kst", 9},
    NamedZone{"aest", 10}, NamedZone{"aedt", 11}, NamedZone{"mez", 1},   NamedZone{"mesz", 2},
    NamedZone{"sast", 2},  NamedZone{"pkt", 5},   NamedZone{"sgt", 8},   NamedZone{"nzst", 12},
    NamedZone{"nzdt", 13}, NamedZone{"brt", -3},  NamedZone{"akst", -9}, NamedZone{"akdt", -8},
    NamedZone{"hst", -10}};

constexpr std::array american_zones = {NamedZone{"et", -5}, NamedZone{"ct", -6},
                                       NamedZone{"mt", -7}, NamedZone{"pt", -8}};

/// In small letters of ASCII, where the word has no others.
std::string plain(std::string_view word) {
  std::string result(word);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::all_of(result.begin(), result.end(), is_ascii))
    return strip_diacritics(fold_case(word));
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool shortens(std::string_view word, std::string_view name) {
  return word.size() >= 3 && name.starts_with(word);
}

std::optional<int> month_of_plain(std::string_view word) {
  std::optional<int> month;
  for (const MonthName& row : month_names) {
    if (row.name == word) return row.month;
    if (!shortens(word, row.name)) continue;
    if (month && *month != row.month) return std::nullopt;
    month = row.month;
  }
  return month;
}

template <std::size_t size>
std::optional<int> hours_of(std::string_view word, const std::array<NamedZone, size>& zones) {
  for (const NamedZone& zone : zones) {
    if (is_word(word, zone.name)) return zone.hours;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> month_named(std::string_view word) { return month_of_plain(plain(word)); }

bool is_weekday(std::string_view word) {
  const std::string name = plain(word);
  if (std::find(german_weekdays.begin(), german_weekdays.end(), name) != german_weekdays.end())
    return true;
  const auto is_short_for = [&](std::string_view each) { return shortens(name, each); };
  return std::any_of(weekday_names.begin(), weekday_names.end(), is_short_for) &&
         !month_of_plain(name);
}

std::optional<int> zone_named(std::string_view word) { return hours_of(word, named_zones); }

std::optional<int> american_zone_named(std::string_view word) {
  return hours_of(word, american_zones);
}

bool is_ordinal_ending(std::string_view word) {
  constexpr std::array<std::string_view, 5> endings = {"st", "nd", "rd", "th", "er"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return is_word(word, ending); });
}

bool is_word(std::string_view word, std::string_view name) {
  return std::equal(word.begin(), word.end(), name.begin(), name.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

}  // namespace gazette
