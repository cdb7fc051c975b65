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
