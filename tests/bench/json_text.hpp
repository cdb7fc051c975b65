// SPDX-License-Identifier: GPL-3.0-or-later
// Text as a string of JSON, for the articles that benchmarks write.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `text`, UTF-8, in quotation marks. Control characters other than newlines are left out.
inline std::string json_text(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
    } else if (c == '"' || c == '\\') {
      (result += '\\') += c;
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      result += c;
    }
  }
  return result + '"';
}

}  // namespace gazette
