// SPDX-License-Identifier: GPL-3.0-or-later
// How the reader writes dates, numbers and names of languages. For text that people read; what
// programs read does not depend on it.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// A value. Copies share ICU's formatters: not thread-safe.
class ReaderLocale {
 public:
  /// The locale C, which writes as programs do: `2026-02-26`, `1234567`, `de`.
  ReaderLocale() = default;

  /// The locale of that name, such as `de`, `pt-BR` or `fr_FR.UTF-8`; C for `C` and `POSIX`. Throws
  /// Error when `name` has no known language.
  explicit ReaderLocale(std::string_view name);

  /// The locale of LC_ALL, else LC_TIME, else LANG; C when that is unknown.
  static ReaderLocale of_environment();

  /// The locale of the first of `names` that has a known language; C when none has.
  static ReaderLocale first_of(const std::vector<std::string>& names);

  /// The name of `first_of(names)`, without the work of making it.
  static std::string name_of_first(const std::vector<std::string>& names);

  /// ICU's name for it: `de_AT`. Equal names write alike. Empty in C.
  std::string name() const;

  /// ISO 639 code of its language; empty in C.
  std::string language_code() const;

  /// `26 Feb 2026`: the day at the offset of `time`, in UTC where it has none.
  std::string day(const Timestamp& time) const;

  /// `26 Feb 2026, 14:05 +01:00`; `UTC` where `time` has no offset.
  std::string time(const Timestamp& time) const;

  /// `1,234,567`.
  std::string number(std::size_t count) const;

  /// `3.1`: with one decimal.
  std::string decimal(double value) const;

  /// The name of a language with its ISO 639 code: `German (de)`; in C the code alone.
  std::string language(const std::string& code) const;

  /// A day, month or year in the form of filters: `2026-02-26` as `26 Feb 2026`, `2026-02` as
  /// `Feb 2026`. Other text is returned as it is.
  std::string date(const std::string& value) const;

 private:
  struct Formats;
  std::shared_ptr<const Formats> formats_;  ///< null in C
};

}  // namespace gazette
