// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/checked_text.hpp"

#include "core/hash.hpp"

namespace gazette {
namespace {

std::string checksum_line(std::string_view text) {
  return "# xxh3 " + to_hex(hash_of(text)) + '\n';
}

}  // namespace

std::string with_checksum(std::string_view text) { return std::string(text) + checksum_line(text); }

std::optional<std::string_view> without_checksum(std::string_view text) {
  const std::size_t length = checksum_line({}).size();
  if (text.size() < length) return std::nullopt;
  const std::string_view rest = text.substr(0, text.size() - length);
  if (text.substr(rest.size()) != checksum_line(rest)) return std::nullopt;
  return rest;
}

}  // namespace gazette
