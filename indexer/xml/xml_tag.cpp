// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_tag.hpp"

#include <algorithm>

#include "core/text/text.hpp"
#include "indexer/xml/xml_references.hpp"

namespace gazette {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";

/// No tag of news is longer; without an end one would be looked for in all that follows.
constexpr std::size_t longest_tag = 65'536;

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where a tag ends that begins before `at`: after >, or before a <, which XML allows in no tag.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = '\0';
  char before = '\0';
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '<') return at;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '>') return at + 1;
    // A quotation mark elsewhere is a mistake.
    if ((c == '"' || c == '\'') && before == '=') quote = c;
    if (blanks.find(c) == std::string_view::npos) before = c;
  }
  return text.size();
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::optional<XmlTag> tag_at(std::string_view text) {
  text = text.substr(0, longest_tag);
  XmlTag tag;
  std::size_t at = 1;
  if (at < text.size() && text[at] == '/') {
    tag.kind = XmlTag::Kind::end;
    ++at;
  }
  if (at >= text.size() || !begins_name(text[at])) return std::nullopt;
  const std::size_t name_end = std::min(text.find_first_of(" \t\r\n\f/><", at), text.size());
  tag.name = text.substr(at, name_end - at);
  tag.size = end_of_tag(text, name_end);
  tag.is_whole = text[tag.size - 1] == '>' && tag.size > name_end;
  tag.attributes = text.substr(name_end, tag.size - name_end - (tag.is_whole ? 1 : 0));
  if (tag.kind == XmlTag::Kind::start && tag.attributes.ends_with('/')) {
    tag.kind = XmlTag::Kind::empty;
    tag.attributes.remove_suffix(1);
  }
  return tag;
}

std::vector<XmlAttribute> attributes_of(const XmlTag& tag) {
  constexpr std::size_t most_of_tag = 200;
  std::vector<XmlAttribute> attributes;
  const std::string_view text = tag.attributes;
  std::size_t at = text.find_first_not_of(blanks);
  while (at < text.size() && attributes.size() < most_of_tag) {
    const std::size_t name_end = std::min(text.find_first_of(" \t\r\n\f=", at), text.size());
    XmlAttribute attribute{std::string(text.substr(at, name_end - at)), {}};
    at = std::min(text.find_first_not_of(blanks, name_end), text.size());
    if (at < text.size() && text[at] == '=') {
      at = std::min(text.find_first_not_of(blanks, at + 1), text.size());
      const bool is_quoted = at < text.size() && (text[at] == '"' || text[at] == '\'');
      const std::size_t end = std::min(
          is_quoted ? text.find(text[at], at + 1) : text.find_first_of(blanks, at), text.size());
      const std::size_t begin = std::min(at + (is_quoted ? 1 : 0), end);
      attribute.value = without_xml_references(text.substr(begin, end - begin));
      at = std::min(end + (is_quoted ? 1 : 0), text.size());
    } else if (at == name_end && attribute.name.empty()) {
      ++at;
    }
    if (!attribute.name.empty()) attributes.push_back(std::move(attribute));
    at = text.find_first_not_of(blanks, at);
  }
  return attributes;
}

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

bool is_same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small(x) == small(y); });
}

}  // namespace gazette
