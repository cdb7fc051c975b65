// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/values/reader_locale.hpp"

#include <fmt/format.h>
#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <map>
#include <optional>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// The part of a locale's name that says language and region: `de_DE.UTF-8@euro` -> `de_DE`.
std::string plain_name(std::string_view name) {
  return std::string(name.substr(0, name.find_first_of(".@")));
}

bool is_plain(const std::string& name) { return name == "C" || name == "POSIX"; }

/// Languages that ICU has words for: it takes any name and then writes in its own default.
bool is_known(const icu::Locale& locale) {
  int32_t count = 0;
  const icu::Locale* const known = icu::Locale::getAvailableLocales(count);
  return !locale.isBogus() && std::any_of(known, known + count, [&](const icu::Locale& each) {
    return std::string_view(each.getLanguage()) == locale.getLanguage();
  });
}

std::optional<icu::Locale> find_locale(const std::string& name) {
  const std::string form = name.substr(0, name.find_first_of("_-"));
  const bool is_code =
      form.size() >= 2 && form.size() <= 3 &&
      form.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
          std::string::npos;
  if (!is_code) return std::nullopt;
  icu::Locale locale = icu::Locale::createCanonical(name.c_str());
  if (!is_known(locale)) return std::nullopt;
  return locale;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return one_line(utf8);
}

constexpr double milliseconds_a_second = 1000;

struct DateForm {
  std::size_t bytes;
  std::string_view skeleton;   ///< UTS #35
  std::string_view first_day;  ///< what is missing to the first day of it
};

constexpr std::array date_forms = {
    DateForm{std::string_view("2026-02-26").size(), "yMMMd", ""},
    DateForm{std::string_view("2026-02").size(), "yMMM", "-01"},
    DateForm{std::string_view("2026").size(), "y", "-01-01"},
};

/// `calendar`, which before October 1582 counts as it does later: filters do so too. 0001-01-01 is
/// the first day of the year 1, not the third.
std::unique_ptr<icu::Calendar> without_julian_days(const icu::Calendar& calendar) {
  std::unique_ptr<icu::Calendar> copy(calendar.clone());
  UErrorCode code = U_ZERO_ERROR;
  if (auto* const gregorian = dynamic_cast<icu::GregorianCalendar*>(copy.get())) {
    gregorian->setGregorianChange(std::numeric_limits<UDate>::lowest(), code);
  }
  return copy;
}

}  // namespace

struct ReaderLocale::Formats {
  explicit Formats(icu::Locale of) : locale(std::move(of)) {
    UErrorCode code = U_ZERO_ERROR;
    numbers.reset(icu::NumberFormat::createInstance(locale, code));
    if (U_FAILURE(code) != 0) numbers.reset();
  }

  /// `time` in the parts that `skeleton` names (UTS #35), in the locale's order and words.
  std::string format(std::string_view skeleton, std::chrono::sys_seconds time) const {
    icu::DateFormat* const format = format_for(skeleton);
    if (format == nullptr) return {};
    icu::UnicodeString text;
    format->format(static_cast<double>(time.time_since_epoch().count()) * milliseconds_a_second,
                   text);
    return to_utf8(text);
  }

  icu::DateFormat* format_for(std::string_view skeleton) const {
    const std::string name(skeleton);
    if (const auto found = dates.find(name); found != dates.end()) return found->second.get();
    UErrorCode code = U_ZERO_ERROR;
    std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createInstanceForSkeleton(
        icu::UnicodeString::fromUTF8(name), locale, code));
    if (U_FAILURE(code) != 0) format.reset();
    if (format) {
      format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
      format->adoptCalendar(without_julian_days(*format->getCalendar()).release());
    }
    return dates.emplace(name, std::move(format)).first->second.get();
  }

  icu::Locale locale;
  std::unique_ptr<icu::NumberFormat> numbers;
  mutable std::map<std::string, std::unique_ptr<icu::DateFormat>> dates;  ///< by skeleton
};

ReaderLocale::ReaderLocale(std::string_view name) {
  const std::string plain = plain_name(name);
  if (name.empty() || is_plain(plain)) return;
  std::optional<icu::Locale> locale = find_locale(plain);
  if (!locale) {
    throw Error(fmt::format("unknown locale \"{}\"", name),
                "write a language, with or without a region, such as en, de or pt-BR; or C");
  }
  formats_ = std::make_shared<const Formats>(std::move(*locale));
}

ReaderLocale ReaderLocale::first_of(const std::vector<std::string>& names) {
  return ReaderLocale(name_of_first(names));
}

std::string ReaderLocale::name_of_first(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (const auto locale = find_locale(plain_name(name))) return locale->getName();
  }
  return {};
}

std::string ReaderLocale::name() const { return formats_ ? formats_->locale.getName() : ""; }

ReaderLocale ReaderLocale::of_environment() {
  for (const char* const variable : {"LC_ALL", "LC_TIME", "LANG"}) {
    const char* const value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string plain = plain_name(value);
    if (is_plain(plain) || !find_locale(plain)) return {};
    return ReaderLocale(plain);
  }
  return {};
}

std::string ReaderLocale::language_code() const {
  return formats_ ? formats_->locale.getLanguage() : "";
}

std::string ReaderLocale::day(const Timestamp& time) const {
  std::string plain = to_day(time);
  if (!formats_) return plain;
  const std::string text =
      formats_->format("yMMMd", time.utc + time.offset.value_or(std::chrono::minutes{0}));
  return text.empty() ? plain : text;
}

std::string ReaderLocale::time(const Timestamp& time) const {
  std::string plain = to_rfc3339(time);
  if (!formats_) return plain;
  const std::string text =
      formats_->format("yMMMdjm", time.utc + time.offset.value_or(std::chrono::minutes{0}));
  if (text.empty()) return plain;
  constexpr std::size_t before_zone = std::string_view("2026-02-26T14:05:00").size();
  const std::string zone = plain.substr(std::min(before_zone, plain.size()));
  return text + " " + (zone == "Z" ? "UTC" : zone);
}

std::string ReaderLocale::number(std::size_t count) const {
  if (!formats_ || !formats_->numbers) return std::to_string(count);
  icu::UnicodeString text;
  return to_utf8(formats_->numbers->format(static_cast<int64_t>(count), text));
}

std::string ReaderLocale::decimal(double value) const {
  if (!formats_ || !formats_->numbers) return fmt::format("{:.1f}", value);
  const std::unique_ptr<icu::NumberFormat> format(formats_->numbers->clone());
  format->setMinimumFractionDigits(1);
  format->setMaximumFractionDigits(1);
  icu::UnicodeString text;
  return to_utf8(format->format(value, text));
}

std::string ReaderLocale::language(const std::string& code) const {
  if (!formats_ || code.empty()) return code;
  icu::UnicodeString name;
  icu::Locale(code.c_str()).getDisplayLanguage(formats_->locale, name);
  const std::string text = to_utf8(name);
  return text.empty() || text == code ? code : fmt::format("{} ({})", text, code);
}

std::string ReaderLocale::date(const std::string& value) const {
  const auto form = std::find_if(date_forms.begin(), date_forms.end(),
                                 [&](const DateForm& row) { return row.bytes == value.size(); });
  if (!formats_ || form == date_forms.end()) return value;
  const std::optional<Timestamp> first = parse_date(value + std::string(form->first_day));
  if (!first) return value;
  const std::string text = formats_->format(form->skeleton, first->utc);
  return text.empty() ? value : text;
}

}  // namespace gazette
