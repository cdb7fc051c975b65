// SPDX-License-Identifier: GPL-3.0-or-later
// The person at the page, as far as the Accept-Language header describes them.
#pragma once

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

/// Visitors by Accept-Language, for a process that serves many requests: ICU is slow to load the
/// date formats of a locale. Holds a bounded number of visitors. Not thread-safe.
class VisitorCache {
 public:
  /// As `parse_visitor`. The reference is valid until the next call.
  const Visitor& visitor(const std::string& accept_language);

 private:
  std::map<std::string, Visitor> visitors_;  ///< by Accept-Language
};

}  // namespace gazette
