// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/templates/xml_text.hpp"

#include "core/text/text.hpp"

namespace gazette {
namespace {

bool is_xml_character(char32_t c) {
  if (c < U' ') return c == U'\t' || c == U'\n' || c == U'\r';
  return c != 0xFFFE && c != 0xFFFF;
}

std::string escaped_character(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";  // ]]> is not allowed in text
    case U'"':
      return "&quot;";
    case U'\'':
      return "&apos;";
    case U'\r':
      return "&#13;";  // parsers turn a bare one into a newline
    default:
      return to_utf8(c);
  }
}

}  // namespace

std::string xml_characters(std::string_view text) {
  std::string allowed;
  for (const char32_t c : code_points(text)) {
    if (is_xml_character(c)) allowed += to_utf8(c);
  }
  return allowed;
}

std::string xml_text(std::string_view text) {
  std::string xml;
  xml.reserve(text.size());
  for (const char32_t c : code_points(text)) {
    if (is_xml_character(c)) xml += escaped_character(c);
  }
  return xml;
}

}  // namespace gazette
