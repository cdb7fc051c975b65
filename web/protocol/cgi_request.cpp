// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/cgi_request.hpp"

#include <cstdlib>

namespace gazette {

CgiRequest cgi_request(const CgiVariables& variables) {
  const auto variable = [&](const char* name) {
    const char* const value = variables(name);
    return value == nullptr ? std::string() : std::string(value);
  };
  CgiRequest request;
  if (const std::string method = variable("REQUEST_METHOD"); !method.empty()) {
    request.method = method;
  }
  request.script_name = variable("SCRIPT_NAME");
  request.path_info = variable("PATH_INFO");
  request.query_string = variable("QUERY_STRING");
  request.accept_language = variable("HTTP_ACCEPT_LANGUAGE");
  request.if_none_match = variable("HTTP_IF_NONE_MATCH");
  request.host = variable("HTTP_HOST");
  if (request.host.empty()) request.host = variable("SERVER_NAME");
  const std::string https = variable("HTTPS");
  request.is_https = https == "on" || https == "1" || variable("REQUEST_SCHEME") == "https";
  request.configured_origin = variable("GAZETTE_ORIGIN");
  const char* const of_process = std::getenv("GAZETTE_ORIGIN");
  if (request.configured_origin.empty() && of_process != nullptr) {
    request.configured_origin = of_process;
  }
  return request;
}

}  // namespace gazette
