// SPDX-License-Identifier: GPL-3.0-or-later
// An answer as a value: status, headers, body; and its form on the wire between a CGI program and
// its server.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct Header {
  std::string name;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  std::string log;  ///< a line for the server's log that readers must not see; or empty
};

/// How long a reader's browser may keep an answer.
enum class Keeping { never, a_minute, an_hour };

/// A response with every header that each of ours carries. `content_type` is without a charset;
/// all are UTF-8.
Response make_response(int status, std::string_view content_type, std::string body,
                       Keeping keeping);

/// Says that its reader has the answer already.
Response not_modified(Keeping keeping);

/// `response` as standard output of a CGI program (RFC 3875, 6.3).
std::string to_cgi(const Response& response);

}  // namespace gazette
