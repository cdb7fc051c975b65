// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};

constexpr std::array reasons = {
    Reason{200, "OK"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{500, "Internal Server Error"},
    Reason{503, "Service Unavailable"},
};

std::string_view reason_phrase(int status) {
  const auto row = std::find_if(reasons.begin(), reasons.end(),
                                [&](const Reason& reason) { return reason.status == status; });
  return row == reasons.end() ? "Unknown" : row->phrase;
}

/// The page loads only its own style sheet and script, runs no inline script, sends scripts and
/// forms only to itself, and may not be put into a frame.
constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string directives_of(CacheControl cache_control) {
  switch (cache_control) {
    case CacheControl::private_minute:
      return "private, max-age=60";
    case CacheControl::public_hour:
      return "public, max-age=3600";
    case CacheControl::no_store:
      break;
  }
  return "no-store";
}

}  // namespace

Response make_response(int status, std::string_view content_type, std::string body,
                       CacheControl cache_control) {
  Response response;
  response.status = status;
  response.headers = {
      {"Content-Type", fmt::format("{}; charset=utf-8", content_type)},
      {"Content-Length", std::to_string(body.size())},
      {"Cache-Control", directives_of(cache_control)},
      {"Content-Security-Policy", std::string(content_security_policy)},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
  };
  response.body = std::move(body);
  return response;
}

Response make_not_modified(CacheControl cache_control) {
  Response response = make_response(304, "", "", cache_control);
  // They would describe the body, which is not sent.
  std::erase_if(response.headers, [](const Header& header) {
    return header.name.starts_with("Content-") && header.name != "Content-Security-Policy";
  });
  return response;
}

std::string to_cgi(const Response& response) {
  std::string text =
      fmt::format("Status: {} {}\r\n", response.status, reason_phrase(response.status));
  for (const Header& header : response.headers) {
    text += fmt::format("{}: {}\r\n", header.name, header.value);
  }
  return text + "\r\n" + response.body;
}

}  // namespace gazette
