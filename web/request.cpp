// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/request.hpp"

#include <cstdlib>

namespace gazette {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

CgiRequest cgi_request_of_environment() {
  CgiRequest request;
  if (const std::string method = variable("REQUEST_METHOD"); !method.empty()) {
    request.method = method;
  }
  request.script_name = variable("SCRIPT_NAME");
  request.path_info = variable("PATH_INFO");
  request.accept_language = variable("HTTP_ACCEPT_LANGUAGE");
  request.query_string = variable("QUERY_STRING");
  return request;
}

}  // namespace gazette
