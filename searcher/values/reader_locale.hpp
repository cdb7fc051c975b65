// SPDX-License-Identifier: GPL-3.0-or-later
// How the reader writes days and numbers. For text alone: what programs read never changes.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

class ReaderLocale {
 public:
  /// Writes as programs do: `2026-02-26`, `1234567`, `de`.
  ReaderLocale() = default;

  /// The locale of that name, as `de`, `pt-BR` or `fr_FR.UTF-8`; `C` and `POSIX` write as programs
  /// do. Throws Error for a name of no language.
  explicit ReaderLocale(std::string_view name);

  /// What the environment asks for: LC_ALL, else LC_TIME, else LANG. An unknown one is C.
  static ReaderLocale of_environment();

  /// The locale of the first of `names` that has a language; C when none has.
  static ReaderLocale first_of(const std::vector<std::string>& names);

  /// ISO 639 code of its language; empty in C.
  std::string language_code() const;

  /// `26 Feb 2026`: the day in the time of the kept offset, UTC without one.
  std::string day(const Timestamp& time) const;

  /// `26 Feb 2026, 14:05`, with the offset where one is kept.
  std::string time(const Timestamp& time) const;

  /// `1,234,567`.
  std::string number(std::size_t count) const;

  /// What a language is called, with its code: `German (de)`; the code alone in C.
  std::string language(const std::string& code) const;

  /// A day, month or year as filters have it: `2026-02-26` as `26 Feb 2026`, `2026-02` as
  /// `Feb 2026`; what is none comes back as it is.
  std::string date(const std::string& value) const;

 private:
  struct Formats;
  std::shared_ptr<const Formats> formats_;  ///< none in C
};

}  // namespace gazette
