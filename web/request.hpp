// SPDX-License-Identifier: GPL-3.0-or-later
// What a web server tells a CGI program about a request (RFC 3875), as a value: the rest of web/
// never looks at the environment.
#pragma once

#include <string>

namespace gazette {

struct CgiRequest {
  std::string method = "GET";
  std::string script_name;   ///< path of this program as readers see it, decoded; may be empty
  std::string path_info;     ///< what follows it in the path, decoded; empty or begun with /
  std::string query_string;  ///< as it was sent, still encoded
  std::string accept_language = {};  ///< as it was sent; may be empty
};

/// The request in the environment of this process. Without REQUEST_METHOD it is a GET, so that the
/// program can be tried in a shell.
CgiRequest cgi_request_of_environment();

}  // namespace gazette
