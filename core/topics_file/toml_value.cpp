// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file/toml_value.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "core/text/text.hpp"

namespace gazette {
namespace {

using Kind = TomlValue::Kind;

std::size_t line_of_bad_byte(std::string_view text) {
  std::size_t line = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!is_valid_utf8(text.substr(0, end))) break;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line;
  }
  return line;
}

/// Far more than a topics file needs. Tables are visited and freed by recursion, by toml++ as well.
constexpr std::size_t deepest_nesting = 100;

/// After the string of TOML that begins at `at`: on its line, or over several between three quotes.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  const std::string quotes(3, text[at]);
  const bool is_long = text.substr(at).starts_with(quotes);
  const std::string_view end = std::string_view(quotes).substr(0, is_long ? 3 : 1);
  for (at += end.size(); at < text.size(); ++at) {
    if (text.substr(at).starts_with(end)) return at + end.size();
    if (text[at] == '\n' && !is_long) break;
    if (text[at] == '\\' && quotes[0] == '"') ++at;
  }
  return std::min(at, text.size());
}

/// Throws LineError when the parts of keys, inline tables and arrays nest too deep for toml++,
/// which knows no limit for keys. What is not TOML at all is refused later.
void check_nesting(std::string_view text) {
  std::size_t line = 1;
  std::size_t depth = 0;
  std::vector<std::size_t> outside;  // depths at which the open brackets began
  const auto base = [&] { return outside.empty() ? 0 : outside.back() + 1; };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      const std::size_t end = end_of_string(text, at);
      line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                  text.begin() + static_cast<std::ptrdiff_t>(end),
                                                  '\n'));
      at = end;
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '[' || c == '{') {
      outside.push_back(depth++);
    } else if ((c == ']' || c == '}') && !outside.empty()) {
      depth = outside.back();
      outside.pop_back();
    } else if (c == '.') {
      ++depth;
    } else if (c == ',' || c == '\n') {
      depth = base();
      line += c == '\n' ? 1 : 0;
    }
    if (depth > deepest_nesting) {
      throw LineError(line,
                      fmt::format("keys, tables or lists nest more than {} deep", deepest_nesting));
    }
    ++at;
  }
}

TomlValue value_of(const toml::node& node) {
  TomlValue value;
  value.line = node.source().begin.line;
  if (const auto* text = node.as_string()) {
    value.kind = Kind::text;
    value.text = text->get();
  } else if (const auto* whole = node.as_integer()) {
    value.kind = Kind::whole_number;
    value.number = static_cast<double>(whole->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = Kind::number;
    value.number = number->get();
  } else if (const auto* list = node.as_array()) {
    value.kind = Kind::list;
    for (const toml::node& each : *list) value.parts.push_back(value_of(each));
  } else if (const auto* table = node.as_table()) {
    value.kind = Kind::table;
    for (const auto& [key, each] : *table) {
      value.parts.push_back(value_of(each));
      value.parts.back().key = key.str();
      value.parts.back().key_line = key.source().begin.line;
    }
  }
  return value;
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view wanted) const {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const TomlValue& each) { return each.key == wanted; });
  return found == parts.end() ? nullptr : &*found;
}

TomlValue parse_toml(std::string_view text) {
  if (!is_valid_utf8(text)) throw LineError(line_of_bad_byte(text), "the text is not UTF-8");
  check_nesting(text);
  try {
    return value_of(toml::parse(text));
  } catch (const toml::parse_error& error) {
    throw LineError(error.source().begin.line, std::string(error.description()));
  }
}

std::string text_of(const TomlValue& value, std::string_view what) {
  if (value.kind != Kind::text)
    throw LineError(value.line, fmt::format("the {} is not a string", what));
  std::string text = one_line(value.text);
  if (text.empty()) throw LineError(value.line, fmt::format("the {} is empty", what));
  return text;
}

std::string shown_key(std::string_view text) { return '"' + one_line(text) + '"'; }

}  // namespace gazette
