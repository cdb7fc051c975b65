// SPDX-License-Identifier: GPL-3.0-or-later
// The person at the page, as far as the Accept-Language header describes them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "searcher/values/reader_locale.hpp"

namespace gazette {

struct Visitor {
  std::vector<std::string> languages;  ///< ISO 639-1, preferred first; may be empty
  ReaderLocale locale;                 ///< of the first language range that ICU has a locale for
};

/// The visitor whose browser sent `accept_language` (RFC 9110, 12.5.4).
Visitor parse_visitor(const std::string& accept_language);

/// Everything that a response depends on of its visitor, as one string: equal visitors have equal
/// keys, however their browsers put it.
std::string key_of(const Visitor& visitor);

/// The locales that visitors have had, for a process that serves many requests: ICU is slow to load
/// the date formats of a locale, and they take much memory. Holds a few. Not thread-safe.
class LocaleCache {
 public:
  /// As `parse_visitor`, with a known locale where it can be.
  Visitor visitor(const std::string& accept_language);

  std::size_t size() const { return locales_.size(); }
  static constexpr std::size_t max_locales = 16;

 private:
  std::map<std::string, ReaderLocale> locales_;  ///< by name
};

}  // namespace gazette
