// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the next occurrence of a mark, for a reader that goes through a text once.
#pragma once

#include <cstddef>
#include <string_view>

namespace gazette {

/// Searches each byte of the text only once, even when the mark is missing.
class NextPlace {
 public:
  NextPlace(std::string_view text, std::string_view mark) : text_(text), mark_(mark) {}

  /// The offset of the first mark at or after `at`; npos when there is none. REQUIRES: `at` never
  /// decreases from call to call.
  std::size_t from(std::size_t at) {
    if (!is_known_ || (found_ != std::string_view::npos && found_ < at)) {
      found_ = text_.find(mark_, at);
      is_known_ = true;
    }
    return found_;
  }

 private:
  std::string_view text_;
  std::string_view mark_;
  std::size_t found_ = 0;
  bool is_known_ = false;
};

}  // namespace gazette
