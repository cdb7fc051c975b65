// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/transfer_encoding.hpp"

#include <optional>

namespace gazette {
namespace {

std::optional<unsigned> base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0') + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return std::nullopt;
}

std::optional<unsigned> hexadecimal_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  return std::nullopt;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string bytes;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    if (c == '=') count = 0;  // some programs put several texts together
    const std::optional<unsigned> digit = base64_digit(c);
    if (!digit) continue;
    bits = (bits << 6U | *digit) & 0xFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      bytes += text[i];
      continue;
    }
    const auto high = i + 2 < text.size() ? hexadecimal_digit(text[i + 1]) : std::nullopt;
    const auto low = high ? hexadecimal_digit(text[i + 2]) : std::nullopt;
    if (low) {
      bytes += static_cast<char>(*high * 16 + *low);
      i += 2;
      continue;
    }
    // Blanks may have been added after the equals sign.
    const std::size_t end = text.find_first_not_of(" \t", i + 1);
    if (end == std::string_view::npos) break;
    if (text[end] == '\n') {
      i = end;
    } else if (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n') {
      i = end + 1;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

}  // namespace gazette
