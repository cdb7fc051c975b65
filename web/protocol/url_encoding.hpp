// SPDX-License-Identifier: GPL-3.0-or-later
// Text in addresses: percent-encoding (RFC 3986) and the form encoding of query strings
// (application/x-www-form-urlencoded), where a blank is a plus sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The text that a name or value of a query string stands for. Nothing when a percent sign is not
/// followed by two hexadecimal digits, or when the bytes are not UTF-8 or hold a NUL.
std::optional<std::string> decode_form(std::string_view encoded);

/// `text` as a name or value of a query string.
std::string encode_form(std::string_view text);

/// `path` as the path of an address; slashes stay.
std::string encode_path(std::string_view path);

/// A stretch of a query string between ampersands, still encoded. The value may be empty.
struct EncodedPair {
  std::string_view name;
  std::string_view value;
};

/// The pairs of `query_string` in order, without empty ones. They point into it.
std::vector<EncodedPair> split_query_string(std::string_view query_string);

}  // namespace gazette
