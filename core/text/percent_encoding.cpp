// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/percent_encoding.hpp"

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// -1 if it is not a hexadecimal digit.
int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

/// Characters that never need encoding (RFC 3986, 2.3).
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> decode_percent(std::string_view encoded) {
  std::string text;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded[i] != '%') {
      text += encoded[i];
      continue;
    }
    if (encoded.size() - i < 3) return std::nullopt;
    const int high = digit_value(encoded[i + 1]);
    const int low = digit_value(encoded[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (!is_valid_utf8(text) || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

std::string encode_percent(std::string_view bytes, std::string_view kept) {
  std::string encoded;
  for (const char c : bytes) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', hexadecimal[byte >> 4U], hexadecimal[byte & 0xFU]};
    }
  }
  return encoded;
}

}  // namespace gazette
