// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP response as a value, and how a CGI program writes it to its server.
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
  std::string log;  ///< a line for the server's log, never sent to the client; or empty
};

/// How long a response may be stored and by whom: the header Cache-Control (RFC 9111, 5.2.2).
enum class CacheControl {
  no_store,
  private_minute,  ///< by the visitor's browser
  public_hour,     ///< by any cache
};

/// A response with all headers that every response carries. `content_type` is without a charset:
/// all are UTF-8.
Response make_response(int status, std::string_view content_type, std::string body,
                       CacheControl cache_control);

/// A response with status 304: what the client has stored is still current.
Response make_not_modified(CacheControl cache_control);

/// `response` as the standard output of a CGI program (RFC 3875, 6.3).
std::string to_cgi(const Response& response);

}  // namespace gazette
