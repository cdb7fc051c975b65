// SPDX-License-Identifier: GPL-3.0-or-later
// What a web server tells a CGI or FastCGI program about a request (RFC 3875), as a value: the rest
// of web/ never looks at the environment.
#pragma once

#include <functional>
#include <string>

namespace gazette {

struct CgiRequest {
  std::string method = "GET";
  std::string script_name;   ///< path of this program as readers see it, decoded; may be empty
  std::string path_info;     ///< what follows it in the path, decoded; empty or begun with /
  std::string query_string;  ///< as it was sent, still encoded
  std::string accept_language = {};  ///< as it was sent; may be empty
  std::string if_none_match = {};    ///< as it was sent; may be empty
  std::string host = {};  ///< with a port where it is not the usual one; as sent, so it may lie
  bool is_https = false;
};

/// The value of a CGI variable; nullptr when it is not set.
using CgiVariables = std::function<const char*(const char* name)>;

/// The request that `variables` tell of. Without REQUEST_METHOD it is a GET, so that the program
/// can be tried in a shell.
CgiRequest cgi_request(const CgiVariables& variables);

}  // namespace gazette
