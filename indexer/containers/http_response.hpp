// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of web servers as archives keep them. Pure functions, thread-safe.
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

/// Of `text/html; charset="UTF-8"`.
ContentType parse_content_type(std::string_view value);

/// What the head of an answer says.
struct HttpHead {
  int status = 0;
  ContentType content;
  std::string encoding;  ///< of the content: "gzip", in lower case
  bool is_chunked = false;
  std::size_t bytes = 0;  ///< of the head, with the empty line behind it
};

/// Nothing when `answer` does not begin with a status line, or its head has no end.
std::optional<HttpHead> parse_http_head(std::string_view answer);

/// The value of a field in a block of `Name: value` lines, without blanks around it; names are
/// compared without case. Empty when it is absent.
std::string_view field_of(std::string_view lines, std::string_view name);

/// The content that `body` carries: without chunks and unpacked, in so far as that is true of the
/// bytes: some archives keep heads as they came and bodies as they were meant.
struct HttpBody {
  std::string content;
  std::string fault;  ///< why there is no content; empty when there is
};
HttpBody content_of(const HttpHead& head, std::string body, std::size_t most_bytes);

}  // namespace gazette
