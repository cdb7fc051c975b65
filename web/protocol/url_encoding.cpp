// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/url_encoding.hpp"

#include <algorithm>

#include "core/text/percent_encoding.hpp"

namespace gazette {
std::optional<std::string> decode_form(std::string_view encoded) {
  std::string text(encoded);
  std::replace(text.begin(), text.end(), '+', ' ');
  return decode_percent(text);
}

std::string encode_form(std::string_view text) {
  std::string encoded = encode_percent(text, " ");
  std::replace(encoded.begin(), encoded.end(), ' ', '+');
  return encoded;
}

std::string encode_path(std::string_view path) { return encode_percent(path, "/"); }

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
