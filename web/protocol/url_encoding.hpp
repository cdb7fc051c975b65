// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding of paths (RFC 3986), and the form encoding of query strings
// (application/x-www-form-urlencoded), which writes a space as a plus sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Decodes a name or value of a query string. Nothing when a percent sign is not followed by two
/// hexadecimal digits, or when the decoded bytes are not UTF-8 or contain a NUL.
std::optional<std::string> decode_form(std::string_view encoded);

/// Encodes a name or value of a query string.
std::string encode_form(std::string_view text);

/// Encodes the path of a URL. Slashes stay.
std::string encode_path(std::string_view path);

/// A name and a value in a query string, still encoded. Either may be empty.
struct EncodedPair {
  std::string_view name;
  std::string_view value;
};

/// The pairs of `query_string`, in order, without empty ones. They point into `query_string`.
std::vector<EncodedPair> split_query_string(std::string_view query_string);

}  // namespace gazette
