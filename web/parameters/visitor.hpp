// SPDX-License-Identifier: GPL-3.0-or-later
// Who reads, as far as a browser tells.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "searcher/values/reader_locale.hpp"

namespace gazette {

struct Reader {
  std::vector<std::string> languages;  ///< ISO 639-1, best first; may be empty
  ReaderLocale locale;                 ///< of the first language that has one
};

/// The reader of an Accept-Language field (RFC 9110, 12.5.4).
Reader reader_of(const std::string& accept_language);

/// The readers that a process met: it takes ICU a while to learn a locale's dates.
class Readers {
 public:
  const Reader& of(const std::string& accept_language);

 private:
  std::map<std::string, Reader> met_;  ///< by Accept-Language
};

}  // namespace gazette
