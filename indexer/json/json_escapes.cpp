// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_escapes.hpp"

#include <charconv>
#include <optional>
#include <string_view>

namespace gazette {
namespace {

/// The code unit of the escape \uXXXX at `at`; nothing when there is none.
std::optional<unsigned> code_unit_at(std::string_view json, std::size_t at) {
  constexpr std::size_t length = 6;
  if (json.substr(at, 2) != "\\u" || at + length > json.size()) return std::nullopt;
  unsigned unit = 0;
  const char* end = json.data() + at + length;
  const auto [stop, error] = std::from_chars(json.data() + at + 2, end, unit, 16);
  return error == std::errc() && stop == end ? std::optional(unit) : std::nullopt;
}

}  // namespace

std::string with_whole_characters(std::string json) {
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::optional<unsigned> unit = code_unit_at(json, at);
    const auto is_between = [](std::optional<unsigned> value, unsigned first, unsigned last) {
      return value && *value >= first && *value <= last;
    };
    if (is_between(unit, 0xD800, 0xDBFF) &&
        is_between(code_unit_at(json, at + 6), 0xDC00, 0xDFFF)) {
      at += 12;
    } else if (is_between(unit, 0xD800, 0xDFFF)) {
      json.replace(at, 6, "\\ufffd");
      at += 6;
    } else {
      at += 2;
    }
  }
  return json;
}

}  // namespace gazette
