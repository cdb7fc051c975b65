// SPDX-License-Identifier: GPL-3.0-or-later
// A CGI or FastCGI request (RFC 3875) as a value. Nothing else in web/ reads CGI variables.
#pragma once

#include <functional>
#include <string>

namespace gazette {

struct CgiRequest {
  std::string method = "GET";
  std::string script_name;           ///< path of this program in URLs, decoded; may be empty
  std::string path_info;             ///< the rest of the path, decoded; empty or starts with /
  std::string query_string;          ///< as sent, still encoded
  std::string accept_language = {};  ///< as sent; may be empty
  std::string if_none_match = {};    ///< as sent; may be empty
  std::string host = {};             ///< as sent, with any port; the client may send anything
  bool is_https = false;
  std::string configured_origin = {};  ///< `$GAZETTE_ORIGIN`, which only the server can set
};

/// The value of a CGI variable; nullptr when it is not set.
using CgiVariables = std::function<const char*(const char* name)>;

/// The request that `variables` describe. `$GAZETTE_ORIGIN` may also be in the environment of the
/// process. The method is GET when REQUEST_METHOD is not set, so that
/// the program can be run from a shell.
CgiRequest cgi_request(const CgiVariables& variables);

}  // namespace gazette
