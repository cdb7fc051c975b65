// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP responses (RFC 9110) as web archives store them. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

struct ContentType {
  std::string type;     ///< "text/html", in lower case; may be empty
  std::string charset;  ///< may be empty
};

/// Parses a value such as `text/html; charset="UTF-8"`.
ContentType parse_content_type(std::string_view value);

/// The status line and header fields of a response.
struct HttpHead {
  int status = 0;
  ContentType content;
  std::string encoding;  ///< Content-Encoding: "gzip", in lower case
  bool is_chunked = false;
  std::size_t bytes = 0;  ///< length of the head, including the empty line after it
};

/// Nothing when `answer` does not begin with a status line, or its head does not end.
std::optional<HttpHead> parse_http_head(std::string_view answer);

/// The value of the field `name` in a block of `Name: value` lines, without surrounding blanks;
/// names are case-insensitive. Empty when the field is absent.
std::string_view field_of(std::string_view lines, std::string_view name);

/// The content of a response body, with chunked coding and compression removed if the bytes really
/// have them: some archives store the original head with the decoded body.
struct HttpBody {
  std::string content;
  std::string fault;  ///< why the body cannot be decoded; empty when it can
};
HttpBody content_of(const HttpHead& head, std::string body, std::size_t most_bytes);

}  // namespace gazette
