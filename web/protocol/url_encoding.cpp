// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/url_encoding.hpp"

#include <algorithm>

#include "core/text/percent_encoding.hpp"

namespace gazette {
namespace {

constexpr std::string_view hexadecimal = "0123456789ABCDEF";

/// Characters that never need encoding (RFC 3986, 2.3).
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

std::string escaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'%', hexadecimal[byte >> 4U], hexadecimal[byte & 0xFU]};
}

}  // namespace

std::optional<std::string> decode_form(std::string_view encoded) {
  std::string text(encoded);
  std::replace(text.begin(), text.end(), '+', ' ');
  return decode_percent(text);
}

std::string encode_form(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += c == ' ' ? "+" : escaped(c);
    }
  }
  return encoded;
}

std::string encode_path(std::string_view path) {
  std::string encoded;
  for (const char c : path)
    encoded += is_unreserved(c) || c == '/' ? std::string(1, c) : escaped(c);
  return encoded;
}

std::vector<EncodedPair> split_query_string(std::string_view query_string) {
  std::vector<EncodedPair> pairs;
  while (!query_string.empty()) {
    const std::size_t end = std::min(query_string.find('&'), query_string.size());
    const std::string_view pair = query_string.substr(0, end);
    query_string.remove_prefix(std::min(end + 1, query_string.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    pairs.push_back({pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size()))});
  }
  return pairs;
}

}  // namespace gazette
