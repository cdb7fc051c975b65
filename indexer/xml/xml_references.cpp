// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_references.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "core/text/text.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/xml/next_place.hpp"

namespace gazette {
namespace {

struct XmlCharacter {
  std::string_view name;
  char character;
};
constexpr std::array xml_characters = {XmlCharacter{"lt", '<'}, XmlCharacter{"gt", '>'},
                                       XmlCharacter{"amp", '&'}, XmlCharacter{"quot", '"'},
                                       XmlCharacter{"apos", '\''}};

const XmlCharacter* xml_character(std::string_view name) {
  const auto* found = std::find_if(xml_characters.begin(), xml_characters.end(),
                                   [&](const XmlCharacter& row) { return row.name == name; });
  return found == xml_characters.end() ? nullptr : found;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What is between & and ; at the beginning of `text`, which begins with &; empty if that is no
/// reference.
std::string_view reference_at(std::string_view text) {
  constexpr std::size_t longest = 40;
  std::size_t end = 1;
  if (end < text.size() && text[end] == '#') ++end;
  while (end < text.size() && end < longest && is_letter_or_digit(text[end])) ++end;
  if (end == 1 || end == text.size() || text[end] != ';') return {};
  return text.substr(1, end - 1);
}

/// The number of `#233` and `#xE9`; nothing for a name.
std::optional<std::uint32_t> number_of(std::string_view reference) {
  if (!reference.starts_with('#')) return std::nullopt;
  reference.remove_prefix(1);
  const bool is_hexadecimal = reference.starts_with('x') || reference.starts_with('X');
  if (is_hexadecimal) reference.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(),
                                            number, is_hexadecimal ? 16 : 10);
  const bool is_whole = error == std::errc() && end == reference.data() + reference.size();
  return is_whole ? std::optional(number) : std::nullopt;
}

/// Neither NUL, nor half a pair of UTF-16, nor beyond Unicode.
bool is_character(std::uint32_t number) {
  const bool is_half = number >= 0xD800 && number < 0xE000;
  return number != 0 && number < 0x110000 && !is_half;
}

/// Whether XML itself has the reference.
bool is_of_xml(std::string_view reference) {
  if (xml_character(reference) != nullptr) return true;
  if (reference.starts_with("#X")) return false;
  const std::optional<std::uint32_t> number = number_of(reference);
  return number && is_character(*number) && (*number < 128 || *number > 159);
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto* row = std::find_if(xml_characters.begin(), xml_characters.end(),
                                   [&](const XmlCharacter& each) { return each.character == c; });
    if (row == xml_characters.end()) {
      result += c;
    } else {
      result.append("&").append(row->name).append(";");
    }
  }
  return result;
}

/// Characters of HTML by their references, each looked up once.
class HtmlCharacters {
 public:
  const std::string& of(std::string_view reference) {
    const auto [at, is_new] = known_.try_emplace(std::string(reference));
    if (is_new) {
      const std::string whole = '&' + at->first + ';';
      std::string text = without_references(whole);
      at->second = text == whole ? "&amp;" + at->first + ';' : escaped(text);
    }
    return at->second;
  }

 private:
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace

std::string with_characters(std::string_view xml) {
  struct Section {
    std::string_view begin;
    NextPlace end;
  };
  std::array sections = {Section{"<!--", NextPlace(xml, "-->")},
                         Section{"<![CDATA[", NextPlace(xml, "]]>")}};
  HtmlCharacters characters;
  std::string text;
  text.reserve(xml.size());
  std::size_t done = 0;
  for (std::size_t at = xml.find_first_of("<&"); at != std::string_view::npos;
       at = xml.find_first_of("<&", at)) {
    if (xml[at] == '<') {
      const auto section = std::find_if(sections.begin(), sections.end(), [&](const Section& each) {
        return xml.substr(at).starts_with(each.begin);
      });
      const std::size_t end =
          section == sections.end() ? std::string_view::npos : section->end.from(at);
      at = end == std::string_view::npos ? at + 1 : end;
      continue;
    }
    const std::string_view reference = reference_at(xml.substr(at));
    if (!reference.empty() && !is_of_xml(reference)) {
      text.append(xml.substr(done, at - done)).append(characters.of(reference));
      done = at + reference.size() + 2;
    }
    at += reference.size() + 1;
  }
  return text.append(xml.substr(done));
}

std::string without_xml_references(std::string_view text) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view reference = reference_at(text.substr(at));
    if (reference.empty()) continue;
    const XmlCharacter* row = xml_character(reference);
    const std::optional<std::uint32_t> number = number_of(reference);
    if (row == nullptr && !number) continue;
    result += text.substr(done, at - done);
    if (row != nullptr) {
      result += row->character;
    } else {
      constexpr char32_t replacement = 0xFFFD;
      result += to_utf8(is_character(*number) ? static_cast<char32_t>(*number) : replacement);
    }
    done = at + reference.size() + 2;
  }
  return result.append(text.substr(done));
}

}  // namespace gazette
