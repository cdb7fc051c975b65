// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_encoding.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/xml/xml_tag.hpp"

namespace gazette {
namespace {

using namespace std::string_view_literals;

/// How the first character, <, of a document is encoded, with the byte order mark that says as much
/// (XML 1.0, appendix F).
struct Beginning {
  std::string_view bytes;
  std::string_view mark;
};
constexpr std::array beginnings = {
    Beginning{"\0\0\0<"sv, "\0\0\xFE\xFF"sv},
    Beginning{"<\0\0\0"sv, "\xFF\xFE\0\0"sv},
    Beginning{"\0<\0"sv, "\xFE\xFF"sv},
    Beginning{"<\0"sv, "\xFF\xFE"sv},
};
constexpr std::array marks = {"\xFE\xFF"sv, "\xFF\xFE"sv, "\0\0\xFE\xFF"sv};

const Beginning* beginning_of(std::string_view bytes) {
  const auto* found = std::find_if(beginnings.begin(), beginnings.end(), [&](const Beginning& row) {
    return bytes.starts_with(row.bytes);
  });
  return found == beginnings.end() ? nullptr : found;
}

/// `xml` with the characters of Windows-1252 in place of the control characters that have their
/// numbers: texts were taken for Latin-1.
std::string without_controls(std::string xml) {
  constexpr char lead = '\xC2';
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = xml.find(lead); at != std::string::npos && at + 1 < xml.size();
       at = xml.find(lead, at + 2)) {
    const auto number = static_cast<unsigned char>(xml[at + 1]);
    if (number >= 0xA0) continue;
    result.append(xml, done, at - done).append(to_utf8(xml.substr(at + 1, 1), "windows-1252"));
    done = at + 2;
  }
  if (done == 0) return xml;
  return result.append(xml, done, std::string::npos);
}

}  // namespace

std::string declared_xml_encoding(std::string_view xml) {
  constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
  if (xml.starts_with(utf8_mark)) xml.remove_prefix(utf8_mark.size());
  xml = xml.substr(std::min(xml.find_first_not_of(" \t\r\n"), xml.size()));
  if (!xml.starts_with("<?xml")) return {};
  const std::string_view declaration = xml.substr(0, std::min(xml.find("?>"), std::size_t{500}));
  XmlTag tag;
  tag.attributes = declaration.substr(5);
  for (const XmlAttribute& each : attributes_of(tag)) {
    if (is_same_name(each.name, "encoding")) return each.value;
  }
  return {};
}

bool is_wide_xml(std::string_view bytes) {
  constexpr std::array switching = {"iso-2022"sv, "hz-gb"sv, "utf-7"sv, "utf-16"sv, "utf-32"sv};
  const bool is_marked = std::any_of(
      marks.begin(), marks.end(), [&](std::string_view mark) { return bytes.starts_with(mark); });
  const std::string declared = fold_case(declared_xml_encoding(bytes));
  return is_marked || beginning_of(bytes) != nullptr ||
         std::any_of(switching.begin(), switching.end(),
                     [&](std::string_view name) { return declared.starts_with(name); });
}

std::string xml_in_utf8(std::string_view bytes, std::string_view declared) {
  const Beginning* beginning = beginning_of(bytes);
  return without_controls(beginning == nullptr
                              ? to_utf8(bytes, declared)
                              : to_utf8(std::string(beginning->mark).append(bytes), declared));
}

}  // namespace gazette
